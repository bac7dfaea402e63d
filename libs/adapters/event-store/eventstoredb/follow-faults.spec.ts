import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { EventStoreDBClient, jsonEvent, binaryEvent } from '@eventstore/db-client';
import { openEventStoreDb, type StoredEvent } from '#event-store';
import { TestFollower } from '../../../../test/contracts/event-store/follower.js';
import type { Misbehaviour } from '../../../../test/support/eventstoredb-double/misbehaviour.js';
import {
  events, idsOf, shortPatience, startDoubleAndStore, type DoubleAndStore,
} from '../../../../test/support/eventstoredb-double/with-double.js';

let around: DoubleAndStore;

beforeEach(async () => {
  around = await startDoubleAndStore();
});

afterEach(() => around.close());

const readAll = async (): Promise<readonly StoredEvent[]> => {
  const found: StoredEvent[] = [];
  for await (const one of around.store.readAll()) found.push(one);
  return found;
};

describe('a subscription gives everything once and in order, although', () => {
  const drops: readonly Misbehaviour[] = (['error', 'end', 'reset', 'silence'] as const).flatMap((by) =>
    [0, 1, 5, 10].map((afterEvents) => ({ kind: 'drop' as const, afterEvents, by })),
  );
  test.each(drops.map((drop) => [JSON.stringify(drop), drop] as const))('it meets with %s', async (_, drop) => {
    const list = events(10);
    await around.store.append('a', 'no-stream', list);
    around.double.misbehave('subscribe', drop);
    const follower = new TestFollower(around.store, { batchSizeMax: 3 });
    await follower.received(10);
    const live = events(2);
    await around.store.append('a', 9, live);
    await follower.received(12);
    expect(idsOf(follower.events)).toEqual([...idsOf(list), ...idsOf(live)]);
    follower.stop();
  });

  test.each([
    ['the server never confirms it', { kind: 'hang' }],
    ['the server is shutting down', { kind: 'refuse' }],
    ['it ends before it began', { kind: 'end-without-answer' }],
    ['every event is sent twice', { kind: 'repeat-events' }],
  ] as const)('%s', async (_, fault) => {
    const list = events(10);
    await around.store.append('a', 'no-stream', list);
    around.double.misbehave('subscribe', fault);
    const follower = new TestFollower(around.store, { batchSizeMax: 4 });
    await follower.until(() => follower.batches.some(({ atEnd }) => atEnd));
    expect(idsOf(follower.events)).toEqual(idsOf(list));
    follower.stop();
  });

  test('the server is stopped, and started again while others have written', async () => {
    await around.store.append('a', 'no-stream', events(20));
    const follower = new TestFollower(around.store, { batchSizeMax: 5, hold: true });
    await follower.until(() => follower.batches.length === 1);
    await around.double.restart();
    follower.letGo();
    await around.store.append('a', 19, events(20));
    await follower.received(40);
    await around.double.stop();
    await delay(300);
    await around.double.start();
    await around.store.append('a', 39, events(5));
    await follower.received(45);
    expect(idsOf(follower.events)).toEqual(idsOf(await readAll()));
    follower.stop();
  });

  test('sixteen write and connections are cut again and again', async () => {
    const follower = new TestFollower(around.store, { batchSizeMax: 7 });
    const patient = openEventStoreDb({ connectionString: around.double.connectionString, ...shortPatience, tryForMs: 600_000 });
    let [written, writing] = [0, true];
    const cutting = (async () => {
      // A cut after every few appends, however fast the machine is.
      for (let cutAt = 0; writing; await delay(5)) {
        if (written - cutAt < 5) continue;
        around.double.cutConnections();
        cutAt = written;
      }
    })();
    await Promise.all(Array.from({ length: 16 }, async (_, writer) => {
      for (let count = 0; count < 15; count += 1) {
        await patient.append(`w${writer}`, 'any', events(1));
        written += 1;
      }
    })).finally(() => { writing = false; });
    await cutting;
    await follower.received(16 * 15);
    expect(idsOf(follower.events)).toEqual(idsOf(await readAll()));
    expect(new Set(idsOf(follower.events)).size).toBe(16 * 15);
    follower.stop();
    await patient.close();
  });
});

describe('a follower', () => {
  test('is told once that it is at the end, and again after something came', async () => {
    const follower = new TestFollower(around.store, {});
    await follower.until(() => follower.batches.length === 1);
    expect(follower.batches[0]).toMatchObject({ events: [], position: undefined, atEnd: true });
    await delay(800);
    expect(follower.batches).toHaveLength(1);
    await around.store.append('a', 'no-stream', events(3));
    await follower.received(3);
    expect(follower.batches.at(-1)).toMatchObject({ atEnd: true, position: await around.store.head() });
    follower.stop();
  });

  test('who resumes after a position that this log has not reached is told so', async () => {
    await around.store.append('a', 'no-stream', events(1));
    const follower = new TestFollower(around.store, { after: 5_000n });
    await expect(follower.received(1)).rejects.toMatchObject({ name: 'LogEndsBeforePosition' });
  });

  test('does not keep a closed store from ending: the subscription completes', async () => {
    const follower = new TestFollower(around.store, {});
    await follower.until(() => follower.batches.length === 1);
    await around.store.close();
    await follower.until(() => follower.ended);
    expect(follower.failure).toBeUndefined();
  });
});

describe('what is not ours', () => {
  let client: EventStoreDBClient;
  beforeEach(async () => {
    client = EventStoreDBClient.connectionString(around.double.connectionString);
    await client.appendToStream('$$a', jsonEvent({ type: '$metadata', data: { $maxCount: 9 } }));
    await around.store.append('a', 'no-stream', events(2));
    await client.appendToStream('a', jsonEvent({ type: '$>', data: '0@b' }));
    await client.appendToStream('$stats', jsonEvent({ type: 'Statistics', data: {} }));
  });
  afterEach(() => client.dispose());

  test('system events and links never leave the adapter', async () => {
    const follower = new TestFollower(around.store, {});
    await follower.received(2);
    const ours = idsOf(await around.store.readStream('a'));
    expect([ours.length, idsOf(follower.events), idsOf(await readAll())]).toEqual([2, ours, ours]);
    expect(await around.store.head()).toBe((await around.store.readStream('a'))[1]?.position);
    follower.stop();
  });

  test('an event that is not JSON comes without its payload, and is passed over by a filter that leaves it out', async () => {
    await client.appendToStream('other', binaryEvent({ type: 'Picture', data: Uint8Array.of(1, 2, 3) }));
    await around.store.append('other', 0, events(1));
    expect((await readAll()).slice(-2)).toMatchObject([{ stream: 'other', revision: 0, type: 'Picture', data: undefined }, { stream: 'other', revision: 1, data: {} }]);
    const everything = new TestFollower(around.store, {});
    await everything.received(4);
    expect(everything.events.at(-2)).toMatchObject({ stream: 'other', type: 'Picture', data: undefined });
    everything.stop();
    const follower = new TestFollower(around.store, { filter: { streamPrefixes: ['a'] } });
    await follower.until(() => follower.batches.some(({ atEnd }) => atEnd));
    expect([follower.events.length, follower.position]).toEqual([2, await around.store.head()]);
    follower.stop();
  });
});

describe('a read goes on behind the last event it gave, although', () => {
  test.each([
    ['it is broken off with an error', { kind: 'drop', afterEvents: 3, by: 'error' }],
    ['the connection is reset', { kind: 'drop', afterEvents: 3, by: 'reset' }],
    ['it falls silent', { kind: 'drop', afterEvents: 3, by: 'silence' }],
    ['it is never answered', { kind: 'hang' }],
    ['the server is shutting down', { kind: 'refuse' }],
  ] as const)('%s', async (_, fault) => {
    const list = events(8);
    await around.store.append('a', 'no-stream', list);
    around.double.misbehave('read-all', fault);
    expect(idsOf(await readAll())).toEqual(idsOf(list));
    around.double.misbehave('read-stream', fault);
    expect(idsOf(await around.store.readStream('a'))).toEqual(idsOf(list));
    around.double.misbehave('read-all', { ...fault, ...('afterEvents' in fault ? { afterEvents: 0 } : {}) });
    expect(await around.store.head()).toBe((await around.store.readStream('a')).at(-1)?.position);
  });
});
