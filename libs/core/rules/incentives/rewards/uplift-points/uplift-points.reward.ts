import { formatMinor, formatRational, multiplyRationals, parseDecimal, rational, rationalZero } from '#kernel';
import type { RewardKind } from '../reward.js';
import { upliftPointsExample } from './uplift-points.example.js';
import { upliftPointsSchema } from './uplift-points.schema.js';

/** The reward that raises the rate: net × points ÷ 100 × share, for each claim. */
export const upliftPointsReward: RewardKind<typeof upliftPointsSchema> = {
  name: 'upliftPoints',
  schema: upliftPointsSchema,
  example: upliftPointsExample,
  faults: () => [],
  compile: ({ upliftPoints }) => {
    const points = parseDecimal(upliftPoints) ?? rationalZero;
    return {
      kind: 'upliftPoints',
      amountMinor: null,
      percent: upliftPoints,
      uplift: ({ netMinor, share, currency }) => ({
        exactMinor: multiplyRationals(rational(netMinor * points.numerator, points.denominator * 100n), share),
        formula: `${formatMinor(netMinor, currency)} × ${upliftPoints} ÷ 100 × ${formatRational(share)}`,
      }),
    };
  },
};
