import fc from 'fast-check';
import {
  addPeriods, firstDayOfPeriod, firstInstantOfPeriod, lastInstantOfPeriod, nextPeriod, parsePeriod, periodOf, periodsBetween, previousPeriod, type Period,
} from './fiscal-quarter.js';
import { instantOfMillis, parseInstant, type Instant } from './instant.js';
import { addDays, daysBetween, firstInstantOfDay, formatLocalDay, lastInstantOfDay, localDayOf, parseLocalDay, type LocalDay } from './local-day.js';
import { isTimeZone } from './time-zone.js';

const at = (text: string): Instant => {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(`${text} is no instant`);
  return instant;
};
const dayAt = (text: string, timeZone: string): string => formatLocalDay(localDayOf(at(text), timeZone));
const day = (text: string): LocalDay => parseLocalDay(text) ?? (NaN as LocalDay);
const period = (text: string): Period => parsePeriod(text) ?? ('' as Period);

const zones = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Pacific/Apia', 'Africa/Casablanca', 'America/St_Johns'];
const instants = fc.integer({ min: Date.UTC(1972, 0, 1), max: Date.UTC(2060, 0, 1) }).map(instantOfMillis);

describe('a local day', () => {
  it('is what the calendar on the wall shows, also about a change of clocks', () => {
    expect(dayAt('2026-04-01T03:59:59.999Z', 'America/New_York')).toBe('2026-03-31');
    expect(dayAt('2026-04-01T04:00:00.000Z', 'America/New_York')).toBe('2026-04-01');
    expect(dayAt('2026-01-01T04:59:59.999Z', 'America/New_York')).toBe('2025-12-31');
    expect(dayAt('2026-11-01T03:59:59.999Z', 'America/New_York')).toBe('2026-10-31');
    expect(dayAt('2026-11-02T04:59:59.999Z', 'America/New_York')).toBe('2026-11-01');
    expect(dayAt('2025-12-31T18:30:00.000Z', 'Asia/Kolkata')).toBe('2026-01-01');
  });

  it('agrees with the platform at any instant', () => {
    const formatters = new Map(
      zones.map((timeZone) => [timeZone, new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })]),
    );
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        expect(formatLocalDay(localDayOf(instant, zone))).toBe(formatters.get(zone)?.format(new Date(instant)));
      }),
      { numRuns: 500 },
    );
  });

  it('has a first and a last instant, and both are of the day', () => {
    expect(firstInstantOfDay(day('2026-03-08'), 'America/New_York')).toBe('2026-03-08T05:00:00.000Z');
    expect(lastInstantOfDay(day('2026-03-08'), 'America/New_York')).toBe('2026-03-09T03:59:59.999Z');
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const local = localDayOf(instant, zone);
        const [first, last] = [firstInstantOfDay(local, zone), lastInstantOfDay(local, zone)];
        expect(first <= instant && instant <= last).toBe(true);
        expect(localDayOf(first, zone)).toBe(local);
        expect(localDayOf(last, zone)).toBe(local);
      }),
      { numRuns: 300 },
    );
  });

  it('begins when midnight is skipped with the change, and where the day is skipped with the next', () => {
    expect(firstInstantOfDay(day('2018-11-04'), 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
    expect(firstInstantOfDay(day('2011-12-30'), 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
    expect(lastInstantOfDay(day('2011-12-30'), 'Pacific/Apia')).toBe('2011-12-30T09:59:59.999Z');
  });

  it('is read only in its one form', () => {
    expect(formatLocalDay(day('2024-02-29'))).toBe('2024-02-29');
    expect(formatLocalDay(addDays(day('2024-02-29'), 1))).toBe('2024-03-01');
    for (const text of ['2026-02-29', '2026-2-1', '2026-13-01', '2026-01-01T00:00:00.000Z', '+012026-01', '']) expect(parseLocalDay(text)).toBeUndefined();
  });

  it('counts the days between by the calendar, not by hours', () => {
    expect(daysBetween(at('2026-03-08T04:59:00.000Z'), at('2026-03-08T05:01:00.000Z'), 'America/New_York')).toBe(1);
    expect(daysBetween(at('2026-03-20T16:00:00.000Z'), at('2026-01-05T09:00:00.000Z'), 'America/New_York')).toBe(-74);
  });
});

describe('a fiscal quarter', () => {
  const calendar = (fiscalYearStart: number) => ({ timeZone: 'America/New_York', fiscalYearStart });

  it('is cut in the zone of the calendar', () => {
    expect(periodOf(at('2026-04-01T03:59:59.999Z'), calendar(1))).toBe('2026-Q1');
    expect(periodOf(at('2026-04-01T04:00:00.000Z'), calendar(1))).toBe('2026-Q2');
  });

  it('is named after the calendar year in which its fiscal year ends', () => {
    expect(periodOf(at('2026-01-31T12:00:00.000Z'), calendar(2))).toBe('2026-Q4');
    expect(periodOf(at('2026-02-01T12:00:00.000Z'), calendar(2))).toBe('2027-Q1');
    expect(periodOf(at('2026-10-01T12:00:00.000Z'), calendar(10))).toBe('2027-Q1');
    expect(periodOf(at('2026-09-30T12:00:00.000Z'), calendar(10))).toBe('2026-Q4');
  });

  it('has a next and a previous one', () => {
    expect(nextPeriod(period('2026-Q4'))).toBe('2027-Q1');
    expect(previousPeriod(period('2026-Q1'))).toBe('2025-Q4');
    expect(addPeriods(period('2026-Q2'), -5)).toBe('2025-Q1');
    expect(periodsBetween(period('2025-Q4'), period('2026-Q2'))).toBe(2);
  });

  it('contains exactly the instants between its first and its last', () => {
    expect([1, 2, 12].map((start) => formatLocalDay(firstDayOfPeriod(period('2027-Q1'), start)))).toEqual(['2027-01-01', '2026-02-01', '2026-12-01']);
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 12 }), (instant, start) => {
        const name = periodOf(instant, calendar(start));
        expect(firstInstantOfPeriod(name, calendar(start)) <= instant).toBe(true);
        expect(lastInstantOfPeriod(name, calendar(start)) >= instant).toBe(true);
        expect(periodOf(lastInstantOfPeriod(name, calendar(start)), calendar(start))).toBe(name);
      }),
    );
  });

  it.each(['2026-Q0', '2026-Q5', '26-Q1', '2026Q1', '2026-Q1 '])('is not written %j', (text) => expect(parsePeriod(text)).toBeUndefined());
});

describe('a time zone', () => {
  it.each(['America/New_York', 'UTC', 'Asia/Kolkata'])('may be %s', (name) => expect(isTimeZone(name)).toBe(true));
  it.each(['Nowhere/Town', '+01:00', '', 'EST5EDT4'])('may not be %j', (name) => expect(isTimeZone(name)).toBe(false));
});
