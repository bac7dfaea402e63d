import {
  batchEvents, dealEvents, disputeEvents, partnerEvents, payoutEvents, periodEvents, programmeEvents, rateEvents, ruleSetEvents, streamKinds, userEvents,
} from '#events';
import { demoParts } from '#auth';
import { parseInstant, parseLocalDay } from '#kernel';
import Type, { type TSchema } from 'typebox';

/** A kind of value that a request may carry: the schema it is checked by, how people are told about it, an example. */
export interface Form {
  readonly schema: TSchema;
  readonly must: string;
  readonly example: unknown;
  /** What the schema cannot say: that a date exists, that a document is not too long. */
  readonly holds: (value: unknown) => boolean;
}

const form = (schema: TSchema, must: string, example: unknown, holds: Form['holds'] = () => true): Form => ({ schema, must, example, holds });
const propertiesOf = <Properties>(definition: { readonly schema: { readonly properties: Properties } }): Properties => definition.schema.properties;

const opened = propertiesOf(dealEvents.DealOpened);
const touchpoint = propertiesOf(dealEvents.TouchpointLogged);
const churned = propertiesOf(dealEvents.CustomerChurned);
const committed = propertiesOf(dealEvents.CommitmentMade);
const party = propertiesOf(dealEvents.DealRegistered).parties.items.properties;
const external = nullable(opened.external).properties;
const account = nullable(opened.account).properties;
const founded = propertiesOf(programmeEvents.ProgrammeFounded);
const terms = propertiesOf(programmeEvents.RegistrationTermsSet);

const disputed = propertiesOf(disputeEvents.DisputeOpened);
const disputeTerms = propertiesOf(programmeEvents.DisputeTermsSet);
const chosen = propertiesOf(partnerEvents.IncentiveChosen);

const documentBytesMax = 256 * 1024;

const exampleMapping = `format: tandem.mapping/1
source: crm
files: { deals: { path: Opportunity.csv } }
partners: [{ file: deals, id: Partner, name: Partner }]
deals:
  file: deals
  id: Id
  amount: Amount
  currency: { constant: USD }
  created: CreatedDate
  status: Status
  ruleSet: { constant: standard }
`;

/**
 * Every form, taken from the schema of the event that will hold the value: what passes the edge fits the log, and what the
 * log cannot hold is refused with a sentence instead of failing later.
 */
export const forms = {
  dealId: form(opened.dealId, 'be a deal id', 'deal_acme-renewal'),
  partnerId: form(nullable(opened.sourcePartnerId), 'be a partner id', 'ptr_alpha'),
  userId: form(propertiesOf(userEvents.UserRegistered).userId, 'be a user id', 'usr_robin'),
  ruleSetId: form(opened.ruleSetId, 'be the id of a rule set', 'standard'),
  partId: form(touchpoint.touchpointId, 'be a name of at most 100 letters, digits and _ . : -', 'T-1'),
  instant: form(propertiesOf(dealEvents.TouchpointCorrected).touchedAt, 'be an instant in UTC with milliseconds', '2026-03-20T16:00:00.000Z',
    (text) => parseInstant(String(text)) !== undefined),
  localDay: form(propertiesOf(partnerEvents.AgreementSigned).from, 'be a day', '2026-03-20', (text) => parseLocalDay(String(text)) !== undefined),
  amount: form(opened.amount, 'be an amount with its currency\'s decimals, as text', '50000.00'),
  signedAmount: form(propertiesOf(dealEvents.MarginSet).margin, 'be an amount, perhaps negative, as text', '-1200.00'),
  currency: form(opened.currency, 'be an ISO 4217 currency code', 'USD'),
  weight: form(nullable(party.weight), 'be a decimal of at most 15 digits, as text', '2'),
  organisationName: form(propertiesOf(partnerEvents.PartnerOnboarded).name, 'be a name of 1 to 200 characters', 'Acme Ltd'),
  stageName: form(propertiesOf(dealEvents.StageChanged).stage, 'be a name of 1 to 100 characters', 'Discovery'),
  domainName: form(nullable(account.domain), 'be a domain name in lower case', 'acme.example'),
  code: form(touchpoint.kind, 'be a word of at most 50 letters, digits and _ . -', 'demo'),
  timeZone: form(founded.timeZone, 'be the name of a time zone', 'America/New_York'),
  month: form(founded.fiscalYearStart, 'be a month, 1 to 12', 1),
  sourceSystem: form(external.source, 'be a word of at most 50 lower-case letters, digits and -', 'salesforce'),
  externalId: form(external.id, 'be text of 1 to 200 characters', '0065g00000ABCDE'),
  role: form(party.role, 'be a role', 'selling'),
  model: form(nullable(opened.model), 'be a co-sell model', 'sell-with'),
  bucket: form(propertiesOf(dealEvents.AttributionConfirmed).bucket, 'be an attribution bucket', 'sourced'),
  origin: form(opened.origin, 'say who brought the deal', 'partnerLead'),
  logger: form(touchpoint.loggedBy, 'say who logged it', 'vendor'),
  side: form(propertiesOf(dealEvents.TouchpointConfirmed).side, 'be a side', 'vendor'),
  handOff: form(propertiesOf(dealEvents.HandOffNamed).handOff, 'be a hand-off', 'onboarding'),
  right: form(propertiesOf(userEvents.RightGranted).right, 'be a right', 'operations'),
  digest: form(propertiesOf(userEvents.ApiKeyIssued).keyDigest, 'be a SHA-256 in hexadecimal', 'ab'.repeat(32)),
  version: form(propertiesOf(ruleSetEvents.RuleSetProposed).version, 'be the number of a version', 1),
  period: form(propertiesOf(periodEvents.PeriodCloseProposed).period, 'be a quarter', '2026-Q1'),
  clause: form(chosen.clause, 'be a clause of a rule set', '/incentives/0'),
  option: form(chosen.option, 'be a number from 0 to 1000', 0),
  batch: form(propertiesOf(payoutEvents.PayoutBatchRequested).batch, 'be the number of a batch', 1),
  paymentId: form(propertiesOf(batchEvents.PaymentSettled).paymentId, 'be the id of a payment', 'P-1'),
  rate: form(propertiesOf(rateEvents.RateRecorded).rate, 'be a decimal above zero, as text', '1.0842'),
  flag: form(opened.dateAssumed, 'be true or false', false),
  responseHours: form(committed.responseHours, 'be a number of hours from 1 to 8760', 24),
  meetings: form(committed.meetings, 'be a number from 0 to 1000', 4),
  contentPieces: form(committed.contentPieces, 'be a number from 0 to 1000', 1),
  servedMonths: form(nullable(churned.servedMonths), 'be a number of months from 0 to 1200', 6),
  termMonths: form(nullable(churned.termMonths), 'be a number of months from 1 to 1200', 12),
  answerWithinDays: form(terms.answerWithinDays, 'be a number of days from 1 to 365', 5),
  validDays: form(terms.validDays, 'be a number of days from 1 to 3650', 90),
  disputeId: form(disputed.disputeId, 'be the id of a dispute', 'dsp_late-demo'),
  disputeOutcome: form(propertiesOf(disputeEvents.DisputeRuled).outcome, 'be what a ruling says', 'upheld'),
  disputeDays: form(disputeTerms.disputeDays, 'be a number of days from 1 to 3650', 60),
  responseDays: form(disputeTerms.responseDays, 'be a number of days from 1 to 365', 14),
  lineNo: form(nullable(disputed.line.properties.lineNo), 'be the number of a line', 1),
  eventId: form(disputed.wrongEventIds.items, 'be the id of an event', '3f7c1c5e-5f0e-5b3f-9d55-0f1d7f2c9a10'),
  document: form(propertiesOf(ruleSetEvents.RuleSetDrafted).document, 'be an object of at most 256 KiB', { format: 'tandem.ruleset/1', id: 'standard' },
    (document) => Buffer.byteLength(JSON.stringify(document)) <= documentBytesMax),
  documentText: form(Type.String({ minLength: 1 }), 'be text of at most 256 KiB', 'format: tandem.ruleset/1\nid: standard\n',
    (text) => Buffer.byteLength(String(text)) <= documentBytesMax),
  mappingText: form(Type.String({ minLength: 1 }), 'be text of at most 256 KiB', exampleMapping,
    (text) => Buffer.byteLength(String(text)) <= documentBytesMax),
  fileName: form(Type.String({ pattern: '^[^./\\\\\\x00-\\x1f][^/\\\\\\x00-\\x1f]{0,199}$' }), 'be the name of a file, of at most 200 characters, without a folder', 'Opportunity.csv',
    (name) => Buffer.byteLength(String(name)) <= 255),
  fileContent: form(Type.String({ pattern: '^[A-Za-z0-9+/]*={0,2}$', contentEncoding: 'base64' }), 'be bytes in Base64', 'SWQsTmFtZQo=',
    (text) => String(text).length % 4 === 0),
  userName: form(Type.String({ minLength: 1, maxLength: 80 }), 'be the name of a user', 'alma'),
  presentPassword: form(Type.String({ minLength: 1, maxLength: 200 }), 'be text of 1 to 200 characters', 'what it is until now'),
  newPassword: form(Type.String({ minLength: 12, maxLength: 200 }), 'be text of 12 to 200 characters', 'a phrase that nobody would guess'),
  demoPart: form(Type.String({ enum: [...demoParts] }), 'be a part of the demo', 'partner'),
  sentence: form(Type.String({ minLength: 1, maxLength: 200 }), 'be text of 1 to 200 characters', 'Reads statements and raises disputes.'),
  streamKind: form(Type.String({ enum: [...streamKinds] }), 'be a kind of stream', 'deal'),
  subjectId: form(Type.String({ minLength: 1, maxLength: 100 }), 'be an id', 'deal_acme-renewal'),
  keyBase: form(Type.String({ pattern: '^[\\x21-\\x7e]{1,300}$' }), 'be 1 to 300 visible ASCII characters', 'salesforce:0065g00000ABCDE'),
  command: form(Type.Object({ type: Type.String({ maxLength: 50 }) }), 'be an object with the command\'s type and fields', { type: 'WinDeal' }),
} as const;

/** The schema of a value that an event may also hold as null. */
function nullable<Schema extends TSchema>(union: { readonly anyOf: readonly [Schema, ...unknown[]] }): Schema {
  return union.anyOf[0];
}
