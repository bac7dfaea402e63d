import { laterOf, mapWith, type Instant } from '#kernel';

/** What was said, and when it was true. */
export interface Told<Value> {
  readonly value: Value;
  readonly at: Instant;
}

/** All that was ever said about one matter, by when it was true; of one instant, in the order of the log. Empty: nothing yet. */
export type Timeline<Value> = readonly Told<Value>[];

/** A timeline of a matter about which something was said from the beginning. */
export type History<Value> = readonly [Told<Value>, ...Told<Value>[]];

/** What holds now, the latest that was true, however late the rest was learned; undefined where nothing was said yet. */
export const lastOf = <Value>(timeline: Timeline<Value>): Value | undefined => timeline.at(-1)?.value;

/** What holds now. */
export const currentOf = <Value>(history: History<Value>): Value => (history.at(-1) ?? history[0]).value;

/** The timeline with one more word in its place: it holds from its instant until the next that was said. */
export function tell<Value>(history: History<Value>, told: Told<Value>): History<Value>;
export function tell<Value>(timeline: Timeline<Value>, told: Told<Value>): Timeline<Value>;
export function tell<Value>(timeline: Timeline<Value>, told: Told<Value>): Timeline<Value> {
  const place = timeline.findLastIndex(({ at }) => at <= told.at) + 1;
  return [...timeline.slice(0, place), told, ...timeline.slice(place)];
}

/** The timeline put right: the word takes the place of all that was said before, whenever that was true. */
export function amend<Value>(history: History<Value>, told: Told<Value>): History<Value>;
export function amend<Value>(timeline: Timeline<Value>, told: Told<Value>): Timeline<Value>;
export function amend<Value>(timeline: Timeline<Value>, { value, at }: Told<Value>): Timeline<Value> {
  return [...timeline, { value, at: laterOf(at, timeline.at(-1)?.at ?? at) }];
}

/** The timelines of several matters, with one more word about one of them. */
export const tellOf = <Key, Value>(
  timelines: ReadonlyMap<Key, Timeline<Value>>, key: Key, told: Told<Value>,
): ReadonlyMap<Key, Timeline<Value>> => mapWith(timelines, key, tell(timelines.get(key) ?? [], told));

/** What held at an instant; undefined where nothing was said of it. */
export const heldAt = <Value>(timeline: Timeline<Value>, instant: Instant): Told<Value> | undefined =>
  timeline.findLast(({ at }) => at <= instant);

/** Whether this is nothing new: it held at that instant already. So importing a whole history again is harmless. */
export const wasTold = <Value>(
  timeline: Timeline<Value>,
  asked: Told<Value>,
  same: (one: Value, other: Value) => boolean = Object.is,
): boolean => {
  const held = heldAt(timeline, asked.at);
  return held !== undefined && same(held.value, asked.value);
};
