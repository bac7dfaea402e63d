import type Type from 'typebox';
import { rational } from '#kernel';
import type { RewardExample } from '../reward.js';
import type { upliftRelativeSchema } from './uplift-relative.schema.js';

/** Five percent more for the seller of the worked example. */
export const upliftRelativeExample: RewardExample<Type.Static<typeof upliftRelativeSchema>> = {
  story: 'beta earned it in 2025-Q4; on a co-sell deal won in 2026-Q1 its commission is 6352.94',
  reward: { upliftRelative: '5', on: 'nextQuarter' },
  currency: 'USD',
  claim: { net: '50000.00', share: rational(8n, 17n), commission: '6352.94' },
  comesTo: '317.65',
};
