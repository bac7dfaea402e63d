import type { Instant, Period, UserId } from '#kernel';
import type { ProgrammeState } from '../programme/programme.state.js';
import type { StatementsState } from '../statement/statement.state.js';

/** Where the closing of quarters stands; `lastClosed` and all before it are closed. */
export type PeriodState =
  | { readonly status: 'idle'; readonly lastClosed: Period | null }
  | { readonly status: 'proposed'; readonly lastClosed: Period | null; readonly period: Period; readonly proposedBy: UserId }
  | { readonly status: 'closing'; readonly lastClosed: Period | null; readonly period: Period; readonly knownAt: Instant };

/** The last quarter that nothing may change any more: it is closed, or its statements are being issued; null while there is none. */
export const closedThrough = (state: PeriodState): Period | null => (state.status === 'closing' ? state.period : state.lastClosed);

/** What a decision on a quarter rests on beside the stream: the calendar, the streams that could not be read and, to end a closing, what was issued. */
export interface PeriodFacts {
  readonly programme: ProgrammeState;
  /** Streams at which the read models stopped: what rests on them is not known, so nothing is promised. Asked for where a closing is decided. */
  readonly stoppedStreams: readonly string[];
  readonly statements: StatementsState | null;
}
