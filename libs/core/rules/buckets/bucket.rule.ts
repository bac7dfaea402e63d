import { compareRationals, daysBetween, multiplyRationals, parseDecimal, periodOf, rational, rationalZero, subtractRationals, type Instant, type Rational } from '#kernel';
import type { AttributionBucket } from '#events';
import type { Dossier, DossierTouchpoint } from '../dossier/dossier.schema.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { cohortDays, type Cohorts } from './cohort.rule.js';
import { sourcedBy } from './sourced.rule.js';

/** Which buckets the facts support, by whom, and the days it rests on. Days are local; null where they do not apply. */
export interface Bucket {
  readonly supported: readonly AttributionBucket[];
  readonly sourcePartnerId: string | null;
  readonly cycleDays: number | null;
  readonly cohortDays: Rational | null;
  readonly daysSaved: Rational | null;
  /** Whether a value was confirmed that the facts do not support. */
  readonly isUnsupported: boolean;
}

/** Of a deal that no version covers. */
export const noBucket: Bucket = { supported: [], sourcePartnerId: null, cycleDays: null, cohortDays: null, daysSaved: null, isUnsupported: false };

/** Sourced, else influenced (and perhaps accelerated too), else none. */
export const bucketOf = (
  ruleSet: CompiledRuleSet,
  dossier: Dossier,
  given: { touchpoints: readonly DossierTouchpoint[]; cohorts: Cohorts },
): Bucket => {
  const sourcePartnerId = sourcedBy(dossier, given.touchpoints);
  const influenced = sourcePartnerId === null && isInfluenced(ruleSet, dossier, given.touchpoints);
  const cycle = cycleOf(ruleSet, dossier);
  const cohort = influenced && cycle !== null ? compareWithCohort(ruleSet, dossier, { cycle, cohorts: given.cohorts }) : null;
  const supported = supportedBuckets({ sourced: sourcePartnerId !== null, influenced, accelerated: cohort?.accelerated === true });
  return {
    supported,
    sourcePartnerId,
    cycleDays: cycle,
    cohortDays: cohort?.days ?? null,
    daysSaved: cohort === null || cycle === null ? null : subtractRationals(cohort.days, rational(BigInt(cycle))),
    isUnsupported: dossier.bucket != null && !supported.includes(dossier.bucket.value),
  };
};

const supportedBuckets = (found: { sourced: boolean; influenced: boolean; accelerated: boolean }): AttributionBucket[] => {
  if (found.sourced) return ['sourced'];
  if (!found.influenced) return ['none'];
  return found.accelerated ? ['influenced', 'accelerated'] : ['influenced'];
};

/** A partner's qualifying touchpoint of an influencing kind occurred after the creation. */
const isInfluenced = ({ influencing }: CompiledRuleSet, { createdAt }: Dossier, qualifying: readonly DossierTouchpoint[]): boolean =>
  qualifying.some(({ partnerId, kind, occurredAt }) => partnerId !== null && influencing.has(kind) && occurredAt > createdAt);

const cycleOf = ({ calendar }: CompiledRuleSet, { status, createdAt, closedAt }: Dossier): number | null =>
  status !== 'won' || closedAt == null ? null : daysBetween(createdAt as Instant, closedAt as Instant, calendar.timeZone);

/** cycle ≤ cohort × (1 − threshold ÷ 100), exactly. */
const compareWithCohort = (ruleSet: CompiledRuleSet, dossier: Dossier, { cycle, cohorts }: { cycle: number; cohorts: Cohorts }) => {
  const period = periodOf(dossier.closedAt as Instant, ruleSet.calendar);
  const days = cohortDays(ruleSet, cohorts, { period, segment: dossier.account?.segment ?? null });
  if (days === null) return null;
  const threshold = parseDecimal(ruleSet.document.buckets.accelerated.fasterThanCohortBy) ?? rationalZero;
  const left = subtractRationals(rational(1n), multiplyRationals(threshold, rational(1n, 100n)));
  return { days, accelerated: compareRationals(rational(BigInt(cycle)), multiplyRationals(days, left)) <= 0 };
};
