import type { FiscalCalendar, Period } from '#kernel';
import type { ClosingCause } from '#rules';

/** Which quarter is closed, from what was known, and after which one. */
export interface Closing {
  readonly cause: ClosingCause;
  /** The last quarter closed before; null: this is the first, and takes all before it along. */
  readonly after: Period | null;
  readonly calendar: FiscalCalendar;
}
