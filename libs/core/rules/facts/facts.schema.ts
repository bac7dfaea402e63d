import Type from 'typebox';
import { periodPattern } from '#kernel';

const closed = { additionalProperties: false } as const;
const name = (description: string) => Type.String({ minLength: 1, description });
const period = Type.String({ pattern: periodPattern, description: 'A fiscal quarter, 2026-Q1.' });

const choice = Type.Object(
  {
    incentiveId: name('Of the rule set.'),
    partnerId: name('Who chose.'),
    period,
    option: Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'Index into the incentive\'s choice.' }),
    eventId: name('Id of the event of the choice.'),
  },
  closed,
);

const booked = Type.Object(
  { period, awards: Type.Array(Type.Object({ incentiveId: name('Of the rule set.'), partnerId: name('Who earned it.') }, closed)) },
  closed,
);

/** The structure of `tandem.facts/1`. What a structure cannot say is in `facts.checks.ts`. */
export const factsSchema = Type.Object(
  {
    format: Type.Enum(['tandem.facts/1']),
    choices: Type.Optional(Type.Array(choice, { description: 'What partners chose of incentives that leave the choice.' })),
    booked: Type.Optional(Type.Array(booked, { description: 'Quarters whose awards are taken from here, not counted again.' })),
  },
  {
    ...closed,
    $id: 'urn:tandem:format:facts:1',
    title: 'tandem.facts/1',
    description: 'What evaluation needs to know beside the deals: choices made, awards booked.',
  },
);

/** What evaluation needs to know beside the deals. */
export type Facts = Type.Static<typeof factsSchema>;
export type FactsChoice = NonNullable<Facts['choices']>[number];

/** No choice made, nothing booked. */
export const noFacts: Facts = { format: 'tandem.facts/1' };
