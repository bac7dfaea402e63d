import type { StatementBalance, StatementLine, StatementLineKind } from '#events';
import { formatMinor, parseCurrency, parseMinor, type Currency } from '#kernel';

const columns = ['earned', 'clawedBack', 'adjusted'] as const;
type Column = (typeof columns)[number];

/** Kinds that put an account right without anything being earned or lost on a deal. */
const adjustments: readonly StatementLineKind[] = ['writeOff', 'merger', 'difference'];

/** Throws, naming currency and sum, where a balance is not what its own figures and the lines say. */
export const checkSums = (balances: readonly StatementBalance[], lines: readonly StatementLine[]): void => {
  if (new Set(balances.map(({ currency }) => currency)).size < balances.length) throw new RangeError('A currency has two balances.');
  const unstated = new Map(sumsOf(lines));
  for (const balance of balances) {
    const currency = currencyOf(balance.currency);
    const figure = (name: Exclude<keyof StatementBalance, 'currency'>): bigint => minorOf(balance[name], currency);
    const expectEqual = (name: string, stated: bigint, sum: bigint): void => {
      if (stated !== sum) throw new RangeError(`${name} is stated as ${formatMinor(stated, currency)} ${currency}, but comes to ${formatMinor(sum, currency)}.`);
    };
    const sums = unstated.get(currency) ?? nothing;
    for (const column of columns) expectEqual(column, figure(column), sums[column]);
    expectEqual('closing', figure('closing'), figure('opening') + figure('earned') + figure('clawedBack') + figure('adjusted') - figure('paid'));
    expectEqual('heldClosing', figure('heldClosing'), figure('heldOpening') + figure('held') - figure('released'));
    unstated.delete(currency);
  }
  const [missing] = unstated.keys();
  if (missing !== undefined) throw new RangeError(`Lines in ${missing} have no balance.`);
};

const nothing: Readonly<Record<Column, bigint>> = { earned: 0n, clawedBack: 0n, adjusted: 0n };

/** What the lines that are not withheld come to, by currency. */
const sumsOf = (lines: readonly StatementLine[]): ReadonlyMap<string, Readonly<Record<Column, bigint>>> => {
  const sums = new Map<string, Record<Column, bigint>>();
  for (const line of lines.filter(({ withheld }) => !withheld)) {
    const minor = minorOf(line.amount, currencyOf(line.currency));
    const sum = sums.get(line.currency) ?? { ...nothing };
    sum[columnOf(line.kind, minor)] += minor;
    sums.set(line.currency, sum);
  }
  return sums;
};

const columnOf = (kind: StatementLineKind, minor: bigint): Column =>
  adjustments.includes(kind) ? 'adjusted' : minor < 0n ? 'clawedBack' : 'earned';

const currencyOf = (code: string): Currency => {
  const currency = parseCurrency(code);
  if (currency === undefined) throw new RangeError(`${code} is no currency with a minor unit.`);
  return currency;
};

const minorOf = (amount: string, currency: Currency): bigint => {
  const minor = parseMinor(amount, currency);
  if (minor === undefined) throw new RangeError(`${amount} is no amount of ${currency}.`);
  return minor;
};
