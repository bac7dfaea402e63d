import { compareUtf8, formatMinor, type Currency, type Period } from '#kernel';
import { owedLines, type OwedLine } from '../accrual/owed-lines.js';
import { evaluateStored } from '../publication/evaluate-stored.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { Terms } from '../terms/terms.js';

/** What other terms make of what a won deal owes one partner: amounts with the digits of the currency; `withheld` ones are not owed until released. */
export interface RepricedDeal {
  readonly dealId: string;
  readonly period: Period;
  readonly partnerId: string;
  readonly currency: Currency;
  readonly withheld: boolean;
  readonly before: string;
  readonly after: string;
  readonly delta: string;
}

/** What a deal owes each partner otherwise under other terms; nothing where it owes the same. Awards of whole quarters are not in it. */
export const repricedDeal = (stored: StoredDossier, { before, after }: { readonly before: Terms; readonly after: Terms }): readonly RepricedDeal[] => {
  const sides = { before: owedTo(stored, before), after: owedTo(stored, after) };
  return [...new Set([...sides.before.keys(), ...sides.after.keys()])].sort(compareUtf8).flatMap((key) => {
    const line = sides.after.get(key) ?? sides.before.get(key);
    if (line === undefined) return [];
    const [was, is] = [sides.before.get(key)?.amountMinor ?? 0n, sides.after.get(key)?.amountMinor ?? 0n];
    const { partnerId, currency, withheld, dealPeriod: period } = line;
    const text = (minor: bigint): string => formatMinor(minor, currency);
    return was === is ? [] : [{ dealId: stored.dealId, period, partnerId, currency, withheld, before: text(was), after: text(is), delta: text(is - was) }];
  });
};

const owedTo = (stored: StoredDossier, terms: Terms): ReadonlyMap<string, OwedLine> => {
  const owed = new Map<string, OwedLine>();
  for (const line of owedLines(evaluateStored(stored, terms)).values()) {
    const key = [line.partnerId, line.dealPeriod, line.withheld].join(' ');
    owed.set(key, { ...line, amountMinor: line.amountMinor + (owed.get(key)?.amountMinor ?? 0n) });
  }
  return owed;
};
