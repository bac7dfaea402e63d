import type Type from 'typebox';
import type { RewardExample } from '../reward.js';
import type { amountSchema } from './amount.schema.js';

/** The bonus for three co-sell wins in a quarter. */
export const amountExample: RewardExample<Type.Static<typeof amountSchema>> = {
  story: 'beta has a claim on three co-sell deals won in 2026-Q1, so it is paid the amount once, whatever the deals are worth',
  reward: { amount: '5000.00' },
  currency: 'USD',
  claim: null,
  comesTo: '5000.00',
};
