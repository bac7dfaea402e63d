import { firstInstantOfDay, instantOfMillis, millisOf, offsetMillisAt, parseLocalDay, type Instant } from '#kernel';
import { dateReader, type DateReader, type WrittenDate } from './date-format.js';
import { shortened } from './decimal-text.js';
import { valueFault, type ValueFault } from './value-fault.js';

/** Reads the dates of a column as instants. */
export type MomentReader = (text: string) => Instant | ValueFault;

const [firstYear, lastYear] = [1900, 2199];
const dayMillis = 86_400_000;

/**
 * Makes a reader of dates. `format` is one of date-format.ts, or `instant` (ISO 8601 with Z or an offset); null: days `yyyy-MM-dd` and
 * instants both. A day without a time is its first instant in the programme's zone; a time without a zone is that zone's.
 * Undefined where the format is none.
 */
export const momentReader = (format: string | null, timeZone: string): MomentReader | undefined => {
  if (format === 'instant') return readInstant;
  const days = dateReader(format ?? 'yyyy-MM-dd');
  if (!days) return undefined;
  const kept = new Map<string, Instant | ValueFault>();
  const named = format ?? 'yyyy-MM-dd or an instant';
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const read = format === null && text.includes('T') ? readInstant(text) : readLocal(text, { days, named, timeZone });
    if (kept.size < 100_000) kept.set(text, read);
    return read;
  };
};

const isoInstant = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d{2}):?(\d{2}))$/;

const readInstant: MomentReader = (text) => {
  const [, dayText = '', hour, minute, second = '0', fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] = isoInstant.exec(text) ?? [];
  const day = parseLocalDay(dayText);
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return unreadable(text, 'an instant with a zone');
  if (day === undefined) return noSuchDay(text);
  const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return withinBounds(instantOfMillis(day * dayMillis + time - offset));
};

interface LocalDates {
  readonly days: DateReader;
  readonly named: string;
  readonly timeZone: string;
}

const readLocal = (text: string, { days, named, timeZone }: LocalDates): Instant | ValueFault => {
  const written = days(text);
  if (!written) return unreadable(text, named);
  const day = parseLocalDay(dayTextOf(written));
  if (day === undefined) return noSuchDay(text);
  if (written.timeMillis === null) return withinBounds(firstInstantOfDay(day, timeZone));
  return withinBounds(instantAt(day * dayMillis + written.timeMillis, timeZone));
};

/** What clocks in the zone showed as this; of a time that they showed twice, the first. */
const instantAt = (localMillis: number, timeZone: string): Instant => {
  const before = localMillis - offsetMillisAt(timeZone, localMillis - dayMillis);
  const after = localMillis - offsetMillisAt(timeZone, localMillis + dayMillis);
  const shows = (millis: number): boolean => millis + offsetMillisAt(timeZone, millis) === localMillis;
  return instantOfMillis(shows(before) ? before : shows(after) ? after : Math.max(before, after));
};

const dayTextOf = ({ year, month, day }: WrittenDate): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const withinBounds = (instant: Instant): Instant | ValueFault => {
  const year = new Date(millisOf(instant)).getUTCFullYear();
  if (year >= firstYear && year <= lastYear) return instant;
  return valueFault('date-out-of-bounds', `${instant.slice(0, 10)} lies outside ${firstYear}–${lastYear}.`);
};

const unreadable = (text: string, format: string): ValueFault => valueFault('date-unreadable', `"${shortened(text)}" is not ${format}.`);
const noSuchDay = (text: string): ValueFault => valueFault('date-unreadable', `There is no such day or time as "${shortened(text)}".`);
