import type { Dossier } from '../dossier/dossier.schema.js';
import type { Facts } from '../facts/facts.schema.js';
import { evaluateDeals, type Evaluation } from '../result/evaluation.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { changedDeals } from './changed-deals.js';
import type { Comparison } from './comparison.schema.js';
import { earnedLines, type EarnedLine } from './earned-lines.js';
import { changeOf, differs, groupsBy, type Group, type Sides } from './sides.js';

/** What changes in money between two rule sets: in all, by quarter, partner, deal and award. */
export type MoneyComparison = Pick<Comparison, 'compared' | 'totals' | 'quarters' | 'partners' | 'deals' | 'awards'>;

/** What the same sound dossiers and facts come to under two rule sets, side by side. Nothing is posted by it. */
export const compareMoney = (before: CompiledRuleSet, after: CompiledRuleSet, dossiers: readonly Dossier[], facts?: Facts): MoneyComparison =>
  compareEvaluations(evaluateDeals(before, dossiers, facts), evaluateDeals(after, dossiers, facts));

/** The same from two evaluations of the same dossiers. */
export const compareEvaluations = (before: Evaluation, after: Evaluation): MoneyComparison => {
  const lines: Sides<EarnedLine> = { before: earnedLines(before), after: earnedLines(after) };
  const deals = changedDeals(before, after, lines);
  return {
    compared: { deals: before.deals.filter(({ dossier }) => dossier.status === 'won').length, differing: deals.length },
    totals: groupsBy(lines, ({ currency }) => [currency]).map((group) => ({ currency: group.any.currency, ...moneyOf(group) })),
    quarters: groupsBy(lines, ({ period, currency }) => [period, currency]).map((group) => (
      { period: group.any.period, currency: group.any.currency, ...moneyOf(group) })),
    partners: groupsBy(lines, ({ partnerId, currency }) => [partnerId, currency]).map(partnerRow),
    deals,
    awards: changedAwards(lines),
  };
};

const moneyOf = (group: Group<EarnedLine>): Pick<Comparison['totals'][number], 'amount' | 'withheld'> => ({
  amount: changeOf(group, group.any.currency, ({ amountMinor }) => amountMinor),
  withheld: changeOf(group, group.any.currency, ({ withheldMinor }) => withheldMinor),
});

const partnerRow = (group: Group<EarnedLine>): Comparison['partners'][number] => {
  const { partnerId, currency } = group.any;
  const money = moneyOf(group);
  const ofKind = (kind: EarnedLine['kind']) => changeOf(group, currency, (line) => (line.kind === kind ? line.amountMinor : 0n));
  return {
    partnerId,
    currency,
    outcome: !differs(money.amount) ? 'same' : money.amount.delta.startsWith('-') ? 'loses' : 'gains',
    commission: ofKind('commission'),
    uplift: ofKind('uplift'),
    incentive: ofKind('incentive'),
    spiff: ofKind('spiff'),
    ...money,
  };
};

const changedAwards = ({ before, after }: Sides<EarnedLine>): Comparison['awards'] => {
  const ofNoDeal = ({ dealId }: EarnedLine): boolean => dealId === null;
  const awards = { before: before.filter(ofNoDeal), after: after.filter(ofNoDeal) };
  return groupsBy(awards, ({ kind, ruleId, partnerId, period, currency }) => [kind, ruleId, partnerId, period, currency]).map(awardRow).filter(({ amount }) => differs(amount));
};

const awardRow = (group: Group<EarnedLine>): Comparison['awards'][number] => {
  const { kind, ruleId, partnerId, period, currency } = group.any;
  return {
    kind: kind === 'spiff' ? 'spiff' : 'incentive',
    id: ruleId ?? '',
    partnerId,
    period,
    currency,
    clause: { before: group.before[0]?.clause ?? null, after: group.after[0]?.clause ?? null },
    amount: moneyOf(group).amount,
  };
};
