import Type from 'typebox';
import { decimalPattern, formatMinor, parseDecimal, rational, rationalZero } from '#kernel';
import type { RewardKind } from '../reward.js';

/** `{ upliftRelative: "5", on: nextQuarter }`: a percentage of the commission line. */
export const upliftRelativeSchema = Type.Object(
  { upliftRelative: Type.String({ pattern: decimalPattern, description: 'Percent of the commission line.' }), on: Type.Enum(['nextQuarter']) },
  { additionalProperties: false },
);

/** The reward that adds to what was earned: line × percent ÷ 100, for each claim. */
export const upliftRelativeReward: RewardKind<Type.Static<typeof upliftRelativeSchema>> = {
  name: 'upliftRelative',
  faults: () => [],
  compile: ({ upliftRelative }) => {
    const percent = parseDecimal(upliftRelative) ?? rationalZero;
    return {
      kind: 'upliftRelative',
      amountMinor: null,
      percent: upliftRelative,
      uplift: ({ commissionMinor, currency }) => ({
        exactMinor: rational(commissionMinor * percent.numerator, percent.denominator * 100n),
        formula: `${formatMinor(commissionMinor, currency)} × ${upliftRelative} ÷ 100`,
      }),
    };
  },
};
