import { formatRational, formatRounded, rational, type Instant, type Rational } from '#kernel';
import type { ReadCaller } from '#read-store';
import {
  isUnderCredited, joiningsAt, velocityOf, type Cohorts, type ComparedDays, type Cut, type EvaluatedDeal, type StoredDossier, type TagStanding,
  type Velocity,
} from '#rules';

/** Days beside those of the cohort, exact; null where it is too small, and to partners. */
interface ComparedAnswer {
  readonly cohort: { readonly days: string; readonly deals: number } | null;
  readonly daysSaved: string | null;
}

/** How fast a deal went beside its cohort, where in it partners engaged, and how its tag stands with all that. */
export interface VelocityAnswer extends ComparedAnswer {
  readonly object: 'velocity';
  readonly dealId: string;
  readonly status: string;
  readonly cycleDays: number | null;
  readonly comparedWith: Velocity['comparedWith'];
  readonly statistic: 'mean' | 'median' | null;
  readonly stages: readonly (ComparedAnswer & { readonly stage: string; readonly days: number })[];
  readonly engagements: Velocity['engagements'];
  readonly bucket: string | null;
  readonly supported: readonly string[];
  readonly tag: TagStanding;
  readonly underCredited: boolean;
  /** The same as a person reads it. */
  readonly text: string;
}

/** What a velocity is answered from; without direct deals for a caller that may not see what they come to. */
export interface VelocityQuestion {
  readonly stored: StoredDossier;
  readonly evaluated: EvaluatedDeal & { readonly evaluation: NonNullable<EvaluatedDeal['evaluation']> };
  readonly cohorts: Cohorts;
  readonly at: Cut;
  readonly until: Instant;
}

/** The velocity of a deal as the caller may see it: a partner its own deal's days, not those of the vendor's other deals. */
export const velocityAnswer = ({ stored, evaluated, cohorts, at, until }: VelocityQuestion, caller: ReadCaller): VelocityAnswer => {
  const { evaluation, version, dossier } = evaluated;
  const compiled = version.compiled;
  const seen = caller.sees === 'programme' ? cohorts : new Map();
  const velocity = velocityOf(compiled, evaluation, { cohorts: seen, joinings: joiningsAt(stored, at), until });
  return {
    object: 'velocity',
    dealId: stored.dealId,
    status: dossier.status,
    cycleDays: velocity.cycleDays,
    comparedWith: velocity.comparedWith,
    statistic: velocity.cohort && compiled.document.buckets.accelerated.cohort.statistic,
    ...comparedAnswer(velocity),
    stages: velocity.stages.map(({ stage, days, ...compared }) => ({ stage, days, ...comparedAnswer(compared) })),
    engagements: velocity.engagements,
    bucket: dossier.bucket?.value ?? null,
    supported: evaluation.bucket.supported,
    tag: evaluation.bucket.tag,
    underCredited: isUnderCredited(dossier),
    text: velocityText(velocity),
  };
};

const comparedAnswer = ({ cohort, daysSaved }: ComparedDays): ComparedAnswer =>
  ({ cohort: cohort && { days: formatRational(cohort.days), deals: cohort.deals }, daysSaved: daysSaved && formatRational(daysSaved) });

const velocityText = ({ cycleDays, stages, engagements, ...compared }: Velocity): string => [
  'Velocity',
  cycleDays === null ? '  not won' : `  won in ${daysText(rational(BigInt(cycleDays)))}${comparedText(compared)}`,
  ...stages.map(({ stage, days, ...stageCompared }) => `  in ${stage} ${daysText(rational(BigInt(days)))}${comparedText(stageCompared)}`),
  ...engagements.map(({ partnerId, engagedAt, daysSinceCreation, stage, daysIntoStage }) =>
    `  ${partnerId} engaged ${engagedAt}, day ${daysSinceCreation} of the deal${stage === null ? ', in no stage' : `, day ${daysIntoStage ?? 0} in ${stage}`}`),
].join('\n') + '\n';

const comparedText = ({ cohort, daysSaved }: ComparedDays): string =>
  (cohort === null || daysSaved === null ? '' : `, ${cohort.deals} direct deals ${daysText(cohort.days)}: ${formatRounded(daysSaved, 1)} saved`);

const daysText = (days: Rational): string => `${days.denominator === 1n ? formatRational(days) : formatRounded(days, 1)} days`;
