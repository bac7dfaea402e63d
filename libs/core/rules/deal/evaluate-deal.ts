import { hasEvidence, type CoSell } from '../attribution/co-sell.rule.js';
import type { JudgedTouchpoints } from '../attribution/touchpoints.rule.js';
import { bucketOf, uncoveredBucket, type Bucket } from '../buckets/bucket.rule.js';
import type { Cohorts } from '../buckets/cohort.rule.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import type { DealEvaluation, PricedDeal } from './deal-evaluation.js';
import { flag, mergeFlags, type Flag } from './flag.js';
import { noStages, pricingOf } from './price-deal.js';

/**
 * What one deal comes to: claims, rate, net, pool, lines, bucket, flags. Without uplifts, which other deals earn; the
 * cohorts for acceleration come from other deals too, and without them (null) a deal is not judged to be accelerated or not.
 */
export const evaluateDeal = (ruleSet: CompiledRuleSet, dossier: Dossier, cohorts: Cohorts | null = null): DealEvaluation => {
  const { priced, coSell } = pricingOf(ruleSet, dossier, noStages());
  if (coSell === null) return { ...priced, bucket: uncoveredBucket(dossier), flags: [flag('no-version')] };
  const bucket = bucketOf(ruleSet, dossier, { touchpoints: priced.touchpoints.qualifying, cohorts });
  const flags = [...factFlags(dossier, priced.touchpoints, bucket), ...(dossier.status === 'lost' ? [] : claimFlags(ruleSet, priced, coSell))];
  return { ...priced, bucket, flags: mergeFlags(flags) };
};

/** A deal that was evaluated without cohorts, beside them: whether it was accelerated is judged now. It changes no money. */
export const judgedByCohorts = (ruleSet: CompiledRuleSet, evaluation: DealEvaluation, cohorts: Cohorts): DealEvaluation => {
  const { inForce, dossier, touchpoints, flags } = evaluation;
  if (!inForce) return evaluation;
  const bucket = bucketOf(ruleSet, dossier, { touchpoints: touchpoints.qualifying, cohorts });
  return { ...evaluation, bucket, flags: mergeFlags([...flags.filter(({ code }) => code !== 'bucket-unsupported'), ...bucketFlags(dossier, bucket)]) };
};

/** Flags about what was recorded, which a lost deal shows too. */
const factFlags = (dossier: Dossier, { backdated }: JudgedTouchpoints, bucket: Bucket): Flag[] => {
  const imported = dossier.touchpoints.filter((touchpoint) => touchpoint.imported === true).map(({ eventId }) => eventId);
  return [
    ...backdated.map(({ partnerId, eventId }) => flag('backdated-touchpoint', { partnerId, eventIds: [eventId] })),
    ...(imported.length > 0 ? [flag('imported', { eventIds: imported })] : []),
    ...((dossier.assumed?.length ?? 0) > 0 ? [flag('date-assumed')] : []),
    ...bucketFlags(dossier, bucket),
  ];
};

const bucketFlags = ({ bucket }: Dossier, { tag }: Bucket): Flag[] =>
  (tag === 'inconsistent' && bucket != null ? [flag('bucket-unsupported', { eventIds: [bucket.eventId] })] : []);

/** Flags about claims and money, only where there are claims. */
const claimFlags = (ruleSet: CompiledRuleSet, { dossier, division, net, pool }: PricedDeal, coSell: CoSell): Flag[] => {
  if (division.shares.length === 0) return [];
  const without = division.shares.filter((share) => !hasEvidence(ruleSet, share));
  return [
    ...division.flags,
    ...without.map(({ partnerId, position, roleEventIds }) => flag('missing-evidence', { partnerId, position, eventIds: roleEventIds })),
    ...(coSell.inNameOnly ? [flag('co-sell-in-name-only')] : []),
    ...(pool?.lacksCap === true ? [flag('currency-without-cap')] : []),
    ...(ruleSet.commission.base === 'margin' && net?.marginMinor === null ? [flag('no-margin')] : []),
    ...(dossier.registeredAt == null ? [flag('no-registration')] : []),
  ];
};
