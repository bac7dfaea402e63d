import type { Brand } from './ids.js';
import type { Instant } from './instant.js';
import { firstInstantOfDay, lastInstantOfDay, localDayOf, type LocalDay } from './local-day.js';

/** A fiscal quarter, `2026-Q1`, named after the calendar year in which its fiscal year ends. Sorts as text. */
export type Period = Brand<string, 'Period'>;

/** Where days and quarters are cut: an IANA zone, and the month (1–12) in which the fiscal year starts. */
export interface FiscalCalendar {
  readonly timeZone: string;
  readonly fiscalYearStart: number;
}

const periodForm = /^(\d{4})-Q([1-4])$/;

/** The form of a period, for schemas. */
export const periodPattern = '^\\d{4}-Q[1-4]$';

/** Reads a period, `2026-Q1`; undefined where the text is none. */
export const parsePeriod = (text: string): Period | undefined => (periodForm.test(text) ? (text as Period) : undefined);

/** The fiscal quarter in which the instant falls on the calendar's local clocks. */
export const periodOf = (instant: Instant, calendar: FiscalCalendar): Period =>
  periodOfDay(localDayOf(instant, calendar.timeZone), calendar.fiscalYearStart);

/** The fiscal quarter of a local day. */
export const periodOfDay = (day: LocalDay, fiscalYearStart: number): Period => {
  const key = day * 12 + fiscalYearStart - 1;
  const known = periods.get(key);
  if (known !== undefined) return known;
  const { year, month } = civilOf(day);
  const monthsIn = (month - fiscalYearStart + 12) % 12;
  const endsIn = fiscalYearStart > 1 && month >= fiscalYearStart ? year + 1 : year;
  const period = periodNamed(endsIn * 4 + Math.floor(monthsIn / 3));
  periods.set(key, period);
  return period;
};

/** Evaluating asks for the quarters of thousands of deals and of few days: each is worked out once. */
const periods = new Map<number, Period>();

/** The quarter after it. */
export const nextPeriod = (period: Period): Period => addPeriods(period, 1);

/** The quarter before it. */
export const previousPeriod = (period: Period): Period => addPeriods(period, -1);

/** So many quarters later, or earlier where negative. */
export const addPeriods = (period: Period, quarters: number): Period => periodNamed(ordinalOf(period) + quarters);

/** The quarters from the one to the other: 0 for the same, negative where the second is earlier. */
export const periodsBetween = (from: Period, to: Period): number => ordinalOf(to) - ordinalOf(from);

/** The first local day of the quarter. */
export const firstDayOfPeriod = (period: Period, fiscalYearStart: number): LocalDay => {
  const ordinal = ordinalOf(period);
  const firstYear = Math.floor(ordinal / 4) - (fiscalYearStart > 1 ? 1 : 0);
  const date = new Date(0);
  date.setUTCFullYear(firstYear, fiscalYearStart - 1 + (ordinal % 4) * 3, 1);
  return (date.getTime() / 86_400_000) as LocalDay;
};

/** The first instant of the quarter in the calendar's zone. */
export const firstInstantOfPeriod = (period: Period, calendar: FiscalCalendar): Instant =>
  firstInstantOfDay(firstDayOfPeriod(period, calendar.fiscalYearStart), calendar.timeZone);

/** The last millisecond of the quarter in the calendar's zone. */
export const lastInstantOfPeriod = (period: Period, calendar: FiscalCalendar): Instant =>
  lastInstantOfDay((firstDayOfPeriod(nextPeriod(period), calendar.fiscalYearStart) - 1) as LocalDay, calendar.timeZone);

const periodNamed = (ordinal: number): Period =>
  `${String(Math.floor(ordinal / 4)).padStart(4, '0')}-Q${(ordinal % 4) + 1}` as Period;

const ordinalOf = (period: Period): number => Number(period.slice(0, 4)) * 4 + Number(period.slice(6)) - 1;

const civilOf = (day: LocalDay): { year: number; month: number } => {
  const date = new Date(day * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
};
