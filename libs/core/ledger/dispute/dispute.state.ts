import type { DisputedLine, DisputeOutcome, EscalationCause, MissedTouchpoint } from '#events';
import type { Currency, DisputeId, EventId, Instant, PartnerId, UserId } from '#kernel';
import type { Correction } from '../deal/deal.state.js';
import type { ProgrammeState } from '../programme/programme.state.js';

/** A line that somebody disputes, or does not. */
export type DisputeState = { readonly status: 'none' } | OpenedDispute;

export interface OpenedDispute {
  readonly status: 'opened';
  readonly disputeId: DisputeId;
  readonly partnerId: PartnerId;
  readonly line: DisputedLine;
  readonly currency: Currency;
  readonly amount: string;
  readonly wrongEventIds: readonly EventId[];
  readonly missing: readonly MissedTouchpoint[];
  /** The texts that were said so far, by their ids. */
  readonly said: ReadonlySet<string>;
  readonly rulings: readonly Ruling[];
  readonly standing: DisputeStanding;
}

/** Whose word is awaited until when, or how it ended. A ruling that nobody can appeal, or nobody has, is the end. */
export type DisputeStanding =
  | { readonly is: 'open'; readonly answerBy: Instant }
  | { readonly is: 'answered'; readonly replyBy: Instant }
  | { readonly is: 'escalated'; readonly because: EscalationCause; readonly ruleBy: Instant }
  | { readonly is: 'ruled'; readonly appealUntil: Instant | null }
  | { readonly is: 'withdrawn' | 'lapsed' };

export interface Ruling {
  readonly eventId: EventId;
  readonly ruledBy: UserId;
  readonly outcome: DisputeOutcome;
  /** When it was ruled. */
  readonly ruledAt: Instant;
  readonly voids: readonly string[];
  readonly logs: readonly string[];
  /** The correction of the won deal that it named. */
  readonly correctionId: string | null;
  /** What of it is not on the deal yet. */
  readonly waitsFor: ReadonlySet<RulingPart>;
}

/** What a ruling can lead to: touchpoints voided and logged, which the ledger does, and a correction, which a second person approves. */
export type RulingPart = 'touchpoints' | 'correction';

/** A line that its partner may dispute. */
export interface DisputableLine {
  readonly partnerId: PartnerId;
  readonly line: DisputedLine;
  readonly currency: Currency;
  /** When its statement was issued; null of an accrual in an open quarter. */
  readonly issuedAt: Instant | null;
  /** What of it no payment holds. */
  readonly unpaidMinor: bigint;
}

/** What is known of an event of the disputed deal that all on the deal may see. */
export interface DisputableEvent {
  /** The touchpoint that it is about; null where it is about none. */
  readonly touchpointId: string | null;
  readonly toldBy: UserId;
  /** Whether a correction of the won deal changes what it says. */
  readonly isCorrectable: boolean;
}

/** What a ruling can do about the deal of the line. */
export interface DealRuledOn {
  readonly isWon: boolean;
  readonly corrections: ReadonlyMap<string, Correction['status']>;
}

/** What a decision on a dispute rests on beside its stream. */
export interface DisputeFacts {
  readonly programme: ProgrammeState;
  /** The line that an opening names; null where the asker has none there, or another command is asked. */
  readonly line: DisputableLine | null;
  /** The dispute of that line that was not withdrawn. */
  readonly disputedBy: DisputeId | null;
  readonly events: ReadonlyMap<EventId, DisputableEvent>;
  /** Null of a line of no deal, and where another command is asked than a ruling. */
  readonly deal: DealRuledOn | null;
}
