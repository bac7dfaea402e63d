import { nextPeriod, periodOf, type FiscalCalendar, type Instant, type Period } from '#kernel';
import { lastClosingBefore, type Terms } from './terms.js';

/** The quarter in which a posting is made: that in which its cause occurred if that was open when it was recorded, else the earliest that was. */
export const postingPeriod = (
  terms: Terms, { occurredAt, recordedAt, calendar }: { readonly occurredAt: Instant; readonly recordedAt: Instant; readonly calendar: FiscalCalendar },
): Period => {
  const period = periodOf(occurredAt, calendar);
  const closed = lastClosingBefore(terms, recordedAt);
  return closed === undefined || period > closed ? period : nextPeriod(closed);
};
