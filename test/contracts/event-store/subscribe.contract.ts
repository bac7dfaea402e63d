import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { EventStore, SubscribeAllOptions } from '#event-store';
import type { TheStore } from '../event-store.contract.js';
import { event, events, freshPrefix, idsOf, readToEnd } from './contract-events.js';
import { TestFollower } from './follower.js';

export const subscribeContract = (theStore: TheStore): void => {
  describe('a subscription', () => {
    test('gives what is there, then what comes, without gap or repeat', async () => {
      const { prefix, ids, follower } = await followed(theStore(), 10, { batchSizeMax: 3 });
      const live = events(5);
      await follower.received(10);
      for (const one of live) await theStore().append(`${prefix}a`, 'any', [one]);
      await follower.received(15);
      expect(idsOf(follower.events)).toEqual([...ids, ...idsOf(live)]);
      follower.stop();
    });

    test('after a position leaves out all up to it', async () => {
      const { prefix, ids, follower: first } = await followed(theStore(), 4);
      await first.received(4);
      first.stop();
      const follower = follow(theStore(), prefix, { after: first.events[1]!.position });
      await follower.received(2);
      expect(idsOf(follower.events)).toEqual(ids.slice(2));
      follower.stop();
    });

    test('says when it has reached the end, also where it found nothing', async () => {
      const follower = follow(theStore(), freshPrefix());
      await follower.until(() => follower.batches.some(({ atEnd }) => atEnd));
      expect(follower.events).toEqual([]);
      follower.stop();
    });

    test('gives batches no larger than asked for', async () => {
      const { follower } = await followed(theStore(), 20, { batchSizeMax: 7 });
      await follower.received(20);
      expect(Math.max(...follower.batches.map((batch) => batch.events.length))).toBeLessThanOrEqual(7);
      follower.stop();
    });

    test('takes only what its filter lets through, and moves on over the rest', async () => {
      const prefix = freshPrefix();
      const wanted = [event({}, 'Won'), event({}, 'Won')];
      await theStore().append(`${prefix}a`, 'any', [event(), wanted[0]!, event()]);
      const follower = follow(theStore(), prefix, { filter: { streamPrefixes: [prefix], eventTypes: ['Won'] } });
      await follower.received(1);
      await theStore().append(`${prefix}b`, 'any', events(3));
      await theStore().append(`${prefix}c`, 'any', [wanted[1]!]);
      await follower.received(2);
      expect(idsOf(follower.events)).toEqual(idsOf(wanted));
      expect(follower.position).toBeGreaterThanOrEqual(follower.events[1]!.position);
      follower.stop();
    });

    test('reads nothing more until a batch is released', async () => {
      const { prefix, ids, follower } = await followed(theStore(), 6, { batchSizeMax: 2, hold: true });
      await follower.until(() => follower.batches.length === 1);
      await theStore().append(`${prefix}a`, 'any', events(1));
      await delay(200);
      expect(follower.batches).toHaveLength(1);
      follower.releaseOne();
      await follower.until(() => follower.batches.length === 2);
      await delay(100);
      expect(follower.batches).toHaveLength(2);
      follower.letGo();
      await follower.received(7);
      expect(idsOf(follower.events).slice(0, 6)).toEqual(ids);
      follower.stop();
    });

    test('gives nothing after it was stopped, also while a batch was held', async () => {
      const { prefix, follower } = await followed(theStore(), 3, { batchSizeMax: 1, hold: true });
      await follower.until(() => follower.batches.length === 1);
      follower.stop();
      follower.releaseOne();
      await theStore().append(`${prefix}a`, 'any', events(1));
      await delay(100);
      expect(follower.batches).toHaveLength(1);
    });

    test('that is resumed after the position of any batch repeats and misses nothing', async () => {
      const { prefix, ids } = await followed(theStore(), 25, {}, 'stop');
      const seen: string[] = [];
      let after: bigint | undefined;
      while (seen.length < 25) {
        const follower = follow(theStore(), prefix, { batchSizeMax: 4, ...(after === undefined ? {} : { after }) });
        await follower.received(1);
        follower.stop();
        seen.push(...idsOf(follower.events));
        after = follower.position;
      }
      expect(seen).toEqual(ids);
    });

    test('sees an event within a second of its being stored', async () => {
      const { prefix, follower } = await followed(theStore(), 1);
      await follower.until(() => follower.batches.some(({ atEnd }) => atEnd));
      await theStore().append(`${prefix}a`, 'any', events(1));
      const seen = await Promise.race([follower.received(2).then(() => true), delay(1_000, false)]);
      expect(seen).toBe(true);
      follower.stop();
    });

    test('misses nothing and keeps the order, for batches of 1, 2, 7 and 500, while 32 write', async () => {
      const prefix = freshPrefix();
      const start = await theStore().head();
      const from = start === undefined ? {} : { after: start };
      const followers = [1, 2, 7, 500].map((batchSizeMax) => follow(theStore(), prefix, { batchSizeMax, ...from }));
      await Promise.all(Array.from({ length: 32 }, (_, writer) => writeAtRandom(theStore(), `${prefix}${writer}`)));
      const expected = idsOf(await readToEnd(theStore(), { filter: { streamPrefixes: [prefix] }, ...from }));
      expect(expected).toHaveLength(32 * 30);
      for (const follower of followers) {
        await follower.received(expected.length);
        expect(idsOf(follower.events)).toEqual(expected);
        follower.stop();
      }
    });
  });
};

const follow = (store: EventStore, prefix: string, options: SubscribeAllOptions & { hold?: boolean } = {}): TestFollower =>
  new TestFollower(store, { filter: { streamPrefixes: [prefix] }, ...options });

/** A fresh stream of so many events and a follower of it, from where the log stood before. */
const followed = async (store: EventStore, count: number, options: SubscribeAllOptions & { hold?: boolean } = {}, stop?: 'stop') => {
  const prefix = freshPrefix();
  const list = events(count);
  for (const one of list) await store.append(`${prefix}a`, 'any', [one]);
  const follower = follow(store, prefix, options);
  if (stop === 'stop') follower.stop();
  return { prefix, ids: idsOf(list), follower };
};

/** Thirty events in appends of one to three, with pauses. */
const writeAtRandom = async (store: EventStore, stream: string): Promise<void> => {
  for (let left = 30; left > 0; ) {
    const count = Math.min(left, 1 + Math.floor(Math.random() * 3));
    await store.append(stream, 'any', events(count, 30 - left));
    left -= count;
    if (Math.random() < 0.3) await delay(Math.random() * 10);
  }
};
