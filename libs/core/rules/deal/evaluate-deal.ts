import { periodOf, rationalZero, type Currency, type Instant } from '#kernel';
import { claimsOn } from '../attribution/claims.rule.js';
import { hasEvidence, judgeCoSell, type CoSell } from '../attribution/co-sell.rule.js';
import { isInForce } from '../attribution/in-force.rule.js';
import { divide, type Division } from '../attribution/shares.rule.js';
import { judgeTouchpoints, type JudgedTouchpoints } from '../attribution/touchpoints.rule.js';
import { bucketOf, uncoveredBucket, type Bucket } from '../buckets/bucket.rule.js';
import type { Cohorts } from '../buckets/cohort.rule.js';
import { linesOf } from '../commission/lines.rule.js';
import { accrualView, netOf, type Net } from '../commission/net.rule.js';
import { poolOf, type Pool } from '../commission/pool.rule.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import type { CompiledRuleSet, Percentage } from '../ruleset/compile-ruleset.js';
import type { DealEvaluation } from './deal-evaluation.js';
import { flag, mergeFlags, type Flag } from './flag.js';

/**
 * What one deal comes to: claims, rate, net, pool, lines, bucket, flags. Without uplifts, which other deals earn; the
 * cohorts for acceleration come from other deals too, and without them (null) a deal is not judged to be accelerated or not.
 */
export const evaluateDeal = (ruleSet: CompiledRuleSet, dossier: Dossier, cohorts: Cohorts | null = null): DealEvaluation => {
  if (!isInForce(ruleSet, dossier)) return emptyDeal(ruleSet, dossier);
  const touchpoints = judgeTouchpoints(ruleSet, dossier);
  const division = divide(ruleSet, claimsOn(ruleSet, dossier, touchpoints.qualifying), touchpoints.qualifying);
  const coSell = judgeCoSell(ruleSet, division);
  const bucket = bucketOf(ruleSet, dossier, { touchpoints: touchpoints.qualifying, cohorts });
  const found = { touchpoints, division, coSell, bucket };
  return dossier.status === 'lost' ? lostDeal(ruleSet, dossier, found) : pricedDeal(ruleSet, dossier, found);
};

/** A deal that was evaluated without cohorts, beside them: whether it was accelerated is judged now. It changes no money. */
export const judgedByCohorts = (ruleSet: CompiledRuleSet, evaluation: DealEvaluation, cohorts: Cohorts): DealEvaluation => {
  const { inForce, dossier, touchpoints, flags } = evaluation;
  if (!inForce) return evaluation;
  const bucket = bucketOf(ruleSet, dossier, { touchpoints: touchpoints.qualifying, cohorts });
  return { ...evaluation, bucket, flags: mergeFlags([...flags.filter(({ code }) => code !== 'bucket-unsupported'), ...bucketFlags(dossier, bucket)]) };
};

interface Findings {
  readonly touchpoints: JudgedTouchpoints;
  readonly division: Division;
  readonly coSell: CoSell;
  readonly bucket: Bucket;
}

const noRate: Percentage = { text: '0', value: rationalZero };
const nothingDivided: Division = { shares: [], retained: null, isSolo: false, flags: [] };

const periodOfDeal = (ruleSet: CompiledRuleSet, { closedAt }: Dossier): DealEvaluation['period'] =>
  closedAt == null ? null : periodOf(closedAt as Instant, ruleSet.calendar);

const unpriced = (ruleSet: CompiledRuleSet, dossier: Dossier) => ({
  dossier,
  currency: dossier.currency as Currency,
  period: periodOfDeal(ruleSet, dossier),
  rate: noRate,
  rateClause: null,
  net: null,
  pool: null,
  lines: [],
  uplifts: [],
});

const emptyDeal = (ruleSet: CompiledRuleSet, dossier: Dossier): DealEvaluation => ({
  ...unpriced(ruleSet, dossier),
  inForce: false,
  coSell: false,
  division: nothingDivided,
  bucket: uncoveredBucket(dossier),
  flags: [flag('no-version')],
  touchpoints: { qualifying: [], backdated: [] },
});

/** A lost deal owes nothing; whether it was co-sold is still told, for win rates. */
const lostDeal = (ruleSet: CompiledRuleSet, dossier: Dossier, { touchpoints, coSell, bucket }: Findings): DealEvaluation => ({
  ...unpriced(ruleSet, dossier),
  inForce: true,
  coSell: coSell.coSell,
  division: nothingDivided,
  bucket,
  flags: mergeFlags(factFlags(dossier, touchpoints, bucket)),
  touchpoints,
});

const pricedDeal = (ruleSet: CompiledRuleSet, dossier: Dossier, found: Findings): DealEvaluation => {
  const { touchpoints, division, coSell, bucket } = found;
  const net = netOf(ruleSet, dossier, accrualView);
  const { rate, rateClause } = rateOf(ruleSet, division, coSell);
  const pool = poolOf(net.minor, rate, { cap: ruleSet.commission.cap, currency: dossier.currency });
  return {
    dossier,
    currency: dossier.currency as Currency,
    period: periodOfDeal(ruleSet, dossier),
    inForce: true,
    coSell: coSell.coSell,
    rate,
    rateClause,
    net,
    pool,
    division,
    lines: linesOf(ruleSet, division, pool),
    uplifts: [],
    bucket,
    flags: mergeFlags([...factFlags(dossier, touchpoints, bucket), ...claimFlags(ruleSet, dossier, found, { net, pool })]),
    touchpoints,
  };
};

const rateOf = ({ commission }: CompiledRuleSet, { shares }: Division, { coSell }: CoSell): Pick<DealEvaluation, 'rate' | 'rateClause'> => {
  if (shares.length === 0) return { rate: noRate, rateClause: null };
  return coSell ? { rate: commission.coSell, rateClause: '/commission/coSell' } : { rate: commission.solo, rateClause: '/commission/solo' };
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
const claimFlags = (ruleSet: CompiledRuleSet, dossier: Dossier, { division, coSell }: Findings, money: { net: Net; pool: Pool }): Flag[] => {
  if (division.shares.length === 0) return [];
  const without = division.shares.filter((share) => !hasEvidence(ruleSet, share));
  return [
    ...division.flags,
    ...without.map(({ partnerId, position, roleEventIds }) => flag('missing-evidence', { partnerId, position, eventIds: roleEventIds })),
    ...(coSell.inNameOnly ? [flag('co-sell-in-name-only')] : []),
    ...(money.pool.lacksCap ? [flag('currency-without-cap')] : []),
    ...(ruleSet.commission.base === 'margin' && money.net.marginMinor === null ? [flag('no-margin')] : []),
    ...(dossier.registeredAt == null ? [flag('no-registration')] : []),
  ];
};
