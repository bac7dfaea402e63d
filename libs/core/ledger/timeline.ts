import type { Instant } from '#kernel';

/** What was said, and when it was true. */
export interface Told<Value> {
  readonly value: Value;
  readonly at: Instant;
}

/** All that was ever said about one matter, in the order of the log: the last word holds. Empty: nothing yet. */
export type Timeline<Value> = readonly Told<Value>[];

/** A timeline of a matter about which something was said from the beginning. */
export type History<Value> = readonly [Told<Value>, ...Told<Value>[]];

/** What holds now; undefined where nothing was said yet. */
export const lastOf = <Value>(timeline: Timeline<Value>): Value | undefined => timeline.at(-1)?.value;

/** What holds now. */
export const currentOf = <Value>(history: History<Value>): Value => (history.at(-1) ?? history[0]).value;

/** The history with one more word, which holds from now on. */
export const tell = <Value>(history: History<Value>, value: Value, at: Instant): History<Value> => [...history, { value, at }];

/**
 * Whether this is nothing new: it holds now, or it was the last word for that very instant. The second makes importing a
 * whole history again harmless, although its early facts no longer hold.
 */
export const wasTold = <Value>(
  timeline: Timeline<Value>,
  asked: Told<Value>,
  same: (one: Value, other: Value) => boolean = Object.is,
): boolean => {
  const last = timeline.at(-1);
  const thatInstant = timeline.findLast(({ at }) => at === asked.at);
  return [last, thatInstant].some((told) => told !== undefined && same(told.value, asked.value));
};
