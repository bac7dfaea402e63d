import type { Instant, Period, RuleSetId, UserId } from '#kernel';
import type { RuleSetState } from '../rule-set/rule-set.state.js';
import type { ProgrammeState } from '../programme/programme.state.js';
import type { StatementsState } from '../statement/statement.state.js';

/** The programme's quarters: where closing stands, and every restatement of one that is closed, by its id and in the order of proposal. */
export type PeriodState = ClosingState & { readonly restatements: ReadonlyMap<string, Restatement> };

/** Where the closing of quarters stands; `lastClosed` and all before it are closed. */
export type ClosingState =
  | { readonly status: 'idle'; readonly lastClosed: Period | null }
  | { readonly status: 'proposed'; readonly lastClosed: Period | null; readonly period: Period; readonly proposedBy: UserId }
  | { readonly status: 'closing'; readonly lastClosed: Period | null; readonly period: Period; readonly knownAt: Instant };

/** What was proposed: that the deals of a closed quarter which follow a rule set are priced by this version of it; and what became of that. */
export interface Restatement {
  readonly restatementId: string;
  readonly period: Period;
  readonly ruleSetId: RuleSetId;
  readonly version: number;
  readonly replayId: string | null;
  readonly replayDigest: string;
  readonly proposedBy: UserId;
  readonly standing: 'proposed' | 'withdrawn' | 'approved';
}

/** The last quarter that nothing may change any more: it is closed, or its statements are being issued; null while there is none. */
export const closedThrough = (state: PeriodState): Period | null => (state.status === 'closing' ? state.period : state.lastClosed);

/** What a decision on a quarter rests on beside the stream: the calendar, the streams that could not be read, to end a closing what was issued, to restate what is published. */
export interface PeriodFacts {
  readonly programme: ProgrammeState;
  /** Streams at which the read models stopped: what rests on them is not known, so nothing is promised. Asked for where a closing is decided. */
  readonly stoppedStreams: readonly string[];
  readonly statements: StatementsState | null;
  /** The rule set that a restatement is about; asked for where one is decided. */
  readonly ruleSet: RuleSetState | null;
}
