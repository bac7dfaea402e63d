import type { Brand } from './ids.js';

/** A moment in UTC with milliseconds, `2026-03-20T16:00:00.000Z`: instants sort as text in the order of time. */
export type Instant = Brand<string, 'Instant'>;

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** The form every instant has, for schemas. */
export const instantPattern = instantForm.source;

/** Reads an instant in its one form; undefined where the text has another form or names no moment (31 February). */
export const parseInstant = (text: string): Instant | undefined => {
  if (!instantForm.test(text)) return undefined;
  const millis = Date.parse(text);
  return Number.isNaN(millis) || new Date(millis).toISOString() !== text ? undefined : (text as Instant);
};

/** Milliseconds since 1970 of an instant. */
export const millisOf = (instant: Instant): number => Date.parse(instant);

/** The instant that is so many milliseconds after 1970. */
export const instantOfMillis = (millis: number): Instant => new Date(millis).toISOString() as Instant;

/** The later of two instants. */
export const laterOf = (one: Instant, other: Instant): Instant => (one >= other ? one : other);
