import type { RecordedEvent } from '#events';
import type { DealId, EventId, Instant, Period, RuleSetId } from '#kernel';

/** What posted it: a fact of the deal, or a change of the rule set it follows. */
export type AccrualCause = RecordedEvent['type'];

/** One posting: by how much what a deal owes on one line changed, why, and in which period it is posted. */
export interface Accrual {
  readonly dealId: DealId;
  /** 1 for the deal's first entry, without gaps. */
  readonly entryNo: number;
  /** Partner, position, kind and, of an uplift, its clause: what the entry belongs to. */
  readonly lineKey: string;
  readonly partnerId: string;
  readonly position: string;
  readonly kind: 'commission' | 'uplift';
  /** The difference, with its sign, in `currency`. */
  readonly amount: string;
  readonly currency: string;
  /** Entries of what is withheld add up apart: they are not owed until the line is released. */
  readonly withheld: boolean;
  readonly ruleSetId: RuleSetId;
  readonly version: number;
  readonly clause: string;
  readonly causeEventId: EventId;
  readonly causeType: AccrualCause;
  /** What the line rests on: role assignments and qualifying touchpoints, of an uplift also the choice; sorted. */
  readonly eventIds: readonly string[];
  /** The quarter of the deal's close. */
  readonly dealPeriod: Period;
  /**
   * The quarter in which the cause occurred, a win's being its close, never before the close; where that was closed when the cause was
   * recorded, the earliest that was open.
   */
  readonly postedIn: Period;
  readonly occurredAt: Instant;
  /** When the cause was recorded. */
  readonly recordedAt: Instant;
  /** From which local day it is payable. */
  readonly dueOn: string;
  /** What of it is held back, not negative, and until which local day. */
  readonly holdback: string;
  readonly holdbackUntil: string;
}
