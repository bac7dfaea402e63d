import { compareRationals, parseDecimal, rational, type Fault } from '#kernel';
import type { RuleSetDocument } from './ruleset.schema.js';

/** What is allowed in a rule set and yet unusual, with its clause: shown before publication, never a reason to refuse. */
export const ruleSetWarnings = ({ commission }: RuleSetDocument): Fault[] => [
  ...(isUsual(commission.coSell) ? [] : [{ clause: '/commission/coSell', message: 'is outside the usual band of 25 to 30' }]),
  ...(commission.soloTakes === 'whole'
    ? [{ clause: '/commission/soloTakes', message: 'gives a solo partner the whole pool for any role' }]
    : []),
];

const isUsual = (text: string): boolean => {
  const rate = parseDecimal(text);
  return rate === undefined || (compareRationals(rate, rational(25n)) >= 0 && compareRationals(rate, rational(30n)) <= 0);
};
