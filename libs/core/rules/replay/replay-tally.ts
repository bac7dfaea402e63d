import { compareUtf8, formatMinor, parseMinor, type Currency, type Period } from '#kernel';
import { changeOf, type ReplayedDeal } from './replay-deal.js';
import type { ReplayLines } from './replay-line.js';
import type { Replay } from './replay.schema.js';

/** What a stretch of deals comes to on both sides. Plain data that workers hand over; stretches add up in any order. */
export interface ReplayTally {
  deals: number;
  differing: number;
  /** By quarter, partner and currency, as JSON. */
  readonly money: Map<string, BothAmounts>;
  /** By cause and currency, as JSON. */
  readonly causes: Map<string, { amountMinor: bigint; withheldMinor: bigint }>;
}

/** Minor units on both sides. */
export interface BothAmounts {
  bookedMinor: bigint;
  replayedMinor: bigint;
  bookedWithheldMinor: bigint;
  replayedWithheldMinor: bigint;
}

/** No deals. */
export const emptyTally = (): ReplayTally => ({ deals: 0, differing: 0, money: new Map(), causes: new Map() });

/** Counts one deal. */
export const tallyDeal = (tally: ReplayTally, { booked, replayed, row }: ReplayedDeal): void => {
  tally.deals += 1;
  addSide(tally, booked, ['bookedMinor', 'bookedWithheldMinor']);
  addSide(tally, replayed, ['replayedMinor', 'replayedWithheldMinor']);
  if (row === null) return;
  tally.differing += 1;
  for (const line of row.lines) tallyCauses(tally, line.causes, row.currency);
};

/** Counts the causes of a difference. */
export const tallyCauses = (tally: ReplayTally, causes: Replay['deals'][number]['lines'][number]['causes'], currency: string): void => {
  for (const { because, clauses, eventType, amount, withheld } of causes) {
    addCause(tally, JSON.stringify([because, clauses, eventType, currency]), { amountMinor: minorOf(amount, currency), withheldMinor: minorOf(withheld, currency) });
  }
};

/** Adds what belongs to a partner in a quarter. */
export const tallyMoney = (tally: ReplayTally, of: { readonly period: Period; readonly partnerId: string; readonly currency: string }, amounts: Partial<BothAmounts>): void => {
  const key = JSON.stringify([of.period, of.partnerId, of.currency]);
  const before = tally.money.get(key) ?? { bookedMinor: 0n, replayedMinor: 0n, bookedWithheldMinor: 0n, replayedWithheldMinor: 0n };
  tally.money.set(key, sum(before, amounts));
};

/** Adds one tally to another. */
export const mergeTally = (into: ReplayTally, { deals, differing, money, causes }: ReplayTally): void => {
  into.deals += deals;
  into.differing += differing;
  for (const [key, amounts] of money) {
    const before = into.money.get(key);
    into.money.set(key, before === undefined ? amounts : sum(before, amounts));
  }
  for (const [key, worth] of causes) addCause(into, key, worth);
};

/** The sums of a tally as the document has them. */
export const tallyRows = ({ money, causes }: ReplayTally): Pick<Replay, 'totals' | 'quarters' | 'partners' | 'causes'> => {
  const entries = [...money].map(([key, amounts]) => ({ ...namesIn(key), amounts }));
  const grouped = <Name extends object>(nameOf: (entry: (typeof entries)[number]) => Name) => {
    const groups = new Map<string, { readonly name: Name; readonly amounts: BothAmounts; readonly currency: Currency }>();
    for (const entry of entries) {
      const name = nameOf(entry);
      const key = JSON.stringify(name);
      const before = groups.get(key);
      groups.set(key, { name, currency: entry.currency, amounts: before === undefined ? entry.amounts : sum(before.amounts, entry.amounts) });
    }
    return [...groups].sort(([left], [right]) => compareUtf8(left, right)).map(([, { name, currency, amounts }]) => ({ ...name, ...moneyOf(currency, amounts) }));
  };
  return {
    totals: grouped(({ currency }) => ({ currency })),
    quarters: grouped(({ period, currency }) => ({ period, currency })),
    partners: grouped(({ partnerId, currency }) => ({ partnerId, currency })).map(({ amount, ...row }) => ({ ...row, amount, outcome: outcomeOf(amount.delta) })),
    causes: [...causes].sort(([left], [right]) => compareUtf8(left, right)).map(([key, worth]) => causeRow(key, worth)),
  };
};

const namesIn = (key: string) => {
  const [period, partnerId, currency] = JSON.parse(key) as [Period, string, Currency];
  return { period, partnerId, currency };
};

const moneyOf = (currency: Currency, { bookedMinor, replayedMinor, bookedWithheldMinor, replayedWithheldMinor }: BothAmounts) => ({
  amount: changeOf(currency, bookedMinor, replayedMinor), withheld: changeOf(currency, bookedWithheldMinor, replayedWithheldMinor) });

const outcomeOf = (delta: string): 'gains' | 'loses' | 'same' => (!/[1-9]/.test(delta) ? 'same' : delta.startsWith('-') ? 'loses' : 'gains');

const causeRow = (key: string, { amountMinor, withheldMinor }: { readonly amountMinor: bigint; readonly withheldMinor: bigint }): Replay['causes'][number] => {
  const [because, clauses, eventType, currency] = JSON.parse(key) as [Replay['causes'][number]['because'], string[], string | null, Currency];
  return { because, clauses, eventType, currency, amount: formatMinor(amountMinor, currency), withheld: formatMinor(withheldMinor, currency) };
};

const addSide = (tally: ReplayTally, lines: ReplayLines, [amount, withheld]: readonly ['bookedMinor' | 'replayedMinor', 'bookedWithheldMinor' | 'replayedWithheldMinor']): void => {
  for (const line of lines.values()) tallyMoney(tally, line, { [amount]: line.amountMinor, [withheld]: line.withheldMinor });
};

const addCause = ({ causes }: ReplayTally, key: string, { amountMinor, withheldMinor }: { readonly amountMinor: bigint; readonly withheldMinor: bigint }): void => {
  const before = causes.get(key);
  causes.set(key, { amountMinor: (before?.amountMinor ?? 0n) + amountMinor, withheldMinor: (before?.withheldMinor ?? 0n) + withheldMinor });
};

const sum = (one: BothAmounts, other: Partial<BothAmounts>): BothAmounts => ({
  bookedMinor: one.bookedMinor + (other.bookedMinor ?? 0n), replayedMinor: one.replayedMinor + (other.replayedMinor ?? 0n),
  bookedWithheldMinor: one.bookedWithheldMinor + (other.bookedWithheldMinor ?? 0n), replayedWithheldMinor: one.replayedWithheldMinor + (other.replayedWithheldMinor ?? 0n) });

const minorOf = (text: string, currency: string): bigint => {
  const minor = parseMinor(text, currency as Currency);
  if (minor === undefined) throw new Error(`${text} is no amount of ${currency}.`);
  return minor;
};
