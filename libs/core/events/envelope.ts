import type { EventId, Instant, PartnerId, UserId } from '#kernel';

/** The rights a user can hold (ledger: users and rights). */
export const rights = ['partner', 'operations', 'finance', 'auditor', 'administrator', 'integration'] as const;
export type Right = (typeof rights)[number];

/** Who said so: the named user behind the request, the rights used, and the partner a partner user speaks for. */
export interface Actor {
  readonly userId: UserId;
  readonly rights: readonly Right[];
  readonly partnerId: PartnerId | null;
}

/** What is recorded beside every event's data. */
export interface EventMetadata {
  /** The version of the schema that the data was written under. */
  readonly schemaVersion: number;
  /** When it was true. */
  readonly occurredAt: Instant;
  /** When the ledger learned it: stamped by command-handling, never below the last of the same stream. */
  readonly recordedAt: Instant;
  /** When the source system says it learned it; only on imported history that knows. */
  readonly sourceRecordedAt: Instant | null;
  readonly actor: Actor;
  /** The event that made a policy issue the command; null when a person or an importer did. */
  readonly causationId: EventId | null;
  /** Shared by everything that follows from one request. */
  readonly correlationId: string;
  readonly idempotencyKey: string;
  /** SHA-256 (hex) of the command's body in RFC 8785 form, free text replaced by its salted digest. */
  readonly bodyDigest: string;
}

/** What a decider emits: the fact alone; when it was true is the command's to say, who said so and when it was recorded the envelope's. */
export interface FactOf<Type extends string, Data> {
  readonly type: Type;
  readonly data: Data;
}

/** A fact as it stands in the log, brought to the newest version of its schema. */
export interface RecordedOf<Type extends string, Data> extends FactOf<Type, Data> {
  readonly id: EventId;
  readonly stream: string;
  /** 0 for the first event of its stream. */
  readonly revision: number;
  readonly metadata: EventMetadata;
}
