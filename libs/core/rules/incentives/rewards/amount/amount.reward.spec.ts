import { earning, faultsOfReward, rewarded } from '../../../examples/reward.example.js';
import { amountExample } from './amount.example.js';

describe('a reward that is an amount', () => {
  it('is paid once to each partner that earned it, in the rule set\'s currency', () => {
    const { incentives, totals } = earning(amountExample.reward);
    expect(incentives.map(({ partnerId, amount, currency, percent, on, clause }) => [partnerId, amount, currency, percent, on, clause])).toEqual(
      ['alpha', 'beta', 'gamma'].map((partnerId) => [partnerId, amountExample.comesTo, 'USD', null, null, '/incentives/0/reward/amount']),
    );
    expect(totals.map(({ incentive }) => incentive)).toEqual(['5000.00', '5000.00', '5000.00']);
  });

  it('raises no line', () => expect(rewarded(amountExample.reward).deals[0]?.lines.map(({ kind }) => kind)).toEqual(['commission', 'commission', 'commission']));

  it('has exactly the digits of the currency', () => {
    expect(faultsOfReward({ amount: '5000' })).toEqual(['/incentives/0/reward/amount']);
    expect(faultsOfReward({ amount: '5000.00' })).toEqual([]);
  });
});
