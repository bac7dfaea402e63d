import type Type from 'typebox';
import type { Currency, Fault } from '#kernel';
import { amountReward, amountSchema } from './amount/amount.reward.js';
import type { Reward, RewardKind } from './reward.js';
import { upliftPointsReward, upliftPointsSchema } from './uplift-points/uplift-points.reward.js';
import { upliftRelativeReward, upliftRelativeSchema } from './uplift-relative/uplift-relative.reward.js';

/** The schemas of all kinds of reward; adding a kind is a folder, a line here and a line below. */
export const rewardSchemas = [amountSchema, upliftPointsSchema, upliftRelativeSchema] as const;

const rewardKinds: readonly RewardKind<never>[] = [amountReward, upliftPointsReward, upliftRelativeReward];

/** A reward as the rule set's document has it. */
export type RewardDocument = Type.Static<(typeof rewardSchemas)[number]>;

const kindOf = (document: RewardDocument): RewardKind<RewardDocument> => {
  const kind = rewardKinds.find(({ name }) => Object.hasOwn(document, name));
  if (kind === undefined) throw new Error('A reward that passed its schema has a kind.');
  return kind;
};

/** Faults of a reward that has one of the forms, at its clause. */
export const rewardFaults = (document: RewardDocument, place: { clause: string; currency: Currency | undefined }): Fault[] =>
  kindOf(document).faults(document, place);

/** A reward ready to be given; fixed amounts are in the rule set's currency. */
export const compileReward = (document: RewardDocument, currency: Currency): Reward => kindOf(document).compile(document, currency);
