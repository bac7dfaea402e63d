import { Compile } from 'typebox/compile';
import type { EventDefinition } from './definition.js';
import { dealEvents, type DealEvent, type RecordedDealEvent } from './deal.events.js';
import { disputeEvents, type DisputeEvent, type RecordedDisputeEvent } from './dispute.events.js';
import type { EventMetadata } from './envelope.js';
import { documentBytesKeyword, documentBytesMax } from './fields.js';
import { batchEvents, type BatchEvent, type RecordedBatchEvent } from './batch.events.js';
import { payoutEvents, type PayoutEvent, type RecordedPayoutEvent } from './payout.events.js';
import { periodEvents, type PeriodEvent, type RecordedPeriodEvent } from './period.events.js';
import { rateEvents, type RateEvent, type RecordedRateEvent } from './rate.events.js';
import { statementEvents, type StatementEvent, type RecordedStatementEvent } from './statement.events.js';
import { partnerEvents, type PartnerEvent, type RecordedPartnerEvent } from './partner.events.js';
import { programmeEvents, type ProgrammeEvent, type RecordedProgrammeEvent } from './programme.events.js';
import { ruleSetEvents, type RecordedRuleSetEvent, type RuleSetEvent } from './rule-set.events.js';
import { userEvents, type RecordedUserEvent, type UserEvent } from './user.events.js';
import type { EventId } from '#kernel';

/** Every event of the ledger, and every recorded one. */
export type DomainEvent =
  | DealEvent | PartnerEvent | ProgrammeEvent | RuleSetEvent | UserEvent | PeriodEvent | StatementEvent | PayoutEvent | BatchEvent | RateEvent | DisputeEvent;
export type RecordedEvent =
  | RecordedDealEvent | RecordedPartnerEvent | RecordedProgrammeEvent | RecordedRuleSetEvent | RecordedUserEvent
  | RecordedPeriodEvent | RecordedStatementEvent | RecordedPayoutEvent | RecordedBatchEvent | RecordedRateEvent | RecordedDisputeEvent;

/** Every event definition by its type. */
export const eventDefinitions: ReadonlyMap<string, EventDefinition> = new Map(
  [dealEvents, partnerEvents, programmeEvents, ruleSetEvents, userEvents, periodEvents, statementEvents, payoutEvents, batchEvents, rateEvents, disputeEvents]
    .flatMap((group) => Object.values(group) as unknown as EventDefinition[])
    .map((definition) => [definition.type, definition]));

/** The most bytes of JSON text that one event's data may have. */
export const eventBytesMax = 512 * 1024;

/** An event that cannot be read, torn or of a kind or version that this software does not know: it stops the reader and is named. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

const checks = new Map<string, ReturnType<typeof Compile>>();
const checkOf = (definition: EventDefinition) => {
  const known = checks.get(definition.type);
  if (known) return known;
  const compiled = Compile(definition.schema);
  checks.set(definition.type, compiled);
  return compiled;
};

/** The version under which this event is written now. Throws on a type that is not ours: a defect. */
export const versionOf = (type: string): number => definitionOf(type).version;

/** Throws a defect naming type and place where an event about to be written does not fit its schema or is too large. */
export const assertWritable = (event: DomainEvent): void => {
  const definition = definitionOf(event.type);
  const check = checkOf(definition);
  if (!check.Check(event.data)) {
    const [first] = check.Errors(event.data);
    throw new Error(`${event.type} does not fit its schema at ${first?.instancePath ?? ''}: ${first?.message ?? 'unknown'}`);
  }
  assertBytes(event.type, event.data, eventBytesMax);
  for (const [name, schema] of Object.entries(definition.schema.properties)) {
    if (documentBytesKeyword in schema) assertBytes(`${event.type} /${name}`, (event.data as Readonly<Record<string, unknown>>)[name], documentBytesMax);
  }
};

const assertBytes = (what: string, value: unknown, bytesMax: number): void => {
  if (Buffer.byteLength(JSON.stringify(value)) > bytesMax) throw new Error(`${what} is longer than ${bytesMax} bytes.`);
};

/** What a store hands back, as far as the reader cares. */
export interface StoredShape {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: unknown;
}

/** Reads stored events, each at the newest version of its definition. */
export type EventReader = (stored: StoredShape) => RecordedEvent;

/**
 * A reader that knows these definitions. It throws UnreadableEvent, naming the event, for a type or version that none of them
 * knows. Data is not checked again: it was when it was written, and rebuilding reads every event there is.
 */
export const readerOf = (definitions: ReadonlyMap<string, EventDefinition>): EventReader => (stored) => {
  const definition = definitions.get(stored.type);
  if (!definition) throw unreadable(stored, `its type ${stored.type} is unknown`);
  const metadata = stored.metadata as EventMetadata | null | undefined;
  if (metadata === null || metadata === undefined) throw unreadable(stored, 'it has no metadata');
  if (stored.data === null || stored.data === undefined) throw unreadable(stored, 'its data is no JSON object');
  const data = upcast(definition, stored, metadata.schemaVersion);
  return { id: stored.id as EventId, stream: stored.stream, revision: stored.revision, type: stored.type, data, metadata } as RecordedEvent;
};

/** Reads a stored event of the ledger. */
export const readEvent: EventReader = readerOf(eventDefinitions);

const upcast = (definition: EventDefinition, stored: StoredShape, from: number): unknown => {
  if (!Number.isInteger(from) || from < 1 || from > definition.version) {
    throw unreadable(stored, `version ${String(from)} of ${stored.type} is unknown; ${definition.version} is the newest known`);
  }
  let data = stored.data as Record<string, unknown>;
  for (let version = from; version < definition.version; version += 1) {
    const up = definition.upcasters[version];
    if (!up) throw unreadable(stored, `there is no way up from version ${version} of ${stored.type}`);
    data = up(data);
  }
  return data;
};

const unreadable = (stored: StoredShape, why: string): UnreadableEvent =>
  new UnreadableEvent(`Event ${stored.id} (${stored.stream}, revision ${stored.revision}) cannot be read: ${why}.`);

const definitionOf = (type: string): EventDefinition => {
  const definition = eventDefinitions.get(type);
  if (!definition) throw new Error(`No event of type ${type} is defined.`);
  return definition;
};
