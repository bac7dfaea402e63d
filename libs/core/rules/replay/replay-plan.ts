import type { Instant, Period, RuleSetId } from '#kernel';
import type { Terms } from '../terms/terms.js';
import { termsUnder, type ReplayRules } from './replay-rules.js';

/** What is asked of a replay. */
export interface ReplayInputs {
  /** The quarters whose deals are replayed, both included. */
  readonly from: Period;
  readonly to: Period;
  readonly rules: ReplayRules;
  /** Rules that were published by then. */
  readonly publishedBy: Instant;
  /** The facts are those that were recorded by then. */
  readonly knownAt: Instant;
  /** What is compared with is what had been booked by then. */
  readonly bookedAt: Instant;
  /** Only deals that follow this rule set; null: all. */
  readonly dealsOf: RuleSetId | null;
}

/** A replay made ready: the terms on both sides of it. */
export interface ReplayPlan extends ReplayInputs {
  /** The terms as the log tells them. */
  readonly terms: Terms;
  /** The terms that were booked by: rules published by `bookedAt`. */
  readonly bookedTerms: Terms;
  /** The terms that are replayed by. */
  readonly replayedTerms: Terms;
  /** The last quarter that was closed by `bookedAt`. */
  readonly closed: Period | undefined;
}

/** Makes a replay ready. `terms` are those of the whole log. */
export const replayPlan = (terms: Terms, inputs: ReplayInputs): ReplayPlan => ({
  ...inputs, terms,
  bookedTerms: termsUnder(terms, { kind: 'own' }, inputs.bookedAt),
  replayedTerms: termsUnder(terms, inputs.rules, inputs.publishedBy),
  closed: terms.closings.findLast(({ closed }) => closed !== null && closed.recordedAt <= inputs.bookedAt)?.period,
});

/** Whether a quarter is one of those that are replayed. */
export const isReplayed = ({ from, to }: Pick<ReplayInputs, 'from' | 'to'>, period: Period): boolean => period >= from && period <= to;
