import { parseMinor } from '#kernel';
import type { RewardKind } from '../reward.js';
import { amountExample } from './amount.example.js';
import { amountSchema } from './amount.schema.js';

/** The reward that is money, at once. */
export const amountReward: RewardKind<typeof amountSchema> = {
  name: 'amount',
  schema: amountSchema,
  example: amountExample,
  faults: ({ amount }, { clause, currency }) =>
    currency === undefined || parseMinor(amount, currency) !== undefined
      ? []
      : [{ clause: `${clause}/amount`, message: `must have exactly the digits of ${currency}` }],
  compile: ({ amount }, currency) => ({ kind: 'amount', amountMinor: parseMinor(amount, currency) ?? 0n, percent: null }),
};
