import { earning, faultsOfReward, rewarded } from '../../../examples/reward.example.js';
import { upliftRelativeExample } from './uplift-relative.example.js';

describe('an uplift relative to the commission', () => {
  it('raises the partner\'s lines of the next quarter, and nobody else\'s, by what its worked example says', () => {
    const uplifts = rewarded(upliftRelativeExample.reward).deals.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'uplift'));
    expect(uplifts.map(({ partnerId, amount, clause }) => [partnerId, amount, clause])).toEqual([
      ['beta', upliftRelativeExample.comesTo, '/incentives/0/reward/upliftRelative'],
    ]);
  });

  it('says its percentage and its quarter where it is earned, and no amount', () => {
    const { incentives, deals } = earning(upliftRelativeExample.reward);
    expect(incentives[0]).toMatchObject({ partnerId: 'alpha', amount: null, currency: null, percent: '5', on: '2026-Q2' });
    expect(deals[0]?.lines.some(({ kind }) => kind === 'uplift')).toBe(false);
  });

  it('is a decimal on the next quarter', () => {
    expect(faultsOfReward({ upliftRelative: '-5', on: 'nextQuarter' })).toEqual(['/incentives/0/reward/upliftRelative']);
    expect(faultsOfReward({ upliftRelative: '5', on: 'thisQuarter' })).toEqual(['/incentives/0/reward/on']);
    expect(faultsOfReward({ upliftRelative: '5' })).not.toEqual([]);
  });
});
