import type Type from 'typebox';
import { rational } from '#kernel';
import type { RewardExample } from '../reward.js';
import type { upliftPointsSchema } from './uplift-points.schema.js';

/** Five points of the net for the seller of the worked example. */
export const upliftPointsExample: RewardExample<Type.Static<typeof upliftPointsSchema>> = {
  story: 'beta earned it in 2025-Q4; on a co-sell deal won in 2026-Q1 with a net of 50000.00 it has the share 8/17',
  reward: { upliftPoints: '5', on: 'nextQuarter' },
  currency: 'USD',
  claim: { net: '50000.00', share: rational(8n, 17n), commission: '6352.94' },
  comesTo: '1176.47',
};
