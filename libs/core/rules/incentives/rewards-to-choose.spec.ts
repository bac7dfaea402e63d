import { describe, expect, it } from '@jest/globals';
import { documentWith } from '../../../../test/support/dossier/rule-set-log.js';
import { rewardsToChoose } from './rewards-to-choose.js';

const document = { ...documentWith(), incentives: [
  { id: 'money', count: 'coSellWon', atLeast: 3, per: 'quarter', reward: { amount: '5000.00' } },
  { id: 'choice', count: 'coSellWon', atLeast: 3, per: 'quarter', choice: [{ amount: '5000.00' }, { upliftPoints: '5', on: 'nextQuarter' }] }] };

describe('the rewards that an award leaves to choose from', () => {
  it('are those of an incentive with a choice', () => {
    expect(rewardsToChoose(document, '/incentives/1')).toBe(2);
  });

  it.each(['/incentives/0', '/incentives/2', '/incentives/1/choice/0', '/incentives/01x', '/tiers/1', ''])('are none at %j', (clause) => {
    expect(rewardsToChoose(document, clause)).toBeNull();
  });

  it('are none of a document without incentives', () => {
    expect(rewardsToChoose(documentWith(), '/incentives/0')).toBeNull();
    expect(rewardsToChoose({ incentives: [null] }, '/incentives/0')).toBeNull();
  });
});
