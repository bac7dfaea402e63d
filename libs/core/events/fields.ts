import Type, { type Static, type TProperties, type TSchema } from 'typebox';
import {
  idPattern, instantPattern, periodPattern, type DealId, type DisputeId, type EventId, type Instant, type PartnerId, type Period, type RuleSetId, type UserId,
} from '#kernel';
import * as words from './vocabulary.js';

/**
 * The only kinds of value an event may hold. Each carries the keyword `x-tandem`, which says what it is; a test over all
 * schemas refuses a text that is none of them, so that free text and personal data cannot get into the log unnoticed.
 */
const text = <T extends string>(kind: string, pattern: string, maxLength: number) =>
  Type.Unsafe<T>(Type.String({ 'x-tandem': kind, pattern, maxLength }));

const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.String({ 'x-tandem': 'word', enum: [...values], maxLength: 40 }));

export const dealId = text<DealId>('id', idPattern.deal, 80);
export const partnerId = text<PartnerId>('id', idPattern.partner, 80);
export const userId = text<UserId>('id', idPattern.user, 80);
export const disputeId = text<DisputeId>('id', idPattern.dispute, 80);
export const ruleSetId = text<RuleSetId>('id', idPattern.ruleSet, 64);
/** Something named inside its stream: a touchpoint, a registration, a refund. */
export const partId = text<string>('id', idPattern.part, 100);
export const instant = text<Instant>('instant', instantPattern, 24);
/** A local day of the programme's zone, `2026-03-20`. */
export const localDay = text<string>('day', '^\\d{4}-\\d{2}-\\d{2}$', 10);
/** An amount with exactly the minor digits of the deal's currency. */
export const amount = text<string>('amount', '^(0|[1-9]\\d{0,29})(\\.\\d{1,4})?$', 35);
/** An amount that may be below zero. */
export const signedAmount = text<string>('amount', '^-?(0|[1-9]\\d{0,29})(\\.\\d{1,4})?$', 36);
export const currency = text<string>('currency', '^[A-Z]{3}$', 3);
/** A declared weight: a decimal, not negative, of at most 15 digits. */
export const weight = text<string>('weight', '^\\d{1,15}(\\.\\d{1,14})?$', 17);
/** A name that an organisation, an account or a stage of the sale goes by; never a person's. */
export const organisationName = text<string>('organisation', '^[^\\u0000-\\u001f\\u007f\\ud800-\\udfff]{1,200}$', 200);
export const stageName = text<string>('stage', '^[^\\u0000-\\u001f\\u007f\\ud800-\\udfff]{1,100}$', 100);
export const domainName = text<string>('domain', '^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$', 253);
/** A word of the programme's own: a kind of touchpoint, a segment, a tier. */
export const code = text<string>('code', '^[A-Za-z0-9][A-Za-z0-9_.-]{0,49}$', 50);
export const timeZone = text<string>('zone', '^[A-Za-z0-9_+/-]{1,64}$', 64);
/** A fiscal quarter, `2026-Q1`. */
export const period = text<Period>('period', periodPattern, 7);
/** An event of the log, by its id. */
export const eventReference = text<EventId>('id', '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', 36);
/** A clause of a rule set: the JSON pointer of its value. */
export const clause = text<string>('clause', '^(/[A-Za-z0-9][A-Za-z0-9-]{0,39}){1,6}$', 160);
/** What one unit of a currency is worth in another: a decimal. */
export const rate = text<string>('rate', '^(0|[1-9]\\d{0,11})(\\.\\d{1,12})?$', 25);
export const statementLineKind = oneOf(words.statementLineKinds);
export const leftOutBecause = oneOf(words.leftOutReasons);
export const disputeOutcome = oneOf(words.disputeOutcomes);
export const escalationCause = oneOf(words.escalationCauses);
export const sha256 = text<string>('digest', '^[0-9a-f]{64}$', 64);
export const role = oneOf(words.partnerRoles);
export const model = oneOf(words.coSellModels);
export const bucket = oneOf(words.attributionBuckets);
export const origin = oneOf(words.dealOrigins);
export const logger = oneOf(words.touchpointLoggers);
export const side = oneOf(words.sides);
export const handOff = oneOf(words.handOffs);
export const flag = Type.Boolean();
export const count = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });

/** The most bytes of JSON text that a document inside an event may have, and the keyword that says so in its schema. */
export const documentBytesMax = 256 * 1024;
export const documentBytesKeyword = 'x-bytes-max';

/** A document with a published format of its own (a rule set); kept as an object. */
export const document = Type.Unsafe<Readonly<Record<string, unknown>>>(
  Type.Object({}, { 'x-tandem': 'document', [documentBytesKeyword]: documentBytesMax }));

/**
 * A key that the event got later: what was recorded before is without it and stays as it is, to the byte, and so do digests of it. Left out
 * where there is nothing to say.
 */
export const added = <T extends TSchema>(schema: T) => Type.Optional(Type.Unsafe<Static<T>>({ ...schema, 'x-added': true }));
export const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const listOf = <T extends TSchema>(schema: T, maxItems: number) => Type.Array(schema, { maxItems });
export const object = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false });

/**
 * Free text or a person's data, by reference: the text lies sealed in the vault under `textId`; `digest` is the SHA-256 of a
 * salt and the text, so that the log proves what was said without saying it.
 */
export const sealedText = object({ textId: text<string>('id', idPattern.part, 100), digest: sha256 });
export interface SealedText {
  readonly textId: string;
  readonly digest: string;
}

/** The record's name in the system it came from. */
export const external = object({
  source: text<string>('code', '^[a-z0-9][a-z0-9-]{0,49}$', 50),
  id: text<string>('externalId', '^[^\\u0000-\\u001f\\u007f\\ud800-\\udfff]{1,200}$', 200),
});
