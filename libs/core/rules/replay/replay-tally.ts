import { compareUtf8, formatMinor, parseMinor, type Currency, type Period } from '#kernel';
import { changeOf, type ReplayedDeal } from './replay-deal.js';
import type { ReplayCause } from './replay-causes.js';
import type { Replay } from './replay.schema.js';

/** What a stretch of deals comes to on both sides. Plain data that workers hand over; stretches add up in any order. */
export interface ReplayTally {
  deals: number;
  differing: number;
  /** By quarter, currency and partner. */
  readonly money: Map<string, BothAmounts>;
  /** By cause and currency, as JSON. */
  readonly causes: Map<string, CauseSum>;
}

/** Minor units on both sides. */
export interface BothAmounts {
  bookedMinor: bigint;
  replayedMinor: bigint;
  bookedWithheldMinor: bigint;
  replayedWithheldMinor: bigint;
}

/** What a cause is worth over many lines, in minor units. */
export interface CauseSum {
  amountMinor: bigint;
  withheldMinor: bigint;
}

/** No deals. */
export const emptyTally = (): ReplayTally => ({ deals: 0, differing: 0, money: new Map(), causes: new Map() });

/** Counts one deal. */
export const tallyDeal = (tally: ReplayTally, { booked, replayed, row, worths }: ReplayedDeal): void => {
  tally.deals += 1;
  for (const line of booked.values()) tallyMoney(tally, line, { bookedMinor: line.amountMinor, bookedWithheldMinor: line.withheldMinor });
  for (const line of replayed.values()) tallyMoney(tally, line, { replayedMinor: line.amountMinor, replayedWithheldMinor: line.withheldMinor });
  if (row === null) return;
  tally.differing += 1;
  for (const { cause, amountMinor, withheldMinor } of worths) addCause(tally, causeKey(cause, row.currency), { amountMinor, withheldMinor });
};

/** Counts the causes of a difference. */
export const tallyCauses = (tally: ReplayTally, causes: Replay['deals'][number]['lines'][number]['causes'], currency: string): void => {
  for (const cause of causes) addCause(tally, causeKey(cause, currency), { amountMinor: minorOf(cause.amount, currency), withheldMinor: minorOf(cause.withheld, currency) });
};

/** Adds what belongs to a partner in a quarter. */
export const tallyMoney = (tally: ReplayTally, of: { readonly period: Period; readonly partnerId: string; readonly currency: string }, amounts: Partial<BothAmounts>): void => {
  const key = `${of.period}|${of.currency}|${of.partnerId}`;
  const standing = tally.money.get(key) ?? { bookedMinor: 0n, replayedMinor: 0n, bookedWithheldMinor: 0n, replayedWithheldMinor: 0n };
  tally.money.set(key, standing);
  addAmounts(standing, amounts);
};

/** Adds one tally to another. */
export const mergeTally = (into: ReplayTally, { deals, differing, money, causes }: ReplayTally): void => {
  into.deals += deals;
  into.differing += differing;
  for (const [key, amounts] of money) {
    const before = into.money.get(key);
    if (before === undefined) into.money.set(key, { ...amounts });
    else addAmounts(before, amounts);
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
      groups.set(key, { name, currency: entry.currency, amounts: sumOf(before?.amounts, entry.amounts) });
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

/** Neither a quarter nor a currency has a bar in it. */
const namesIn = (key: string) => {
  const [period = '', currency = '', ...partnerId] = key.split('|');
  return { period: period as Period, partnerId: partnerId.join('|'), currency: currency as Currency };
};

const moneyOf = (currency: Currency, { bookedMinor, replayedMinor, bookedWithheldMinor, replayedWithheldMinor }: BothAmounts) => ({
  amount: changeOf(currency, bookedMinor, replayedMinor), withheld: changeOf(currency, bookedWithheldMinor, replayedWithheldMinor) });

const sumOf = (one: BothAmounts | undefined, other: BothAmounts): BothAmounts => {
  const sum = { ...other };
  if (one !== undefined) addAmounts(sum, one);
  return sum;
};

const outcomeOf = (delta: string): 'gains' | 'loses' | 'same' => (!/[1-9]/.test(delta) ? 'same' : delta.startsWith('-') ? 'loses' : 'gains');

const causeRow = (key: string, { amountMinor, withheldMinor }: { readonly amountMinor: bigint; readonly withheldMinor: bigint }): Replay['causes'][number] => {
  const [because, clauses, eventType, currency] = JSON.parse(key) as [Replay['causes'][number]['because'], string[], string | null, Currency];
  return { because, clauses, eventType, currency, amount: formatMinor(amountMinor, currency), withheld: formatMinor(withheldMinor, currency) };
};

/** Most causes are of many deals: what they are called is written once. */
const causeKey = (cause: Pick<ReplayCause, 'because' | 'clauses' | 'eventType'>, currency: string): string => {
  const known = causeNames.get(cause) ?? JSON.stringify([cause.because, cause.clauses, cause.eventType]).slice(0, -1);
  causeNames.set(cause, known);
  return `${known},${JSON.stringify(currency)}]`;
};

const causeNames = new WeakMap<object, string>();

const addCause = ({ causes }: ReplayTally, key: string, { amountMinor, withheldMinor }: CauseSum): void => {
  const standing = causes.get(key);
  if (standing === undefined) {
    causes.set(key, { amountMinor, withheldMinor });
    return;
  }
  standing.amountMinor += amountMinor;
  standing.withheldMinor += withheldMinor;
};

const addAmounts = (to: BothAmounts, { bookedMinor = 0n, replayedMinor = 0n, bookedWithheldMinor = 0n, replayedWithheldMinor = 0n }: Partial<BothAmounts>): void => {
  if (bookedMinor !== 0n) to.bookedMinor += bookedMinor;
  if (replayedMinor !== 0n) to.replayedMinor += replayedMinor;
  if (bookedWithheldMinor !== 0n) to.bookedWithheldMinor += bookedWithheldMinor;
  if (replayedWithheldMinor !== 0n) to.replayedWithheldMinor += replayedWithheldMinor;
};

const minorOf = (text: string, currency: string): bigint => {
  const minor = parseMinor(text, currency as Currency);
  if (minor === undefined) throw new Error(`${text} is no amount of ${currency}.`);
  return minor;
};
