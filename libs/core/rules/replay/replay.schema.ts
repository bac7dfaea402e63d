import Type from 'typebox';
import { amountPattern, periodPattern } from '#kernel';

const closed = { additionalProperties: false } as const;
const text = (description: string) => Type.String({ description });
const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const instant = (description: string) => Type.String({ description });
const signed = Type.String({ pattern: amountPattern.replace('^', '^-?') });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const currency = text('ISO 4217 code of every amount in the row.');
const period = (description: string) => Type.String({ pattern: periodPattern, description });
const change = (description: string) => Type.Object({ booked: signed, replayed: signed, delta: signed }, { ...closed, description });
const money = { amount: change('Withheld left out.'), withheld: change('Beside the amount, not in it.') };
const bothSides = <Schema extends Type.TSchema>(schema: Schema, description: string) => Type.Object({ booked: schema, replayed: schema }, { ...closed, description });

const cause = Type.Object(
  {
    because: Type.Enum(['booking', 'learned', 'unlearned', 'clause', 'version', 'award'], {
      description: 'booking: posted otherwise than facts and rules of the booked moment give; learned, unlearned: an event that was known at one of both moments alone; clause: clauses that differ; version: no version covers the deal on one side; award: awards counted otherwise.',
    }),
    eventId: orNull(Type.String()),
    eventType: orNull(Type.String()),
    clauses: Type.Array(Type.String(), { description: 'JSON pointers into the rule set; several where one alone makes no sound rule set.' }),
    amount: signed,
    withheld: signed,
  },
  { ...closed, description: 'Worth the change that it makes on top of the causes before it.' },
);

const line = Type.Object(
  {
    period: period('Quarter of the deal\'s close.'),
    partnerId: Type.String(),
    kind: Type.Enum(['commission', 'uplift']),
    position: Type.String(),
    clause: bothSides(orNull(Type.String()), 'Null where the line is on the other side alone.'),
    ...money,
    causes: Type.Array(cause, { description: 'They sum to the delta.' }),
  },
  closed,
);

const ruleSetOf = orNull(Type.Object({ id: Type.String(), digest: Type.String() }, closed));

const deal = Type.Object(
  { dealId: Type.String(), currency, rules: bothSides(ruleSetOf, 'What the deal is priced by on each side, null where no version covers it.'), ...money, lines: Type.Array(line) },
  closed,
);

const award = Type.Object(
  {
    kind: Type.Enum(['incentive', 'spiff']),
    id: text('Of the incentive or SPIFF.'),
    partnerId: Type.String(),
    period: period('Quarter that it was earned in.'),
    currency,
    clause: bothSides(orNull(Type.String()), 'Null where it is on the other side alone.'),
    amount: money.amount,
    causes: Type.Array(cause),
  },
  closed,
);

const causeTotal = Type.Object({ because: cause.properties.because, clauses: cause.properties.clauses, eventType: cause.properties.eventType, currency, amount: signed, withheld: signed }, closed);

const rules = Type.Object(
  {
    kind: Type.Enum(['own', 'ruleSet', 'version', 'draft']),
    ruleSetId: orNull(Type.String()),
    version: orNull(Type.Integer({ minimum: 1 })),
    digest: orNull(text('SHA-256 of the document\'s RFC 8785 form, of one version or a draft.')),
  },
  { ...closed, description: 'own: each deal\'s own version by date; ruleSet: the versions of one rule set by date; version: one for all; draft: a document that was not published.' },
);

/** The structure of `tandem.replay/1`: what was booked of some quarters, what a replay gives, and why they differ. */
export const replaySchema = Type.Object(
  {
    format: Type.Enum(['tandem.replay/1']),
    asked: Type.Object(
      {
        from: period('The first quarter.'), to: period('The last quarter.'), rules, publishedBy: instant('Rules published by then.'),
        knownAt: instant('Facts recorded by then.'), bookedAt: instant('Compared with what was booked by then.'),
        dealsOf: orNull(text('Only deals that follow this rule set; null: all.')),
      },
      closed,
    ),
    compared: Type.Object({ deals: count('Deals with a line on either side.'), differing: count('Of these, deals of which a line differs.') }, closed),
    totals: Type.Array(Type.Object({ currency, ...money }, closed)),
    quarters: Type.Array(Type.Object({ period: period('Of the deals\' close.'), currency, ...money }, closed)),
    partners: Type.Array(Type.Object({ partnerId: Type.String(), currency, outcome: Type.Enum(['gains', 'loses', 'same']), ...money }, closed), { description: 'Also those that nothing changes for.' }),
    causes: Type.Array(causeTotal, { description: 'What each kind of cause comes to in all.' }),
    awards: Type.Array(award, { description: 'Incentives and SPIFFs of closed quarters that differ.' }),
    deals: Type.Array(deal, { description: 'Deals that differ, by id, each with its lines that differ.' }),
  },
  {
    ...closed,
    $id: 'urn:tandem:format:replay:1',
    title: 'tandem.replay/1',
    description: 'Quarters replayed under some rules from what was known at some moment, beside what was booked of them. Nothing is posted by it. The deltas of lines and awards sum to those of partners, quarters, totals; the causes of a line to its delta.',
  },
);

/** A replay as a public document: every amount text with its currency's digits. */
export type Replay = Type.Static<typeof replaySchema>;
