import { compareUtf8, type Currency, type Period } from '#kernel';
import type { OwedByDeal } from '../accrual/owed-lines.js';

/** What a deal comes to for a partner on one line, booked or replayed. Minor units of `currency`; what is withheld stands beside. */
export interface ReplayLine extends LineName {
  readonly clause: string;
  readonly currency: Currency;
  readonly amountMinor: bigint;
  readonly withheldMinor: bigint;
}

/** Which line it is: of the quarter of the close, a partner, a position; of an uplift also by the clause that awards it. */
export interface LineName {
  readonly period: Period;
  readonly partnerId: string;
  readonly kind: 'commission' | 'uplift';
  readonly position: string;
  readonly uplift: string | null;
}

/** Lines by `lineKey`. */
export type ReplayLines = ReadonlyMap<string, ReplayLine>;

/** Names a line in one text. */
export const lineKey = ({ period, partnerId, kind, position, uplift }: LineName): string => `${period}|${partnerId}|${kind}|${position}|${uplift ?? ''}`;

/** Adds to the line of that name. */
export const addLine = (lines: Map<string, ReplayLine>, line: ReplayLine): void => {
  const key = lineKey(line);
  const before = lines.get(key);
  lines.set(key, before === undefined ? line : {
    ...before, amountMinor: before.amountMinor + line.amountMinor, withheldMinor: before.withheldMinor + line.withheldMinor });
};

/** What a deal owes, as lines of a replay. */
export const replayLineOf = ({ partnerId, kind, position, clause, amountMinor, withheld }: OwedByDeal, { period, currency }: Pick<ReplayLine, 'period' | 'currency'>): ReplayLine => ({
  period, partnerId, kind, position, uplift: kind === 'uplift' ? clause : null, clause, currency, ...besides(amountMinor, withheld) });

/** An amount that is owed, or withheld. */
export const besides = (minor: bigint, withheld: boolean): Pick<ReplayLine, 'amountMinor' | 'withheldMinor'> =>
  (withheld ? { amountMinor: 0n, withheldMinor: minor } : { amountMinor: minor, withheldMinor: 0n });

/** The names of all lines of both sides, in the order of their texts. */
export const keysOf = (...sides: readonly ReplayLines[]): readonly string[] => [...new Set(sides.flatMap((lines) => [...lines.keys()]))].sort(compareUtf8);

const nothing = { amountMinor: 0n, withheldMinor: 0n };

/** What stands on a line; nothing where there is none. */
export const standing = (lines: ReplayLines, key: string): Pick<ReplayLine, 'amountMinor' | 'withheldMinor'> => lines.get(key) ?? nothing;

/** Whether any line differs. */
export const differ = (one: ReplayLines, other: ReplayLines): boolean => {
  for (const [key, line] of one) if (!isSame(line, standing(other, key))) return true;
  for (const [key, line] of other) if (!one.has(key) && !isSame(nothing, line)) return true;
  return false;
};

type Amounts = Pick<ReplayLine, 'amountMinor' | 'withheldMinor'>;

const isSame = (left: Amounts, right: Amounts): boolean => left.amountMinor === right.amountMinor && left.withheldMinor === right.withheldMinor;
