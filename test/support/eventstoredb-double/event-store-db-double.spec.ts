import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  BACKWARDS, END, EventStoreDBClient, eventTypeFilter, jsonEvent, START, streamNameFilter, type AllStreamSubscription,
} from '@eventstore/db-client';
import { startDoubleAndStore, type DoubleAndStore } from './with-double.js';

/** What the contract of our store does not reach: the protocol as the bare client speaks it. */
let around: DoubleAndStore;
let client: EventStoreDBClient;

beforeAll(async () => {
  around = await startDoubleAndStore();
  client = EventStoreDBClient.connectionString(around.double.connectionString);
  for (const [index, stream] of ['deal-1', 'deal-2', 'partner-1', 'deal-1', '$system'].entries()) {
    await client.appendToStream(stream, jsonEvent({ type: index % 2 ? 'Odd' : 'Even', data: { index } }));
  }
});

afterAll(async () => {
  await client.dispose();
  await around.close();
});

const happened = () => jsonEvent({ type: 'Happened', data: {} });
const admin = { credentials: { username: 'admin', password: 'changeit' } };

const indexes = async (reading: AsyncIterable<{ event?: { data: unknown } }>): Promise<readonly unknown[]> => {
  const found: unknown[] = [];
  for await (const { event } of reading) found.push((event?.data as { index?: number }).index);
  return found;
};

const untilCaughtUp = async (subscription: AllStreamSubscription): Promise<readonly unknown[]> => {
  const found: unknown[] = [];
  subscription.on('data', ({ event }) => found.push((event?.data as { index?: number }).index));
  await new Promise((resolve, reject) => subscription.on('caughtUp', () => setTimeout(resolve, 50)).on('error', reject));
  await subscription.unsubscribe();
  return found;
};

describe('reading', () => {
  test('$all backwards, from the end and from before a position', async () => {
    const positions: bigint[] = [];
    for await (const { event } of client.readAll()) positions.push(event?.position.commit ?? 0n);
    expect(await indexes(client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 2 }))).toEqual([4, 3]);
    const third = { commit: positions[2] ?? 0n, prepare: positions[2] ?? 0n };
    expect(await indexes(client.readAll({ direction: BACKWARDS, fromPosition: third }))).toEqual([1, 0]);
    expect(positions).toEqual([100n, 200n, 300n, 400n, 500n]);
  });

  test('a stream backwards and from a revision', async () => {
    expect(await indexes(client.readStream('deal-1', { direction: BACKWARDS, fromRevision: END }))).toEqual([3, 0]);
    expect(await indexes(client.readStream('deal-1', { fromRevision: 1n }))).toEqual([3]);
    expect(await indexes(client.readStream('deal-1', { direction: BACKWARDS, fromRevision: 0n }))).toEqual([0]);
  });

  test('a stream that does not exist is an error of its own', async () => {
    await expect(indexes(client.readStream('nowhere'))).rejects.toMatchObject({ type: 'stream-not-found', streamName: 'nowhere' });
  });
});

describe('a filtered subscription', () => {
  test('by prefixes of stream names', async () => {
    const filter = streamNameFilter({ prefixes: ['partner-', '$'] });
    expect(await untilCaughtUp(client.subscribeToAll({ fromPosition: START, filter }))).toEqual([2, 4]);
  });

  test('by an expression on event types, with checkpoints in between', async () => {
    const checkpoints: bigint[] = [];
    const filter = eventTypeFilter({
      regex: '^Odd$', maxSearchWindow: 2, checkpointInterval: 1,
      checkpointReached: (_subscription, { commit }) => Promise.resolve(void checkpoints.push(commit)),
    });
    expect(await untilCaughtUp(client.subscribeToAll({ fromPosition: START, filter }))).toEqual([1, 3]);
    expect(checkpoints).toEqual([200n, 400n]);
  });
});

describe.each([
  ['the unary append', admin],
  ['the batch append', {}],
])('%s', (name, options) => {
  const stream = name.replaceAll(' ', '-');

  test('is refused at a wrong revision, which is named', async () => {
    await client.appendToStream(stream, [happened(), happened()], options);
    const refused = client.appendToStream(stream, happened(), { expectedRevision: 0n, ...options });
    await expect(refused).rejects.toMatchObject({ type: 'wrong-expected-version', actualVersion: 1n });
    const missing = client.appendToStream(`${stream}-2`, happened(), { expectedRevision: 3n, ...options });
    await expect(missing).rejects.toMatchObject({ actualVersion: 'no_stream' });
  });

  test('is answered with success when the same events stand where they are expected', async () => {
    const list = [happened(), happened()];
    const first = await client.appendToStream(`${stream}-3`, list, { expectedRevision: 'no_stream', ...options });
    await client.appendToStream(`${stream}-3`, happened(), options);
    expect(await client.appendToStream(`${stream}-3`, list, { expectedRevision: 'no_stream', ...options })).toEqual(first);
    const partly = client.appendToStream(`${stream}-3`, [list[0]!, happened()], { expectedRevision: 'no_stream', ...options });
    await expect(partly).rejects.toMatchObject({ type: 'wrong-expected-version', actualVersion: 2n });
  });

  test('takes one id in two streams, as the server does', async () => {
    const one = happened();
    await client.appendToStream(`${stream}-4`, one, options);
    expect(await client.appendToStream(`${stream}-5`, one, options)).toMatchObject({ success: true, nextExpectedRevision: 0n });
  });
});

test('An append of several requests is one append.', async () => {
  const list = Array.from({ length: 10 }, happened);
  await client.appendToStream('large', list, { batchAppendSize: 300, expectedRevision: 'no_stream' });
  expect(await client.appendToStream('large', happened(), { expectedRevision: 9n })).toMatchObject({ nextExpectedRevision: 10n });
});

test('A deadline of a unary append is kept.', async () => {
  around.double.misbehave('append', { kind: 'hang' });
  await expect(client.appendToStream('a', happened(), { deadline: 200, ...admin })).rejects.toMatchObject({ type: 'deadline-exceeded' });
});

test('A cluster’s leader is found by its gossip.', async () => {
  const clustered = EventStoreDBClient.connectionString(around.double.clusterConnectionString);
  expect(await clustered.appendToStream('gossiped', happened())).toMatchObject({ success: true });
  expect(around.double.calls('gossip')).toBeGreaterThan(0);
  await clustered.dispose();
});

test('What was stored is there after a restart, at the same port.', async () => {
  const before = around.double.connectionString;
  await client.appendToStream('kept', happened());
  await around.double.restart();
  expect(around.double.connectionString).toBe(before);
  expect(await around.store.readStream('kept')).toHaveLength(1);
});
