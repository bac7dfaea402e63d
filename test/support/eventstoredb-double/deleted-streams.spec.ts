import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  BACKWARDS, END, EventStoreDBClient, jsonEvent, MaxAppendSizeExceededError, StreamDeletedError, StreamNotFoundError, WrongExpectedVersionError,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { startDoubleAndStore, type DoubleAndStore } from './with-double.js';

/** What the server answers when streams are deleted, tombstoned or cut short, and when an append is too large. */
let around: DoubleAndStore;
let client: EventStoreDBClient;

beforeAll(async () => {
  around = await startDoubleAndStore();
  client = EventStoreDBClient.connectionString(around.double.connectionString);
});

afterAll(async () => {
  await client.dispose();
  await around.close();
});

const happened = (letters = 0) => jsonEvent({ type: 'Happened', data: { text: 'x'.repeat(letters) } });
const append = (stream: string, count: number, options = {}) => client.appendToStream(stream, Array.from({ length: count }, () => happened()), options);
const unary = { credentials: { username: 'admin', password: 'changeit' } };

const read = async (reading: AsyncIterable<ResolvedEvent>): Promise<readonly ResolvedEvent[]> => {
  const found: ResolvedEvent[] = [];
  for await (const resolved of reading) found.push(resolved);
  return found;
};

const revisions = async (stream: string): Promise<readonly (bigint | undefined)[]> =>
  (await read(client.readStream(stream))).map(({ event }) => event?.revision);

describe('a deleted stream', () => {
  test('is not found, and goes on counting when it is appended to again', async () => {
    await append('deleted', 3);
    const { position } = await client.deleteStream('deleted', { expectedRevision: 2n });
    expect(position?.commit).toBeGreaterThan(0n);
    await expect(revisions('deleted')).rejects.toBeInstanceOf(StreamNotFoundError);
    expect(await append('deleted', 2, { expectedRevision: 'no_stream' })).toMatchObject({ nextExpectedRevision: 4n });
    expect(await revisions('deleted')).toEqual([3n, 4n]);
  });

  test('is appended to at the revision at which it ended, but does not count as existing', async () => {
    await append('deleted-2', 3);
    await client.deleteStream('deleted-2');
    await expect(append('deleted-2', 1, { expectedRevision: 'stream_exists' })).rejects.toBeInstanceOf(WrongExpectedVersionError);
    expect(await append('deleted-2', 1, { expectedRevision: 2n })).toMatchObject({ nextExpectedRevision: 3n });
    expect(await revisions('deleted-2')).toEqual([3n]);
  });

  test('was at the revision that was expected', async () => {
    await append('kept', 3);
    const refused = { streamName: 'kept', expectedVersion: 1n, actualVersion: 2n };
    await expect(client.deleteStream('kept', { expectedRevision: 1n })).rejects.toMatchObject(refused);
    await expect(client.deleteStream('kept', { expectedRevision: 'no_stream' })).rejects.toBeInstanceOf(WrongExpectedVersionError);
    await expect(client.deleteStream('never', { expectedRevision: 'no_stream' })).rejects.toBeInstanceOf(WrongExpectedVersionError);
    expect(await revisions('kept')).toEqual([0n, 1n, 2n]);
  });

  test('exists by its metadata alone', async () => {
    await client.setStreamMetadata('implied', { cacheControl: 10 });
    expect(await client.deleteStream('implied', { expectedRevision: 'no_stream' })).toHaveProperty('position');
  });
});

describe('a tombstoned stream', () => {
  test('is gone for good: for reads, subscriptions, appends of both kinds, metadata and deletes', async () => {
    await append('gone', 2);
    await client.tombstoneStream('gone', { expectedRevision: 1n });
    const deleted = { type: 'stream-deleted', streamName: 'gone' };
    await expect(revisions('gone')).rejects.toMatchObject(deleted);
    await expect(read(client.readStream('gone', { direction: BACKWARDS, fromRevision: END }))).rejects.toMatchObject(deleted);
    await expect(read(client.subscribeToStream('gone'))).rejects.toMatchObject(deleted);
    await expect(append('gone', 1)).rejects.toMatchObject(deleted);
    await expect(append('gone', 1, unary)).rejects.toMatchObject(deleted);
    await expect(client.deleteStream('gone')).rejects.toMatchObject(deleted);
    await expect(client.tombstoneStream('gone')).rejects.toMatchObject(deleted);
    await expect(client.setStreamMetadata('gone', { maxCount: 1 })).rejects.toBeInstanceOf(StreamDeletedError);
  });

  test('may never have been, and is still gone after a restart', async () => {
    await client.tombstoneStream('never-was', { expectedRevision: 'no_stream' });
    await around.double.restart();
    const again = EventStoreDBClient.connectionString(around.double.connectionString);
    await expect(read(again.readStream('never-was'))).rejects.toBeInstanceOf(StreamDeletedError);
    await again.dispose();
    client = EventStoreDBClient.connectionString(around.double.connectionString);
  });

  test('was at the revision that was expected', async () => {
    await append('stays', 2);
    await expect(client.tombstoneStream('stays', { expectedRevision: 0n })).rejects.toMatchObject({ expectedVersion: 0n, actualVersion: 1n });
    await expect(client.tombstoneStream('stays', { expectedRevision: 'no_stream' })).rejects.toBeInstanceOf(WrongExpectedVersionError);
  });
});

test('The metadata of a stream is kept, and cuts it short.', async () => {
  await append('cut', 5);
  await client.setStreamMetadata('cut', { maxCount: 3, truncateBefore: 1 });
  expect(await client.getStreamMetadata('cut')).toMatchObject({ metadata: { maxCount: 3, truncateBefore: 1 } });
  expect(await revisions('cut')).toEqual([2n, 3n, 4n]);
  await client.setStreamMetadata('cut', { truncateBefore: 4 });
  expect(await revisions('cut')).toEqual([4n]);
});

test('In $all stand the server’s own events of deletions, with the number that means deleted.', async () => {
  const own = (await read(client.readAll())).flatMap(({ event }) => (event?.type.startsWith('$') ? [event] : []));
  expect(own.find(({ streamId, type }) => streamId === '$$deleted' && type === '$metadata')).toMatchObject({ revision: 0n });
  expect(own.find(({ streamId }) => streamId === 'gone')).toMatchObject({ type: '$streamDeleted', revision: 2n ** 63n - 1n });
});

test('A subscription to one stream gives its events from behind a revision, then what comes.', async () => {
  await append('followed', 3);
  const subscription = client.subscribeToStream('followed', { fromRevision: 0n });
  subscription.once('caughtUp', () => void append('followed', 1));
  const found: (bigint | undefined)[] = [];
  for await (const { event } of subscription) if (found.push(event?.revision) === 3) break;
  expect(found).toEqual([1n, 2n, 3n]);
});

describe.each([['the unary append', unary], ['the batch append', {}]])('%s', (name, options) => {
  test('of more than a mebibyte is refused, with the most that is taken; what is smaller is stored', async () => {
    const tooLarge = client.appendToStream(name, [happened(600_000), happened(600_000)], options);
    await expect(tooLarge).rejects.toBeInstanceOf(MaxAppendSizeExceededError);
    await expect(tooLarge).rejects.toMatchObject({ maxAppendSize: 1_048_576 });
    expect(await client.appendToStream(name, [happened(300_000), happened(300_000)], options)).toMatchObject({ nextExpectedRevision: 1n });
  });

  test('of very many events is refused as soon as it is too large', async () => {
    const many = Array.from({ length: 300 }, () => happened(4_000));
    await expect(client.appendToStream(name, many, options)).rejects.toBeInstanceOf(MaxAppendSizeExceededError);
  });
});
