import type { Brand } from './ids.js';
import { instantOfMillis, millisOf, type Instant } from './instant.js';
import { offsetMillisAt, stretchesOfUtcDay } from './time-zone.js';

/** A calendar day without a zone, as days since 1970-01-01: two of them subtract to the days between. */
export type LocalDay = Brand<number, 'LocalDay'>;

const dayMillis = 86_400_000;
const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** The form a day has as text, `2026-03-20`, for schemas. */
export const localDayPattern = dayForm.source;

/** Reads `2026-03-20`; undefined where the text has another form or names no day (31 February). */
export const parseLocalDay = (text: string): LocalDay | undefined => {
  if (!dayForm.test(text)) return undefined;
  const millis = Date.parse(`${text}T00:00:00.000Z`);
  if (Number.isNaN(millis)) return undefined;
  const day = (millis / dayMillis) as LocalDay;
  return formatLocalDay(day) === text ? day : undefined;
};

/** The day as text, `2026-03-20`. */
export const formatLocalDay = (day: LocalDay): string => new Date(day * dayMillis).toISOString().slice(0, 10);

/** The day that calendars in the zone show at the instant. */
export const localDayOf = (instant: Instant, timeZone: string): LocalDay => {
  if (instant === askedLast.instant && timeZone === askedLast.timeZone) return askedLast.day;
  const millis = millisOf(instant);
  const day = Math.floor((millis + offsetMillisAt(timeZone, millis)) / dayMillis) as LocalDay;
  askedLast = { instant, timeZone, day };
  return day;
};

/** Evaluating a deal asks for the day of its close again and again. */
let askedLast = { instant: '' as Instant, timeZone: '', day: 0 as LocalDay };

/** So many days later, or earlier where negative. */
export const addDays = (day: LocalDay, days: number): LocalDay => (day + days) as LocalDay;

/** Local days from the one instant to the other: 0 on the same day, negative where the second is earlier. */
export const daysBetween = (from: Instant, to: Instant, timeZone: string): number =>
  localDayOf(to, timeZone) - localDayOf(from, timeZone);

/** The first instant of a day in the zone: midnight, or what stands in for it where clocks skip midnight. */
export const firstInstantOfDay = (day: LocalDay, timeZone: string): Instant => instantOfMillis(boundsOf(day, timeZone).first);

/** The last millisecond of a day in the zone, the day's end of a range that includes it. */
export const lastInstantOfDay = (day: LocalDay, timeZone: string): Instant => instantOfMillis(boundsOf(day, timeZone).last);

/** A zone that crossed the date line skipped a day: then both bounds are where the day would have been. */
const boundsOf = (day: LocalDay, timeZone: string): { first: number; last: number } => {
  const parts = [day - 1, day, day + 1].flatMap((utcDay) => stretchesOfUtcDay(timeZone, utcDay)).map((stretch) => ({
    from: Math.max(stretch.from, day * dayMillis - stretch.offsetMillis),
    until: Math.min(stretch.until, (day + 1) * dayMillis - stretch.offsetMillis),
  }));
  const present = parts.filter(({ from, until }) => from < until);
  if (present.length === 0) {
    const { first } = boundsOf(addDays(day, 1), timeZone);
    return { first, last: first - 1 };
  }
  return { first: Math.min(...present.map(({ from }) => from)), last: Math.max(...present.map(({ until }) => until)) - 1 };
};
