import { compareUtf8, nextPeriod, type Period } from '#kernel';
import type { DealEvaluation } from '../deal/deal-evaluation.js';
import type { Facts, FactsChoice } from '../facts/facts.schema.js';
import type { CompiledRuleSet, Incentive } from '../ruleset/compile-ruleset.js';
import { countDeals } from './count.rule.js';

/** An incentive that a partner earned in a quarter. `option` is null while the choice is the partner's and not made. */
export interface Award {
  readonly incentive: Incentive;
  readonly partnerId: string;
  readonly period: Period;
  readonly dealIds: readonly string[];
  readonly option: Incentive['options'][number] | null;
  readonly choiceEventId: string | null;
}

/** The awards counted from the deals, by quarter, rule, partner: each once a quarter. Quarters that are booked are left out. */
export const earnedAwards = (ruleSet: CompiledRuleSet, deals: readonly DealEvaluation[], facts: Facts): Award[] => {
  const isBooked = bookedPeriods(facts);
  return ruleSet.incentives
    .flatMap((incentive) =>
      countDeals(ruleSet, incentive, deals).map((counted) => ({ incentive, ...counted, ...chosen(incentive, counted, facts) })),
    )
    .filter(({ period }) => !isBooked.has(period))
    .sort((left, right) => compareUtf8(left.period, right.period) || left.incentive.index - right.incentive.index || compareUtf8(left.partnerId, right.partnerId));
};

/** The awards of quarters that are booked: taken as they stand, whatever the deals would give. */
export const bookedAwards = (ruleSet: CompiledRuleSet, facts: Facts): Award[] =>
  (facts.booked ?? []).flatMap(({ period, awards }) =>
    awards.flatMap(({ incentiveId, partnerId }) => {
      const incentive = ruleSet.incentives.find(({ id }) => id === incentiveId);
      if (incentive === undefined) return [];
      const counted = { partnerId, period: period as Period };
      return [{ incentive, ...counted, dealIds: [], ...chosen(incentive, counted, facts) }];
    }),
  );

/** The quarters whose awards are taken from the facts. */
export const bookedPeriods = (facts: Facts): ReadonlySet<string> => new Set((facts.booked ?? []).map(({ period }) => period));

/** The quarter on whose deals an uplift acts. */
export const upliftPeriodOf = ({ period }: Award): Period => nextPeriod(period);

const chosen = (incentive: Incentive, { partnerId, period }: Pick<Award, 'partnerId' | 'period'>, facts: Facts): Pick<Award, 'option' | 'choiceEventId'> => {
  if (!incentive.isChoice) return { option: incentive.options[0] ?? null, choiceEventId: null };
  const matches = (choice: FactsChoice): boolean =>
    choice.incentiveId === incentive.id && choice.partnerId === partnerId && choice.period === period;
  const choice = facts.choices?.find(matches);
  return choice === undefined
    ? { option: null, choiceEventId: null }
    : { option: incentive.options[choice.option] ?? null, choiceEventId: choice.eventId };
};
