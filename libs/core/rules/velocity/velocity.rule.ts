import { periodOf, rational, subtractRationals, type Instant, type Rational } from '#kernel';
import { cycleOf } from '../buckets/bucket.rule.js';
import { cohortDays, cohortFor, statisticOf, type Cohort, type Cohorts } from '../buckets/cohort.rule.js';
import type { DealEvaluation } from '../deal/deal-evaluation.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { engagementsOf, type Joining, type PlacedEngagement } from './engagements.rule.js';
import { stageDaysOf, stageTotalsOf, type StageTotal } from './stage-days.rule.js';

/** Days of the cohort, by the rule set's statistic, and how many direct deals they are the statistic of. */
export interface CohortDays {
  readonly days: Rational;
  readonly deals: number;
}

/** Days of the deal beside those of its cohort. Saved is cohort − deal: below zero the deal was slower. */
export interface ComparedDays {
  readonly cohort: CohortDays | null;
  readonly daysSaved: Rational | null;
}

/** How fast a deal went, whatever it was worth: altogether and stage by stage, beside its cohort, and where in it partners engaged. */
export interface Velocity extends ComparedDays {
  /** Local days from creation to close; null of a deal that is not won. */
  readonly cycleDays: number | null;
  /** Whom it is compared with; null where the cohort is too small or the deal is not won. */
  readonly comparedWith: Cohort['of'] | null;
  readonly stages: readonly (StageTotal & ComparedDays)[];
  readonly engagements: readonly PlacedEngagement[];
}

/** What velocity is judged by: the direct deals, who was said to join, and until when the present stage of an open deal is counted. */
export interface VelocityGiven {
  readonly cohorts: Cohorts;
  readonly joinings: readonly Joining[];
  readonly until: Instant;
}

/**
 * How fast a deal went (capabilities A3, A8, A14). A won deal, with partners or without, is compared with the cohort that acceleration is
 * judged by; in a stage with those of the cohort that went through it, if they are as many as a cohort must have.
 */
export const velocityOf = (ruleSet: CompiledRuleSet, { dossier, touchpoints }: DealEvaluation, { cohorts, joinings, until }: VelocityGiven): Velocity => {
  const { timeZone } = ruleSet.calendar;
  const stages = stageDaysOf(dossier, timeZone, until);
  const cycleDays = cycleOf(ruleSet, dossier);
  const cohort = cycleDays === null
    ? null
    : cohortFor(ruleSet, cohorts, { period: periodOf(dossier.closedAt as Instant, ruleSet.calendar), segment: dossier.account?.segment ?? null });
  return {
    cycleDays,
    comparedWith: cohort?.of ?? null,
    ...compared(cycleDays ?? 0, cohort && { days: cohortDays(ruleSet, cohort), deals: cohort.deals.length }),
    stages: stageTotalsOf(stages).map((total) => ({ ...total, ...compared(total.days, cohort && daysInStage(ruleSet, cohort, total.stage)) })),
    engagements: engagementsOf({ dossier, stages, qualifying: touchpoints.qualifying, joinings, timeZone }),
  };
};

const compared = (days: number, cohort: CohortDays | null): ComparedDays =>
  ({ cohort, daysSaved: cohort && subtractRationals(cohort.days, rational(BigInt(days))) });

const daysInStage = (ruleSet: CompiledRuleSet, { deals }: Cohort, stage: string): CohortDays | null => {
  const days = deals.flatMap(({ stages }) => stages.filter((one) => one.stage === stage).map((one) => one.days));
  return days.length < ruleSet.document.buckets.accelerated.cohort.minimumDeals ? null : { days: statisticOf(ruleSet, days), deals: days.length };
};
