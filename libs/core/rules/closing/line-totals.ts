import type { StatementLine } from '#events';
import { compareUtf8, formatMinor, type Currency } from '#kernel';
import { lineMinor } from './award-lines.js';

/** What lines come to by currency, in minor units. */
export type LineTotals = ReadonlyMap<string, bigint>;

/** The totals with further lines in them; what is withheld is in none. */
export const addLines = (totals: LineTotals, lines: readonly StatementLine[]): LineTotals => {
  const sums = new Map(totals);
  for (const line of lines) if (!line.withheld) sums.set(line.currency, (sums.get(line.currency) ?? 0n) + lineMinor(line));
  return sums;
};

/** The totals as amounts, in the order of the currencies. */
export const totalAmounts = (totals: LineTotals): readonly { readonly currency: string; readonly amount: string }[] =>
  [...totals].sort(([left], [right]) => compareUtf8(left, right)).map(([currency, minor]) => ({ currency, amount: formatMinor(minor, currency as Currency) }));
