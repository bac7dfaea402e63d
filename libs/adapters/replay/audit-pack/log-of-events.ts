import type { JsonObject, StoredEvent } from '#event-store';
import type { AuditedEvent } from '#proof';
import type { LogReader } from '../replay-source.js';

/** The log that the events of an audit pack are, to be folded and replayed as any other: with no store and no database. */
export const logOfEvents = (events: readonly AuditedEvent[]): LogReader => {
  const stored = events.map(storedEvent);
  return {
    head: () => Promise.resolve(stored.at(-1)?.position),
    readAll: async function* readAll({ after = -1n, filter } = {}) {
      const types = filter?.eventTypes && new Set(filter.eventTypes);
      for (const event of stored) if (event.position > after && types?.has(event.type) !== false) yield event;
    },
    readByStream: async function* readByStream(until) {
      const streams = new Map<string, StoredEvent[]>();
      for (const event of stored) {
        if (event.position > until) break;
        const own = streams.get(event.stream);
        if (own === undefined) streams.set(event.stream, [event]);
        else own.push(event);
      }
      for (const own of streams.values()) yield* own;
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
