import Type from 'typebox';
import { decimalPattern, formatMinor, formatRational, multiplyRationals, parseDecimal, rational, rationalZero } from '#kernel';
import type { RewardKind } from '../reward.js';

/** `{ upliftPoints: "5", on: nextQuarter }`: percentage points of the net, by the claim's share. */
export const upliftPointsSchema = Type.Object(
  { upliftPoints: Type.String({ pattern: decimalPattern, description: 'Percentage points of the deal\'s net.' }), on: Type.Enum(['nextQuarter']) },
  { additionalProperties: false },
);

/** The reward that raises the rate: net × points ÷ 100 × share, for each claim. */
export const upliftPointsReward: RewardKind<Type.Static<typeof upliftPointsSchema>> = {
  name: 'upliftPoints',
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
