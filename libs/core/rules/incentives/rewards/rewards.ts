import Type from 'typebox';
import type { Currency, Fault } from '#kernel';
import * as registry from './registry.js';
import type { Reward, RewardKind } from './reward.js';

type RegisteredKind = (typeof registry)[keyof typeof registry];

/** A reward as the rule set's document has it. */
export type RewardDocument = Type.Static<RegisteredKind['schema']>;

/** The kinds of reward that a rule set may give: its part of the schema, of the checks and of what evaluation works with. */
export interface Rewards {
  readonly kinds: readonly RewardKind[];
  /** One of the kinds' schemas. */
  readonly schema: Type.TUnsafe<RewardDocument>;
  /** Faults of a reward that has one of the forms, at its clause. */
  faults(document: RewardDocument, place: { clause: string; currency: Currency | undefined }): Fault[];
  /** A reward ready to be given; fixed amounts are in the rule set's currency. */
  compile(document: RewardDocument, currency: Currency): Reward;
}

/** Puts kinds together. Two of one name, or one whose schema does not ask for the key it is known by, are a defect: throws. */
export const rewardsOf = (kinds: readonly RewardKind[]): Rewards => {
  for (const { name, schema } of kinds) {
    if (!schema.required?.includes(name)) throw new Error(`The reward ${name} must have the key ${name}.`);
    if (kinds.filter((kind) => kind.name === name).length > 1) throw new Error(`The reward ${name} is registered twice.`);
  }
  const kindOf = (document: RewardDocument): RewardKind => {
    const kind = kinds.find(({ name }) => Object.hasOwn(document, name));
    if (kind === undefined) throw new Error('A reward that passed its schema has a kind.');
    return kind;
  };
  return {
    kinds,
    schema: Type.Unsafe<RewardDocument>(Type.Union(kinds.map(({ schema }) => schema), { description: 'What is earned; instead of it there may be a choice, one of the two.' })),
    faults: (document, place) => kindOf(document).faults(document, place),
    compile: (document, currency) => kindOf(document).compile(document, currency),
  };
};

/** The kinds that are registered. */
export const standardRewards: Rewards = rewardsOf(Object.values(registry));
