import { compareRationals, daysBetween, multiplyRationals, parseDecimal, periodOf, rational, rationalZero, subtractRationals, type Instant, type Rational } from '#kernel';
import type { AttributionBucket } from '#events';
import type { Dossier, DossierTouchpoint } from '../dossier/dossier.schema.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { cohortDays, cohortFor, type Cohorts } from './cohort.rule.js';
import { sourcedBy } from './sourced.rule.js';

/** Which buckets the facts support, by whom, and the days it rests on. Days are local; null where they do not apply. */
export interface Bucket {
  readonly supported: readonly AttributionBucket[];
  readonly sourcePartnerId: string | null;
  readonly cycleDays: number | null;
  readonly cohortDays: Rational | null;
  readonly daysSaved: Rational | null;
  readonly tag: TagStanding;
}

/**
 * How the value that was confirmed of a deal, its tag, stands with the facts: there is none, they support it, they do not, or it cannot
 * be said: no version covers the deal, or whether it was faster than the direct deals was not asked.
 */
export type TagStanding = 'untagged' | 'consistent' | 'inconsistent' | 'unjudged';

/** Of a deal that no version covers. */
export const uncoveredBucket = (dossier: Dossier): Bucket =>
  ({ supported: [], sourcePartnerId: null, cycleDays: null, cohortDays: null, daysSaved: null, tag: uncoveredTag(dossier) });

/** How a deal's tag stands where no rules judge it. */
export const uncoveredTag = ({ bucket }: Dossier): TagStanding => (bucket == null ? 'untagged' : 'unjudged');

/** Whether partners were active on a won deal that nobody tagged (capability A12): somebody may be credited too little. */
export const isUnderCredited = ({ status, bucket, closedAt, touchpoints }: Dossier): boolean =>
  status === 'won' && bucket == null && touchpoints.some(({ partnerId, occurredAt }) => partnerId !== null && occurredAt <= (closedAt ?? ''));

/** Sourced, else influenced (and perhaps accelerated too), else none. Without cohorts (null) nothing is found to be accelerated, nor found not to be. */
export const bucketOf = (
  ruleSet: CompiledRuleSet,
  dossier: Dossier,
  given: { touchpoints: readonly DossierTouchpoint[]; cohorts: Cohorts | null },
): Bucket => {
  const sourcePartnerId = sourcedBy(dossier, given.touchpoints);
  const influenced = sourcePartnerId === null && isInfluenced(ruleSet, dossier, given.touchpoints);
  const cycle = cycleOf(ruleSet, dossier);
  const cohort = influenced && cycle !== null && given.cohorts !== null ? compareWithCohort(ruleSet, dossier, { cycle, cohorts: given.cohorts }) : null;
  const supported = supportedBuckets({ sourced: sourcePartnerId !== null, influenced, accelerated: cohort?.accelerated === true });
  return {
    supported,
    sourcePartnerId,
    cycleDays: cycle,
    cohortDays: cohort?.days ?? null,
    daysSaved: cohort === null || cycle === null ? null : subtractRationals(cohort.days, rational(BigInt(cycle))),
    tag: tagOf(dossier, supported, influenced && cycle !== null && given.cohorts === null),
  };
};

const tagOf = ({ bucket }: Dossier, supported: readonly AttributionBucket[], mayBeFaster: boolean): TagStanding => {
  if (bucket == null) return 'untagged';
  if (supported.includes(bucket.value)) return 'consistent';
  return bucket.value === 'accelerated' && mayBeFaster ? 'unjudged' : 'inconsistent';
};

const supportedBuckets = (found: { sourced: boolean; influenced: boolean; accelerated: boolean }): AttributionBucket[] => {
  if (found.sourced) return ['sourced'];
  if (!found.influenced) return ['none'];
  return found.accelerated ? ['influenced', 'accelerated'] : ['influenced'];
};

/** A partner's qualifying touchpoint of an influencing kind occurred after the creation. */
const isInfluenced = ({ influencing }: CompiledRuleSet, { createdAt }: Dossier, qualifying: readonly DossierTouchpoint[]): boolean =>
  qualifying.some(({ partnerId, kind, occurredAt }) => partnerId !== null && influencing.has(kind) && occurredAt > createdAt);

/** Local days from creation to close of a won deal; null of another. */
export const cycleOf = ({ calendar }: CompiledRuleSet, { status, createdAt, closedAt }: Dossier): number | null =>
  status !== 'won' || closedAt == null ? null : daysBetween(createdAt as Instant, closedAt as Instant, calendar.timeZone);

/** cycle ≤ cohort × (1 − threshold ÷ 100), exactly. */
const compareWithCohort = (ruleSet: CompiledRuleSet, dossier: Dossier, { cycle, cohorts }: { cycle: number; cohorts: Cohorts }) => {
  const period = periodOf(dossier.closedAt as Instant, ruleSet.calendar);
  const cohort = cohortFor(ruleSet, cohorts, { period, segment: dossier.account?.segment ?? null });
  if (cohort === null) return null;
  const days = cohortDays(ruleSet, cohort);
  const threshold = parseDecimal(ruleSet.document.buckets.accelerated.fasterThanCohortBy) ?? rationalZero;
  const left = subtractRationals(rational(1n), multiplyRationals(threshold, rational(1n, 100n)));
  return { days, accelerated: compareRationals(rational(BigInt(cycle)), multiplyRationals(days, left)) <= 0 };
};
