import Type from 'typebox';
import { amountPattern, decimalPattern, periodPattern } from '#kernel';

const closed = { additionalProperties: false } as const;
const text = (description: string) => Type.String({ description });
const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const digest = (description: string) => Type.String({ pattern: '^[0-9a-f]{64}$', description });
const amount = Type.String({ pattern: amountPattern });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const currency = text('ISO 4217 code of every amount in the row.');
const period = (description: string) => Type.String({ pattern: periodPattern, description });
const bothSides = <Schema extends Type.TSchema>(schema: Schema, description: string) =>
  Type.Object({ before: schema, after: schema }, { ...closed, description });

const change = (description: string) =>
  Type.Object(
    { before: amount, after: amount, delta: Type.String({ pattern: amountPattern.replace('^', '^-?'), description: 'after − before, with its sign.' }) },
    { ...closed, description },
  );
const money = { amount: change('Withheld left out.'), withheld: change('Beside the amount, not in it.') };

const ruleSet = (which: string) =>
  Type.Object(
    {
      id: Type.String(),
      version: orNull(Type.Integer({ minimum: 1, description: 'Null if it was not published.' })),
      digest: digest('SHA-256 of the rule set\'s RFC 8785 form.'),
      resultDigest: digest('That of the tandem.result/1 which the same dossiers and facts give under it, were it in effect from the earlier of both days.'),
    },
    { ...closed, description: which },
  );

const standing = orNull(
  Type.Object(
    { value: Type.Unknown({ description: 'As the document has it.' }), default: Type.Boolean({ description: 'Whether it holds because the document leaves the key out.' }) },
    closed,
  ),
);

const clause = Type.Object(
  {
    clause: text('JSON pointer into the rule set.'),
    change: Type.Enum(['added', 'removed', 'changed'], { description: 'By what is written in the documents.' }),
    before: standing,
    after: standing,
  },
  closed,
);

const line = Type.Object(
  {
    partnerId: Type.String(),
    kind: Type.Enum(['commission', 'uplift']),
    position: Type.String(),
    incentiveId: orNull(text('Of an uplift, the incentive that it was earned by.')),
    clause: bothSides(orNull(Type.String()), 'Null where the line is on the other side alone.'),
    ...money,
  },
  closed,
);

const deal = Type.Object(
  {
    dealId: Type.String(),
    currency,
    period: bothSides(orNull(period('Quarter of the close.')), 'They differ where the calendars do.'),
    coSell: bothSides(Type.Boolean(), 'Whether two or more partners worked.'),
    rate: bothSides(Type.String({ pattern: decimalPattern }), 'Percent, as the rule sets write it.'),
    net: change('What commission is taken of.'),
    pool: change('net × rate ÷ 100, capped.'),
    ...money,
    lines: Type.Array(line, { description: 'All lines of partners, by partner, kind, position, incentive.' }),
  },
  closed,
);

const award = Type.Object(
  {
    kind: Type.Enum(['incentive', 'spiff']),
    id: text('Of the incentive or SPIFF.'),
    partnerId: Type.String(),
    period: period('Quarter in which it was earned; of a SPIFF, in which its touchpoints were.'),
    currency,
    clause: bothSides(orNull(Type.String()), 'Null where it is on the other side alone.'),
    amount: change('What it pays.'),
  },
  closed,
);

const partner = Type.Object(
  {
    partnerId: Type.String(),
    currency,
    outcome: Type.Enum(['gains', 'loses', 'same'], { description: 'By the amount.' }),
    commission: change('Not withheld.'),
    uplift: change('Not withheld.'),
    incentive: change('Fixed amounts.'),
    spiff: change('Of deals of any status.'),
    amount: change('commission + uplift + incentive + spiff.'),
    withheld: money.withheld,
  },
  closed,
);

/** The structure of `tandem.comparison/1`: in what two rule sets differ, and what that would change in money. */
export const comparisonSchema = Type.Object(
  {
    format: Type.Enum(['tandem.comparison/1']),
    before: ruleSet('The rule set compared from.'),
    after: ruleSet('The rule set compared to.'),
    compared: Type.Object({ deals: count('Won deals among the dossiers.'), differing: count('Of these, deals of which a line differs.') }, closed),
    clauses: Type.Array(clause, { description: 'In the order of their pointers.' }),
    totals: Type.Array(Type.Object({ currency, ...money }, closed), { description: 'What all partners together come to, by currency.' }),
    quarters: Type.Array(Type.Object({ period: period('Each side by its own calendar.'), currency, ...money }, closed), { description: 'By quarter, currency.' }),
    partners: Type.Array(partner, { description: 'By partner, currency, also those that nothing changes for.' }),
    deals: Type.Array(deal, { description: 'Won deals that differ, by id.' }),
    awards: Type.Array(award, { description: 'Fixed amounts of incentives and SPIFFs that differ, by kind, id, partner, quarter, currency.' }),
    digest: digest('SHA-256 of the RFC 8785 form of this document without this key.'),
  },
  {
    ...closed,
    $id: 'urn:tandem:format:comparison:1',
    title: 'tandem.comparison/1',
    description:
      'Two rule sets compared: clause by clause, and by what the same deals would earn under each. The deltas of a partner\'s lines and awards sum to the partner\'s, the partners\' to the total. What the vendor keeps is in none; open deals are not compared.',
  },
);

/** A comparison as a public document: every amount text with its currency's digits. */
export type Comparison = Type.Static<typeof comparisonSchema>;
