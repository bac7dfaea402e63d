import { formatMinor, parseDecimal, rational, rationalZero } from '#kernel';
import type { RewardKind } from '../reward.js';
import { upliftRelativeExample } from './uplift-relative.example.js';
import { upliftRelativeSchema } from './uplift-relative.schema.js';

/** The reward that adds to what was earned: line × percent ÷ 100, for each claim. */
export const upliftRelativeReward: RewardKind<typeof upliftRelativeSchema> = {
  name: 'upliftRelative',
  schema: upliftRelativeSchema,
  example: upliftRelativeExample,
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
