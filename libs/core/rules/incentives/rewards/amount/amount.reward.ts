import Type from 'typebox';
import { amountPattern, parseMinor } from '#kernel';
import type { RewardKind } from '../reward.js';

/** `{ amount: "5000.00" }`: a sum in the rule set's currency, once for the quarter. */
export const amountSchema = Type.Object(
  { amount: Type.String({ pattern: amountPattern, description: 'In the rule set\'s currency.' }) },
  { additionalProperties: false },
);

/** The reward that is money, at once. */
export const amountReward: RewardKind<Type.Static<typeof amountSchema>> = {
  name: 'amount',
  faults: ({ amount }, { clause, currency }) =>
    currency === undefined || parseMinor(amount, currency) !== undefined
      ? []
      : [{ clause: `${clause}/amount`, message: `must have exactly the digits of ${currency}` }],
  compile: ({ amount }, currency) => ({ kind: 'amount', amountMinor: parseMinor(amount, currency) ?? 0n, percent: null }),
};
