import type { JsonObject, StoredEvent } from '#event-store';
import type { AuditedEvent, AuditedEvents } from '#proof';
import type { LogReader } from '../replay-source.js';

/** The log that the events of an audit pack are, to be folded and replayed as any other: with no store and no database. */
export const logOfEvents = (events: AuditedEvents): LogReader => {
  const types: string[] = [];
  const streams = new Map<string, number[]>();
  for (const { leaf: { type, stream } } of events) {
    const own = streams.get(stream);
    if (own === undefined) streams.set(stream, [types.length]);
    else own.push(types.length);
    types.push(type);
  }
  const at = (index: number): StoredEvent => storedEvent(events.at(index), index);
  return {
    head: () => Promise.resolve(types.length === 0 ? undefined : BigInt(types.length - 1)),
    readAll: async function* readAll({ after = -1n, filter } = {}) {
      const wanted = filter?.eventTypes && new Set(filter.eventTypes);
      for (let index = Number(after) + 1; index < types.length; index += 1) if (wanted?.has(types[index] ?? '') !== false) yield at(index);
    },
    readByStream: async function* readByStream(until) {
      for (const own of streams.values()) for (const index of own) if (BigInt(index) <= until) yield at(index);
    },
  };
};

/** What no leaf holds and nothing is folded from, the command's key and the digest of its body, is left empty. */
const storedEvent = ({ leaf, sourceRecordedAt }: AuditedEvent, index: number): StoredEvent => {
  const { id, type, version, stream, revision, occurredAt, recordedAt, actor, causation, correlation, data } = leaf;
  return {
    id, type, stream, revision, position: BigInt(index), data: data as JsonObject,
    metadata: {
      schemaVersion: version, occurredAt, recordedAt, sourceRecordedAt, actor: actor as JsonObject, causationId: causation, correlationId: correlation, idempotencyKey: '', bodyDigest: '' },
  };
};
