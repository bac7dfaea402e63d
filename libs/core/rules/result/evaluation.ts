import { compareUtf8 } from '#kernel';
import { cohortsOf } from '../buckets/cohort.rule.js';
import type { DealEvaluation } from '../deal/deal-evaluation.js';
import { evaluateDeal } from '../deal/evaluate-deal.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import { noFacts, type Facts } from '../facts/facts.schema.js';
import { bookedAwards, earnedAwards, type Award } from '../incentives/award.rule.js';
import { upliftsByPeriod, upliftsOn } from '../incentives/uplift.rule.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { spiffsEarned, type SpiffAward } from '../spiffs/spiff.rule.js';
import { tiersReached, type TierAward } from '../tiers/tier.rule.js';
import { totalsOf, type Total } from './totals.js';

/** What a set of deals comes to under one rule set, with everything that a trace needs. */
export interface Evaluation {
  readonly ruleSet: CompiledRuleSet;
  readonly deals: readonly DealEvaluation[];
  readonly awards: readonly Award[];
  readonly tiers: readonly TierAward[];
  readonly spiffs: readonly SpiffAward[];
  readonly totals: readonly Total[];
}

/**
 * Evaluates the deals under one rule set, in byte order of their ids, whatever the order given. The dossiers must include
 * the trailing quarters for cohorts; uplifts come from the preceding quarter's dossiers, or from `facts.booked`.
 */
export const evaluateDeals = (ruleSet: CompiledRuleSet, dossiers: readonly Dossier[], facts: Facts = noFacts): Evaluation => {
  const cohorts = cohortsOf(ruleSet, dossiers);
  const priced = [...dossiers]
    .sort((left, right) => compareUtf8(left.dealId, right.dealId))
    .map((dossier) => evaluateDeal(ruleSet, dossier, cohorts));
  const awards = earnedAwards(ruleSet, priced, facts);
  const uplifts = upliftsByPeriod([...bookedAwards(ruleSet, facts), ...awards]);
  const deals = uplifts.size === 0 ? priced : priced.map((deal) => ({ ...deal, uplifts: upliftsOn(deal, (deal.period === null ? undefined : uplifts.get(deal.period)) ?? []) }));
  const spiffs = spiffsEarned(ruleSet, deals);
  return { ruleSet, deals, awards, tiers: tiersReached(ruleSet, deals, facts), spiffs, totals: totalsOf(ruleSet, { deals, awards, spiffs }) };
};
