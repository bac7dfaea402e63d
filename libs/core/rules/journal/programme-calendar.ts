import type { FiscalCalendar } from '#kernel';
import type { Terms } from '../terms/terms.js';

/** Where the programme cuts days and quarters, which every rule set of it says alike. Nothing is stated or paid before one is published. */
export const programmeCalendar = ({ published }: Terms): FiscalCalendar => {
  for (const { versions: [first] } of published.values()) if (first) return first.compiled.calendar;
  throw new Error('No rule set is published, so there is nothing to state or to pay.');
};
