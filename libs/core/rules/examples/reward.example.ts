import type { Facts } from '../facts/facts.schema.js';
import { checkRuleSet, readRuleSet } from '../ruleset/read-ruleset.js';
import { evaluate } from '../result/result.js';
import type { Result } from '../result/result.schema.js';
import { workedExample } from './dossier.example.js';
import { changed, compiled, standardRuleSetYaml } from './standard-ruleset.example.js';

const withReward = (reward: unknown): unknown => {
  const read = readRuleSet(standardRuleSetYaml);
  if (!read.ok) throw new Error('The example is sound.');
  return changed<unknown>(read.document, ['/incentives/0/reward', reward]);
};

/** The worked example under the example rule set with another reward, which beta earned in the quarter before. */
export const rewarded = (reward: unknown): Result => {
  const booked: Facts = { format: 'tandem.facts/1', booked: [{ period: '2025-Q4', awards: [{ incentiveId: 'co-sell-bonus', partnerId: 'beta' }] }] };
  return evaluate(compiled(withReward(reward)), [workedExample], booked);
};

/** The same with one win being enough, so that every partner of the worked example earns the reward by it. */
export const earning = (reward: unknown): Result =>
  evaluate(compiled(changed<unknown>(withReward(reward), ['/incentives/0/atLeast', 1])), [workedExample]);

/** The clauses at which the example rule set with this reward is at fault. */
export const faultsOfReward = (reward: unknown): string[] => {
  const outcome = checkRuleSet(withReward(reward));
  return outcome.ok ? [] : outcome.faults.map(({ clause }) => clause);
};
