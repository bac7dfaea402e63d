import Type from 'typebox';
import { amountPattern, instantPattern, localDayPattern, periodPattern } from '#kernel';
import { statementLineKinds } from '#events';

const closed = { additionalProperties: false } as const;
const text = (description: string) => Type.String({ description });
const pattern = (form: string, description: string) => Type.String({ pattern: form, description });
const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const signed = (description: string) => pattern(amountPattern.replace('^', '^-?'), description);
const day = (description: string) => pattern(localDayPattern, `${description} A local day of the programme.`);
const instant = (description: string) => pattern(instantPattern, description);
const period = (description: string) => pattern(periodPattern, description);
const currency = pattern('^[A-Z]{3}$', 'ISO 4217 code of every amount in the row.');

const balance = Type.Object(
  {
    currency,
    opening: signed('What stood to the partner\'s account before.'),
    earned: signed('Lines above zero, but for adjustments.'),
    clawedBack: signed('Lines below zero, but for adjustments: zero or less.'),
    adjusted: signed('Lines of the kinds writeOff, merger and difference.'),
    paid: signed('Paid within the quarter.'),
    closing: signed('opening + earned + clawedBack + adjusted − paid.'),
    heldOpening: signed('Of the account, what was held back before.'),
    held: signed('Held back of the lines.'),
    released: signed('Held back before, and free by now.'),
    heldClosing: signed('heldOpening + held − released.'),
    withheld: signed('Not in the account: what the rules withhold until something is put right.'),
  },
  { ...closed, description: 'The partner\'s account in one currency.' },
);

const line = Type.Object(
  {
    lineNo: Type.Integer({ minimum: 1, description: 'From 1, without gaps.' }),
    kind: Type.Enum([...statementLineKinds]),
    dealId: orNull(text('Null where the line is of no one deal.')),
    position: orNull(text('Role or position on the deal that it is earned by.')),
    clause: orNull(text('JSON pointer into the rule set: the clause that it follows from.')),
    ruleSetId: orNull(Type.String()),
    version: orNull(Type.Integer({ minimum: 1, description: 'Version of the rule set.' })),
    amount: signed('Below zero where it is taken back.'),
    currency,
    withheld: Type.Boolean({ description: 'Whether it is stated only, and not in the account.' }),
    dealPeriod: period('Quarter of the deal\'s close.'),
    causeEventId: text('The event that it was posted because of.'),
    causeType: text('Type of that event.'),
    occurredAt: instant('When that was true.'),
    recordedAt: instant('When the ledger learned it.'),
    dueOn: day('When it can be paid.'),
    holdback: pattern(amountPattern, 'Of the amount, what waits longer.'),
    holdbackUntil: day('How long that waits.'),
    disputeId: Type.Optional(text('The partner\'s dispute whose ruling it follows from; left out where it follows from none.')),
    eventIds: Type.Array(Type.String(), { description: 'Every event that the line rests on.' }),
  },
  closed,
);

/** The structure of `tandem.statement/1`: what a partner was promised at the close of a quarter. */
export const statementDocumentSchema = Type.Object(
  {
    format: Type.Enum(['tandem.statement/1']),
    programme: Type.Object({ name: Type.String() }, closed),
    partner: Type.Object({ id: Type.String(), name: Type.String() }, closed),
    period: period('The quarter that was closed.'),
    firstDay: day('First of the quarter.'),
    lastDay: day('Last of the quarter.'),
    issuedAt: instant('When the statement was issued.'),
    statementDigest: pattern('^[0-9a-f]{64}$', 'SHA-256 of what was issued.'),
    checkpoint: orNull(text('The signed note over the log that was the latest at issue; null if nothing was signed yet.')),
    balances: Type.Array(balance, { description: 'One for each currency.' }),
    lines: Type.Array(line, { description: 'By number.' }),
  },
  {
    ...closed,
    $id: 'urn:tandem:format:statement:1',
    title: 'tandem.statement/1',
    description:
      'A partner\'s statement of a quarter, as it was issued. Amounts are decimal strings with the digits of their currency. Lines that are not withheld sum to earned + clawedBack + adjusted, currency by currency.',
  },
);

/** A partner's statement of one quarter as a document: complete, and with sums that hold. */
export type StatementDocument = Type.Static<typeof statementDocumentSchema>;
export type StatementDocumentLine = StatementDocument['lines'][number];
export type StatementDocumentBalance = StatementDocument['balances'][number];
