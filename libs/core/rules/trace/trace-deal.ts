import { formatMinor, rational, type Currency } from '#kernel';
import type { DealEvaluation } from '../deal/deal-evaluation.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { exactText } from './exact-text.js';
import { lineSteps } from './trace-lines.js';
import { netSteps } from './trace-net.js';
import type { DealTrace, TraceStep } from './trace-step.js';

/** The steps of one deal, in the order a person calculates: net, rate, pool, cap, each line with its cent, uplifts. */
export const traceDeal = (ruleSet: CompiledRuleSet, deal: DealEvaluation): DealTrace => ({
  dealId: deal.dossier.dealId,
  currency: deal.currency,
  steps: deal.net === null ? [nothingStep(deal)] : [...netSteps(ruleSet, deal), ...poolSteps(deal), ...lineSteps(deal), ...upliftSteps(deal)],
});

const nothing = { partnerId: null, position: null, eventIds: [], note: null } as const;

const nothingStep = ({ inForce, currency }: DealEvaluation): TraceStep => ({
  ...nothing,
  step: 'net',
  clause: inForce ? null : '/effective/from',
  formula: inForce ? 'a lost deal owes nothing' : 'no version of the rule set covers the deal',
  exact: formatMinor(0n, currency),
  result: formatMinor(0n, currency),
});

const poolSteps = ({ net, pool, rate, rateClause, coSell, currency }: DealEvaluation): TraceStep[] => {
  if (net === null || pool === null || rateClause === null) return [];
  const netText = formatMinor(net.minor, currency);
  const rounded = formatMinor(pool.roundedMinor, currency);
  return [
    { ...nothing, step: 'rate', clause: rateClause, formula: coSell ? 'co-sell' : 'solo', exact: rate.text, result: rate.text },
    { ...nothing, step: 'pool', clause: rateClause, formula: `${netText} × ${rate.text} ÷ 100`, exact: exactText(pool.exact, currency), result: rounded },
    ...(pool.capMinor === null ? [] : [capStep(pool.capMinor, pool.minor, { rounded, currency })]),
    ...(pool.lacksCap ? [{ ...noCap, formula: `no cap for ${currency}`, exact: exactText(rational(pool.minor), currency), result: rounded }] : []),
  ];
};

const noCap = { ...nothing, step: 'cap', clause: '/commission/capPerDeal', note: 'every line is withheld' } as const;

const capStep = (capMinor: bigint, minor: bigint, { rounded, currency }: { rounded: string; currency: Currency }): TraceStep => ({
  ...nothing,
  step: 'cap',
  clause: '/commission/capPerDeal',
  formula: `min(${rounded}, ${formatMinor(capMinor, currency)})`,
  exact: exactText(rational(minor), currency),
  result: formatMinor(minor, currency),
});

const upliftSteps = ({ uplifts, currency }: DealEvaluation): TraceStep[] =>
  uplifts.map(({ line, uplift, award }) => ({
    step: 'uplift',
    partnerId: line.partnerId,
    position: line.position,
    clause: line.clause,
    formula: uplift.formula,
    exact: exactText(uplift.exactMinor, currency),
    result: formatMinor(line.amountMinor, currency),
    eventIds: line.eventIds,
    note: `${award.incentive.id}, earned in ${award.period}${line.withheld ? '; withheld' : ''}`,
  }));
