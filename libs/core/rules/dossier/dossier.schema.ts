import Type from 'typebox';
import { amountPattern, decimalPattern, instantPattern } from '#kernel';
import { attributionBuckets, coSellModels, dealOrigins, partnerRoles, touchpointLoggers } from '#events';

const closed = { additionalProperties: false } as const;

const name = (description: string) => Type.String({ minLength: 1, description });
const instant = (description: string) => Type.String({ pattern: instantPattern, description });
const amount = (description: string) => Type.String({ pattern: amountPattern, description });
const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Optional(Type.Union([schema, Type.Null()]));
const months = (minimum: number) => Type.Optional(Type.Integer({ minimum, maximum: 12_000 }));
const eventId = name('Id of the event that it rests on.');

const role = Type.Object(
  {
    role: Type.Enum(partnerRoles),
    partnerId: name('Who holds it.'),
    weight: Type.Optional(Type.String({ pattern: decimalPattern, description: 'Fixed at registration, among those in one position.' })),
    eventId,
  },
  closed,
);

const touchpoint = Type.Object(
  {
    eventId,
    partnerId: Type.Union([name('Whose it is.'), Type.Null()], { description: 'Null is the vendor.' }),
    role: orNull(Type.Enum(partnerRoles)),
    kind: name('Kind of touchpoint: meeting, demo, …'),
    loggedBy: Type.Optional(Type.Enum(touchpointLoggers, { description: 'Default integration.' })),
    confirmed: Type.Optional(Type.Boolean({ description: 'By the other side. Default false.' })),
    imported: Type.Optional(Type.Boolean({ description: 'History without a time of recording: exempt from the grace.' })),
    occurredAt: instant('When it was.'),
    recordedAt: orNull(instant('When it was recorded; may be missing only where imported.')),
  },
  closed,
);

const adjustment = Type.Object(
  {
    kind: Type.Enum(['refund', 'creditNote', 'churn']),
    amount: Type.Optional(amount('What it takes back; a churn may have months instead, or neither.')),
    servedMonths: months(0),
    termMonths: months(1),
    at: instant('When it was.'),
    eventId,
  },
  closed,
);

const flow = Type.Object({ amount: amount('In the deal\'s currency.'), at: instant('When it was.'), eventId }, closed);

const optional = {
  account: orNull(
    Type.Object({ name: orNull(Type.String()), domain: orNull(Type.String()), segment: orNull(Type.String()) }, closed),
  ),
  margin: orNull(Type.String({ pattern: amountPattern.replace('^', '^-?'), description: 'The only amount that may be negative.' })),
  origin: orNull(Type.Enum(dealOrigins)),
  sourcePartnerId: orNull(name('Whom the deal was created from.')),
  registeredAt: orNull(instant('When a registration of it was approved.')),
  closedAt: orNull(instant('Exactly when the deal is not open.')),
  stages: Type.Optional(Type.Array(Type.Object({ stage: name('Name.'), enteredAt: instant('When.'), eventId }, closed))),
  registrations: Type.Optional(
    Type.Array(Type.Object({ approvedAt: instant('When.'), partnerIds: Type.Array(name('Named in it.')), eventId }, closed)),
  ),
  adjustments: Type.Optional(Type.Array(adjustment)),
  invoiced: Type.Optional(Type.Array(flow)),
  collected: Type.Optional(Type.Array(flow)),
  bucket: orNull(Type.Object({ value: Type.Enum(attributionBuckets), eventId }, { ...closed, description: 'The bucket that was confirmed.' })),
  assumed: Type.Optional(Type.Array(name('Name of a date that a mapping supplied.'))),
};

/** The structure of `tandem.dossier/1`. What a structure cannot say (digits, pairs, dates) is in `dossier.checks.ts`. */
export const dossierSchema = Type.Object(
  {
    format: Type.Enum(['tandem.dossier/1']),
    dealId: name('Id of the deal.'),
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217 code of every amount in it.' }),
    amount: amount('Of the deal, with exactly the currency\'s minor digits.'),
    model: Type.Union([Type.Enum(coSellModels), Type.Null()], { description: 'Null when no partner has a role.' }),
    status: Type.Enum(['open', 'won', 'lost']),
    createdAt: instant('When the deal was created.'),
    roles: Type.Array(role),
    touchpoints: Type.Array(touchpoint),
    ...optional,
  },
  {
    ...closed,
    $id: 'urn:tandem:format:dossier:1',
    title: 'tandem.dossier/1',
    description: 'The rule-free fold of one deal: who did what, when, amounts, dates. NDJSON has one a line.',
  },
);

/** One deal's facts, without any rule: what evaluation is given. */
export type Dossier = Type.Static<typeof dossierSchema>;
export type DossierRole = Dossier['roles'][number];
export type DossierTouchpoint = Dossier['touchpoints'][number];
export type DossierAdjustment = NonNullable<Dossier['adjustments']>[number];
