import type { EventId } from '#kernel';
import Type, { type Static } from 'typebox';
import { rights, type EventMetadata, type Right } from './envelope.js';
import * as field from './fields.js';

/** UUIDv5 of user, idempotency key and index: a repetition has the same. */
export const eventId = Type.Unsafe<EventId>(Type.String({ 'x-tandem': 'id', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', maxLength: 36 }));
const right = Type.Unsafe<Right>(Type.String({ 'x-tandem': 'word', enum: [...rights], maxLength: 20 }));

/** What is recorded beside every event's data, as a schema: the published form of `EventMetadata`. */
export const metadataSchema = Type.Object({
  schemaVersion: Type.Integer({ minimum: 1, maximum: 1_000, description: 'The version of the schema that the data was written under.' }),
  occurredAt: described(field.instant, 'When it was true.'),
  recordedAt: described(field.instant, 'When the ledger learned it; never below the last of the same stream.'),
  sourceRecordedAt: described(field.orNull(field.instant), 'When the source system says it learned it; only on imported history that knows.'),
  actor: Type.Object({
    userId: field.userId, rights: field.listOf(right, 10), partnerId: field.orNull(field.partnerId),
  }, { additionalProperties: false, description: 'Who said so: the named user, the rights used, the partner that a partner user speaks for.' }),
  causationId: described(field.orNull(eventId), 'The event that made a policy issue the command; null when a person or an importer did.'),
  correlationId: Type.String({ maxLength: 200, description: 'Shared by everything that follows from one request.' }),
  idempotencyKey: Type.String({ maxLength: 500, description: 'The key under which the command was sent; a repetition answers with these events.' }),
  bodyDigest: described(field.sha256, 'SHA-256 of the command\'s body in RFC 8785 form, free text replaced by its salted digest.'),
}, { additionalProperties: false, title: 'metadata', description: 'Both clocks, actor, causation and correlation.' });

/** The schema and the type say the same: were one of them changed alone, this would not compile. */
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never;
export const metadataSchemaIsTheType: Same<Static<typeof metadataSchema>, Mutable<EventMetadata>> = true;

type Mutable<T> = T extends string | number | null ? T : { -readonly [Key in keyof T]: Mutable<T[Key]> };

function described<Schema extends object>(schema: Schema, description: string): Schema {
  return { ...schema, description };
}
