import type { DisputeOutcome, MissedTouchpoint, SealedText } from '#events';
import type { DealId, DisputeId, EventId, Period } from '#kernel';

/**
 * What can be asked of a dispute. The line is one of the asker's own: of a statement by its quarter and number, of an open quarter by its
 * deal and the number of the entry. `amount` null: all of the line.
 */
export type DisputeCommand =
  | { readonly type: 'OpenDispute'; readonly disputeId: DisputeId; readonly period: Period | null; readonly lineNo: number | null;
      readonly dealId: DealId | null; readonly entryNo: number | null; readonly amount: string | null; readonly wrongEventIds: readonly EventId[];
      readonly missing: readonly MissedTouchpoint[]; readonly evidence: SealedText }
  | { readonly type: 'AddDisputeEvidence'; readonly evidence: SealedText }
  | { readonly type: 'AnswerDispute'; readonly answer: SealedText }
  | { readonly type: 'EscalateDispute'; readonly reason: SealedText }
  | { readonly type: 'RuleDispute'; readonly outcome: DisputeOutcome; readonly reason: SealedText; readonly voids: readonly string[]; readonly logs: readonly string[];
      /** A correction of the won deal that waits for its second person: roles, amount and close date change by that alone. */
      readonly correctionId: string | null }
  | { readonly type: 'WithdrawDispute'; readonly reason: SealedText | null }
  /** What a deadline that has passed means is recorded. */
  | { readonly type: 'PassDisputeDeadline' }
  /** The touchpoints that a ruling speaks of stand on the deal, or the correction that it named; without events where that lapsed. */
  | { readonly type: 'RecordRulingCarriedOut'; readonly rulingId: EventId; readonly factIds: readonly EventId[]; readonly correctionId: string | null };
