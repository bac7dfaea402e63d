import { compareUtf8, nextPeriod, type Period } from '#kernel';
import type { DealEvaluation } from '../deal/deal-evaluation.js';
import type { Facts } from '../facts/facts.schema.js';
import { bookedPeriods } from '../incentives/award.rule.js';
import { countDeals } from '../incentives/count.rule.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';

/** A tier that a partner reached in a quarter, and the quarter through which it lasts. */
export interface TierAward {
  readonly id: string;
  readonly partnerId: string;
  readonly period: Period;
  readonly dealIds: readonly string[];
  readonly lasts: Period;
  readonly clause: string;
}

/** The tiers reached, by quarter, rule, partner. They count without clawback; quarters that are booked are left out. */
export const tiersReached = (ruleSet: CompiledRuleSet, deals: readonly DealEvaluation[], facts: Facts): TierAward[] => {
  const isBooked = bookedPeriods(facts);
  return ruleSet.tiers
    .flatMap(({ id, count, atLeast }, index) =>
      countDeals(ruleSet, { count, atLeast, clawback: false }, deals).map((counted) => ({ index, id, counted })),
    )
    .filter(({ counted }) => !isBooked.has(counted.period))
    .sort((left, right) => compareUtf8(left.counted.period, right.counted.period) || left.index - right.index)
    .map(({ index, id, counted }) => ({ id, ...counted, lasts: nextPeriod(counted.period), clause: `/tiers/${index}` }));
};
