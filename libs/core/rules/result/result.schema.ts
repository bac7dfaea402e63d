import Type from 'typebox';
import { amountPattern, decimalPattern, periodPattern } from '#kernel';
import { attributionBuckets } from '#events';

const closed = { additionalProperties: false } as const;
const text = (description: string) => Type.String({ description });
const amount = (description: string) => Type.String({ pattern: amountPattern, description });
const digest = (description: string) => Type.String({ pattern: '^[0-9a-f]{64}$', description });
const rationalText = (description: string) => Type.String({ pattern: '^-?\\d+(?:/\\d+)?$', description });
const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const period = (description: string) => Type.String({ pattern: periodPattern, description });
const eventIds = Type.Array(Type.String(), { description: 'The events it rests on, in byte order.' });
const dealIds = Type.Array(Type.String(), { description: 'The deals counted, in byte order.' });

const line = Type.Object(
  {
    partnerId: orNull(text('Null is the vendor.')),
    position: text('Position of the model; solo; unfilled for what the vendor keeps.'),
    share: rationalText('Exact part of the pool, lowest terms.'),
    amount: amount('In the deal\'s currency.'),
    kind: Type.Enum(['commission', 'uplift', 'retained']),
    withheld: Type.Boolean(),
    clause: text('Pointer into the rule set.'),
    eventIds,
  },
  closed,
);

const flag = Type.Object(
  {
    code: text('Stable, kebab-case.'),
    partnerId: orNull(Type.String()),
    position: orNull(Type.String()),
    clause: orNull(Type.String()),
    eventIds,
  },
  closed,
);

const bucket = Type.Object(
  {
    supported: Type.Array(Type.Enum(attributionBuckets)),
    sourcePartnerId: orNull(text('Who sourced it.')),
    cycleDays: orNull(Type.Integer({ description: 'Local days from creation to close, of a won deal.' })),
    cohortDays: orNull(rationalText('The direct deals\' cycle.')),
    daysSaved: orNull(rationalText('cohort − cycle; may be negative.')),
  },
  closed,
);

const deal = Type.Object(
  {
    dealId: Type.String(),
    status: Type.Enum(['open', 'won', 'lost']),
    period: orNull(period('Quarter of the close; null while open.')),
    coSell: Type.Boolean(),
    rate: Type.String({ pattern: decimalPattern, description: 'Percent, as the rule set writes it.' }),
    net: amount('What commission is taken of.'),
    pool: amount('net × rate ÷ 100, capped.'),
    currency: Type.String(),
    lines: Type.Array(line),
    bucket,
    flags: Type.Array(flag),
  },
  closed,
);

const incentive = Type.Object(
  {
    id: Type.String(),
    partnerId: Type.String(),
    period: period('Quarter in which it was earned.'),
    dealIds,
    reward: text('Kind of reward; choice while the partner has not chosen.'),
    amount: orNull(amount('Where the reward is an amount.')),
    currency: orNull(Type.String()),
    percent: orNull(text('Where the reward is an uplift.')),
    on: orNull(period('Quarter whose deals the uplift acts on.')),
    clause: Type.String(),
    eventIds,
  },
  closed,
);

const tier = Type.Object(
  { id: Type.String(), partnerId: Type.String(), period: period('Reached in.'), dealIds, lasts: period('Through.'), clause: Type.String() },
  closed,
);

const spiff = Type.Object(
  { id: Type.String(), partnerId: Type.String(), clause: Type.String(), currency: Type.String(), amount: amount('Of all its touchpoints.'), eventIds },
  closed,
);

const total = Type.Object(
  {
    partnerId: Type.String(),
    currency: Type.String(),
    commission: amount('Not withheld.'),
    uplift: amount('Not withheld.'),
    incentive: amount('Fixed amounts.'),
    spiff: amount('Of deals of any status.'),
    withheld: amount('Beside the amount, not in it.'),
    amount: amount('commission + uplift + incentive + spiff.'),
  },
  closed,
);

/** The structure of `tandem.result/1`, the outcome of an evaluation. It carries no trace. */
export const resultSchema = Type.Object(
  {
    format: Type.Enum(['tandem.result/1']),
    ruleset: Type.Object(
      {
        id: Type.String(),
        version: orNull(Type.Integer({ minimum: 1, description: 'Null if it was not published.' })),
        digest: digest('SHA-256 of the rule set\'s RFC 8785 form.'),
      },
      closed,
    ),
    deals: Type.Array(deal, { description: 'In byte order of their ids.' }),
    incentives: Type.Array(incentive, { description: 'By period, rule, partner.' }),
    tiers: Type.Array(tier, { description: 'By period, rule, partner.' }),
    spiffs: Type.Array(spiff, { description: 'By rule, partner.' }),
    totals: Type.Array(total, { description: 'By partner, currency.' }),
    digest: digest('SHA-256 of the RFC 8785 form of this document without this key.'),
  },
  {
    ...closed,
    $id: 'urn:tandem:format:result:1',
    title: 'tandem.result/1',
    description: 'What a set of deals comes to under one rule set, printed in RFC 8785 form and one line feed.',
  },
);

/** The outcome of an evaluation as a public document: every amount text with its currency's digits. */
export type Result = Type.Static<typeof resultSchema>;
export type ResultDeal = Result['deals'][number];
export type ResultLine = ResultDeal['lines'][number];
