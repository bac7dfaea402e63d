import { setMaxListeners } from 'node:events';
import { EventStoreUnavailable, everyStream, type EventStore, type ExpectedRevision } from '../port.js';
import { toStorable } from '../storable.js';
import { Appending } from './appending.js';
import { Connection } from './connection.js';
import { followLog } from './following.js';
import { KnownStreams } from './known-streams.js';
import { patienceDefault, within, type Patience } from './patience.js';
import { Reading } from './reading.js';
import type { Asking } from './tries.js';
import { Turns } from './turns.js';

/** `connectionString` is EventStoreDB's own (`esdb://…`); the patience may be shortened for tests. */
export interface EventStoreDbOptions extends Partial<Patience> {
  readonly connectionString: string;
}

/** The log kept in EventStoreDB 23.10 or later. Connects when first used; open one per process. */
export const openEventStoreDb = ({ connectionString, ...patienceWanted }: EventStoreDbOptions): EventStore => {
  const patience = { ...patienceDefault, ...patienceWanted };
  const connection = new Connection(connectionString);
  const closing = new AbortController();
  // As many listen as calls pause at once: that is no leak.
  setMaxListeners(0, closing.signal);
  const asking: Asking = { address: connection.address, patience, closed: closing.signal };
  const reading = new Reading(connection, asking);
  const readingOnce = new Reading(connection, { ...asking, patience: { ...patience, tryForMs: 0 } });
  const known = new KnownStreams();
  const turns = new Turns();
  return {
    append: async (stream, expected, events) => {
      toStorable(stream, events);
      const appending = new Appending({ ...asking, connection, reading, known }, stream, checked(expected), events);
      return turns.take(stream, () => appending.run());
    },
    readStream: async (stream, fromRevision = 0) => {
      const events = await reading.stream(stream, { fromRevision });
      if (fromRevision === 0) known.learn(stream, events);
      return events;
    },
    readAll: (options = {}) => reading.all(options),
    readByStream: (until, range) => reading.byStream(until, range),
    streamRanges: () => Promise.resolve([everyStream]),
    subscribeAll: (options = {}) => followLog({ ...asking, connection, reading: readingOnce }, options),
    head: () => reading.head(),
    ping: () => ping(asking, readingOnce),
    close: async () => {
      closing.abort();
      await connection.close();
    },
  };
};

/** One attempt only: whoever asks whether the store is there wants to know it now. */
async function ping({ address, patience }: Asking, readingOnce: Reading): Promise<void> {
  try {
    await within(patience.attemptTimeoutMs, readingOnce.head());
  } catch (failure) {
    if (failure instanceof EventStoreUnavailable) throw failure;
    throw new EventStoreUnavailable(`The event store at ${address} does not answer: ${String(failure)}`, { cause: failure });
  }
}

const checked = (expected: ExpectedRevision): ExpectedRevision => {
  if (typeof expected !== 'number' || (Number.isSafeInteger(expected) && expected >= 0)) return expected;
  throw new RangeError(`An expected revision is a whole number from 0, "no-stream" or "any", not ${expected}.`);
};
