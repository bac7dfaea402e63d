import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import {
  DeadlineExceededError, EventStoreDBClient, jsonEvent, MaxAppendSizeExceededError, TimeoutError, type JSONEventData,
} from '@eventstore/db-client';
import { openTestEventStore, type TestEventStore } from '../postgres/test-event-store.js';
import { EventStoreDbDouble, type NodeSetting } from './event-store-db-double.js';

/** What a server takes, in size and in time, and what it answers beyond. */
let log: TestEventStore;
const undo: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  log = await openTestEventStore('limits');
});

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

afterAll(() => log.close());

const start = async (setting: NodeSetting): Promise<EventStoreDBClient> => {
  const double = await EventStoreDbDouble.start(log.store, setting);
  const client = EventStoreDBClient.connectionString(double.connectionString);
  undo.push(() => double.stop(), () => client.dispose());
  return client;
};

const happened = (count: number): readonly JSONEventData[] => Array.from({ length: count }, (_, index) => jsonEvent({ type: 'Happened', data: { index } }));
const kinds = [['the unary append', { credentials: { username: 'admin', password: 'changeit' } }], ['the batch append', {}]] as const;

describe.each(kinds)('%s', (name, options) => {
  test('is refused beyond the size that a server was told to take; the data alone counts', async () => {
    const client = await start({ appendBytesMax: 100 });
    await expect(client.appendToStream(name, [...happened(10)], options)).rejects.toBeInstanceOf(MaxAppendSizeExceededError);
    const many = jsonEvent({ type: 'A'.repeat(90), data: {}, metadata: { long: 'b'.repeat(90) } });
    expect(await client.appendToStream(name, many, options)).toMatchObject({ nextExpectedRevision: 0n });
  });

  test('of more than can be stored in time is told that it was not, and stores nothing', async () => {
    const client = await start({ commitTimeoutMs: 1 });
    const kind = 'credentials' in options ? TimeoutError : DeadlineExceededError;
    await expect(client.appendToStream(`${name} late`, [...happened(1_001)], options)).rejects.toBeInstanceOf(kind);
    expect(await client.appendToStream(`${name} late`, [...happened(2)], { expectedRevision: 'no_stream', ...options })).toMatchObject({ success: true });
  });

  test('that is refused names what was expected', async () => {
    const client = await start({});
    await client.appendToStream(`${name} there`, [...happened(2)]);
    for (const expectedRevision of ['no_stream', 7n] as const) {
      const refused = client.appendToStream(`${name} there`, [...happened(1)], { expectedRevision, ...options });
      await expect(refused).rejects.toMatchObject({ expectedVersion: expectedRevision, actualVersion: 1n });
    }
    const missing = client.appendToStream(`${name} not there`, [...happened(1)], { expectedRevision: 'stream_exists', ...options });
    await expect(missing).rejects.toMatchObject({ expectedVersion: 'stream_exists', actualVersion: 'no_stream' });
  });
});

test('A batch whose deadline has passed before all of it is there is answered, and what is still to come of it is not heeded.', async () => {
  const client = await start({});
  const late = client.appendToStream('late', [...happened(3_000)], { batchAppendSize: 1_024, deadline: 1 });
  await expect(late).rejects.toBeInstanceOf(DeadlineExceededError);
  expect(await client.appendToStream('late', [...happened(1)], { expectedRevision: 'no_stream' })).toMatchObject({ success: true });
});

test('Batches of many callers at once are each answered, with a revision of its own.', async () => {
  const client = await start({});
  const answers = await Promise.all(Array.from({ length: 300 }, () => client.appendToStream('flood', [...happened(1)])));
  expect(new Set(answers.map(({ nextExpectedRevision }) => nextExpectedRevision)).size).toBe(300);
});
