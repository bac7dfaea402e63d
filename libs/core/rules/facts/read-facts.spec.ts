import { changed, compiled, standardRuleSetYaml } from '../examples/standard-ruleset.example.js';
import { readRuleSet } from '../ruleset/read-ruleset.js';
import { readFacts } from './read-facts.js';

const read = readRuleSet(standardRuleSetYaml);
if (!read.ok) throw new Error('The example is sound.');
const withChoice = { id: 'pick', count: 'coSellWon', atLeast: 1, per: 'quarter', choice: [{ amount: '1.00' }, { upliftPoints: '5', on: 'nextQuarter' }] };
const ruleSet = compiled(changed<unknown>(read.document, ['/incentives/1', withChoice]));

const choice = { incentiveId: 'pick', partnerId: 'alpha', period: '2026-Q1', option: 1, eventId: 'c-1' };
const booked = { period: '2026-Q1', awards: [{ incentiveId: 'pick', partnerId: 'alpha' }] };
const clausesOf = (facts: object): string[] => {
  const outcome = readFacts(JSON.stringify({ format: 'tandem.facts/1', ...facts }), ruleSet);
  return outcome.ok ? [] : outcome.faults.map(({ clause }) => clause);
};

describe('facts', () => {
  it('are sound with choices and booked awards, or with neither', () => {
    expect(clausesOf({})).toEqual([]);
    expect(clausesOf({ choices: [choice, { ...choice, period: '2026-Q2' }], booked: [booked] })).toEqual([]);
  });

  it.each([
    ['an unknown incentive chosen', { choices: [{ ...choice, incentiveId: 'gone' }] }, '/choices/0/incentiveId'],
    ['an option out of range', { choices: [{ ...choice, option: 2 }] }, '/choices/0/option'],
    ['a choice of an incentive that leaves none', { choices: [{ ...choice, incentiveId: 'co-sell-bonus', option: 0 }] }, '/choices/0/option'],
    ['a second choice', { choices: [choice, { ...choice, option: 0 }] }, '/choices/1'],
    ['an unknown incentive booked', { booked: [{ ...booked, awards: [{ incentiveId: 'gone', partnerId: 'alpha' }] }] }, '/booked/0/awards/0/incentiveId'],
    ['a quarter booked twice', { booked: [booked, booked] }, '/booked/1/period'],
    ['an award booked twice', { booked: [{ ...booked, awards: [...booked.awards, ...booked.awards] }] }, '/booked/0/awards/1'],
    ['a quarter that is none', { choices: [{ ...choice, period: '2026-Q5' }] }, '/choices/0/period'],
    ['an unknown key', { wishes: [] }, '/wishes'],
  ])('are at fault for %s', (_what, facts, clause) => expect(clausesOf(facts)).toEqual([clause]));

  it('are told all that is wrong with them at once, each fault in its place and in words', () => {
    const outcome = readFacts(JSON.stringify({ format: 'tandem.facts/1',
      choices: [{ ...choice, option: 2 }, { ...choice, incentiveId: 'co-sell-bonus' }, { ...choice, incentiveId: 'gone', period: 'soon' }, { ...choice, option: 0 }],
      booked: [booked, { ...booked, awards: [{ incentiveId: 'gone', partnerId: 'alpha' }, ...booked.awards, ...booked.awards] }] }), ruleSet);
    expect(outcome.ok ? [] : outcome.faults.map(({ clause, message }) => `${clause} ${message}`)).toEqual([
      expect.stringMatching(/^\/choices\/2\/period must match /),
      '/choices/0/option is out of range: there are 2 options', '/choices/1/option is out of range: there are 0 options', '/choices/2/incentiveId is no incentive of the rule set: gone',
      '/choices/3 stands twice: ["pick","alpha","2026-Q1"]', '/booked/1/period stands twice: ["2026-Q1"]', '/booked/1/awards/0/incentiveId is no incentive of the rule set: gone',
      '/booked/1/awards/2 stands twice: ["pick","alpha"]']);
  });

  it('may name any incentive where the rule set itself is not sound, and are at fault for their form alone where that is not theirs', () => {
    expect(readFacts(JSON.stringify({ format: 'tandem.facts/1', choices: [{ ...choice, incentiveId: 'gone', option: 7 }], booked: [booked, { ...booked, period: '2026-Q2' }] }), undefined).ok).toBe(true);
    expect(clausesOf({ choices: 'none', booked: [booked, booked] })).toEqual(['/choices']);
  });
});
