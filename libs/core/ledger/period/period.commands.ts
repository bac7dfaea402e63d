import type { SealedText } from '#events';
import type { Instant, Period, RuleSetId } from '#kernel';

/** What can be asked of the programme's quarters. */
export type PeriodCommand =
  | { readonly type: 'ProposePeriodClose'; readonly period: Period }
  | { readonly type: 'ApprovePeriodClose'; readonly period: Period }
  | { readonly type: 'ProposeRestatement'; readonly restatementId: string; readonly period: Period; readonly ruleSetId: RuleSetId; readonly version: number;
      readonly replayId: string | null; readonly replayDigest: string; readonly reason: SealedText }
  | { readonly type: 'ApproveRestatement'; readonly restatementId: string; readonly period: Period }
  | { readonly type: 'WithdrawRestatement'; readonly restatementId: string; readonly period: Period }
  /** Ends a closing whose awards and statements are all issued. */
  | { readonly type: 'ClosePeriod'; readonly period: Period; readonly firstInstant: Instant; readonly lastInstant: Instant; readonly ordinal: number;
      readonly totals: readonly { readonly currency: string; readonly amount: string }[] };
