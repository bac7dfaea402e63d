import { formatMinor, formatRational, minorDigitsOf, parseMinor, rational, type Currency } from '#kernel';
import type { Net } from '../commission/net.rule.js';
import type { DealEvaluation } from '../deal/deal-evaluation.js';
import type { DossierAdjustment } from '../dossier/dossier.schema.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { exactText } from './exact-text.js';
import type { TraceStep } from './trace-step.js';

/** From the deal's amount to its net: each adjustment, what came in, the margin, the one rounding. */
export const netSteps = (ruleSet: CompiledRuleSet, { net, currency }: DealEvaluation): TraceStep[] => {
  if (net === null) return [];
  const whole = formatMinor(net.amountMinor, currency);
  return [
    stepOf({ step: 'amount', formula: whole, exact: units(net.amountMinor, currency), result: whole }),
    ...adjustmentSteps(net, currency),
    ...churnSteps(net, currency),
    ...receiptsSteps(ruleSet, net, currency),
    ...marginSteps(ruleSet, net, currency),
    netStep(ruleSet, net, currency),
  ];
};

const stepOf = (step: Pick<TraceStep, 'step' | 'formula' | 'exact' | 'result'> & Partial<TraceStep>): TraceStep => ({
  partnerId: null,
  position: null,
  clause: null,
  eventIds: [],
  note: null,
  ...step,
});

const units = (minor: bigint, currency: Currency): string => exactText(rational(minor), currency);

const adjustmentSteps = ({ amountMinor, counted }: Net, currency: Currency): TraceStep[] => {
  let leftMinor = amountMinor;
  return counted.filter(({ amount }) => amount !== undefined).map(({ kind, amount = '0', at, eventId }) => {
    const before = formatMinor(leftMinor, currency);
    const afterMinor = leftMinor - (parseMinor(amount, currency) ?? 0n);
    leftMinor = afterMinor < 0n ? 0n : afterMinor;
    return stepOf({
      step: kind,
      clause: '/clawback/on',
      formula: `${before} − ${amount}`,
      exact: units(leftMinor, currency),
      result: formatMinor(leftMinor, currency),
      eventIds: [eventId],
      note: afterMinor < 0n ? `dated ${at}; not below zero` : `dated ${at}`,
    });
  });
};

const isWithoutAmount = ({ kind, amount }: DossierAdjustment): boolean => kind === 'churn' && amount === undefined;

const churnSteps = (net: Net, currency: Currency): TraceStep[] => {
  const churns = net.counted.filter(isWithoutAmount);
  if (churns.length === 0) return [];
  const keptMinor = rational(net.leftMinor * net.keptFraction.numerator, net.keptFraction.denominator);
  return [
    stepOf({
      step: 'churn',
      clause: '/clawback/on',
      formula: `${formatMinor(net.leftMinor, currency)} × ${formatRational(net.keptFraction)}`,
      exact: exactText(keptMinor, currency),
      result: exactText(keptMinor, currency),
      eventIds: churns.map(({ eventId }) => eventId),
      note: churns.length > 1 ? 'the smallest part served counts' : 'the part of the term that was served',
    }),
  ];
};

const receiptsSteps = ({ commission }: CompiledRuleSet, { receipts, kept }: Net, currency: Currency): TraceStep[] =>
  receipts === null
    ? []
    : [
        stepOf({
          step: commission.accrueOn,
          clause: '/commission/accrueOn',
          formula: `the lesser of that and ${formatMinor(receipts.grossMinor, currency)} − ${formatMinor(receipts.returnedMinor, currency)}`,
          exact: exactText(kept, currency),
          result: exactText(kept, currency),
        }),
      ];

const marginSteps = ({ commission }: CompiledRuleSet, { marginMinor, kept, amountMinor, exact }: Net, currency: Currency): TraceStep[] =>
  commission.base === 'amount'
    ? []
    : [
        stepOf({
          step: 'margin',
          clause: '/commission/base',
          formula:
            marginMinor === null
              ? 'the margin is not known'
              : `${formatMinor(marginMinor, currency)} × ${exactText(kept, currency)} ÷ ${formatMinor(amountMinor, currency)}`,
          exact: exactText(exact, currency),
          result: exactText(exact, currency),
          note: marginMinor !== null && marginMinor < 0n ? 'not below zero' : null,
        }),
      ];

const netStep = ({ commission }: CompiledRuleSet, net: Net, currency: Currency): TraceStep => {
  const [exact, result] = [exactText(net.exact, currency), formatMinor(net.minor, currency)];
  const rounding = exact === result ? '' : `, rounded to ${minorDigitsOf(currency)} digits`;
  return stepOf({ step: 'net', clause: '/commission/base', formula: `${exact} of ${commission.base}${rounding}`, exact, result });
};
