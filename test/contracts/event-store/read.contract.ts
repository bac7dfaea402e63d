import { describe, expect, test } from '@jest/globals';
import type { EventStore, StoredEvent } from '#event-store';
import type { TheStore } from '../event-store.contract.js';
import { event, events, freshPrefix, idsOf, readToEnd } from './contract-events.js';

export const readContract = (theStore: TheStore): void => {
  describe('reading a stream', () => {
    test('that does not exist gives nothing', async () => {
      expect(await theStore().readStream(`${freshPrefix()}a`)).toEqual([]);
    });

    test.each([[0, 5], [3, 2], [4, 1], [5, 0], [50, 0]])('of five events from revision %i on gives %i', async (from, count) => {
      const stream = `${freshPrefix()}a`;
      const list = events(5);
      await theStore().append(stream, 'no-stream', list);
      expect(idsOf(await theStore().readStream(stream, from))).toEqual(idsOf(list).slice(from, from + count));
    });

    test('gives no event of a stream whose name begins the same', async () => {
      const prefix = freshPrefix();
      await theStore().append(`${prefix}a`, 'no-stream', events(1));
      await theStore().append(`${prefix}ab`, 'no-stream', events(1));
      expect(await theStore().readStream(`${prefix}a`)).toHaveLength(1);
    });
  });

  describe('reading the log', () => {
    test('gives the events of all streams in the order in which they were stored', async () => {
      const { streamPrefixes, ids } = await threeStreams(theStore());
      const found = await readToEnd(theStore(), { filter: { streamPrefixes } });
      expect(idsOf(found)).toEqual(ids);
      expect(found.every((one, index) => index === 0 || one.position > (found[index - 1] as StoredEvent).position)).toBe(true);
    });

    test('goes on after a position, which it leaves out', async () => {
      const { streamPrefixes, ids } = await threeStreams(theStore());
      const all = await readToEnd(theStore(), { filter: { streamPrefixes } });
      for (const index of [0, 4, 11]) {
        const after = (all[index] as StoredEvent).position;
        expect(idsOf(await readToEnd(theStore(), { filter: { streamPrefixes }, after }))).toEqual(ids.slice(index + 1));
      }
    });

    test.each([0, 1, 5, 12, 100])('gives no more than a limit of %i', async (limit) => {
      const { streamPrefixes, ids } = await threeStreams(theStore());
      expect(idsOf(await readToEnd(theStore(), { filter: { streamPrefixes }, limit }))).toEqual(ids.slice(0, limit));
    });

    test('without a filter gives the events of everybody', async () => {
      const after = await theStore().head();
      const { ids } = await threeStreams(theStore());
      const found = new Set(idsOf(await readToEnd(theStore(), after === undefined ? {} : { after })));
      expect(ids.every((id) => found.has(id))).toBe(true);
    });

    test('up to a position gives the same stream by stream, each in order', async () => {
      const { streamPrefixes } = await threeStreams(theStore());
      const inOrder = await readToEnd(theStore(), { filter: { streamPrefixes } });
      for (const last of [0, 4, 11]) {
        const until = (inOrder[last] as StoredEvent).position;
        const found: StoredEvent[] = [];
        for await (const event of theStore().readByStream(until)) if (streamPrefixes.some((prefix) => event.stream.startsWith(prefix))) found.push(event);
        const streams = [...new Set(found.map(({ stream }) => stream))];
        expect(found).toEqual(streams.flatMap((stream) => inOrder.slice(0, last + 1).filter((event) => event.stream === stream)));
        expect(found).toHaveLength(last + 1);
      }
    });

    test('by ranges of streams gives the same as at once', async () => {
      const { streamPrefixes } = await threeStreams(theStore());
      const until = (await readToEnd(theStore(), { filter: { streamPrefixes } })).at(-1)?.position ?? 0n;
      const [atOnce, byRanges]: StoredEvent[][] = [[], []];
      for await (const event of theStore().readByStream(until)) atOnce?.push(event);
      const ranges = await theStore().streamRanges(3);
      for (const range of ranges) for await (const event of theStore().readByStream(until, range)) byRanges?.push(event);
      expect(byRanges).toEqual(atOnce);
      expect(ranges.map(({ after }) => after)).toEqual(['', ...ranges.slice(0, -1).map(({ upTo }) => upTo)]);
      const [first] = atOnce ?? [];
      const own: StoredEvent[] = [];
      for await (const event of theStore().readByStream(until, { after: '', upTo: first?.stream })) own.push(event);
      expect(new Set(own.map(({ stream }) => stream))).toContain(first?.stream);
      for await (const event of theStore().readByStream(until, { after: first?.stream ?? '', upTo: undefined })) expect(event.stream).not.toBe(first?.stream);
    });

    test('can be given up halfway', async () => {
      const { streamPrefixes, ids } = await threeStreams(theStore());
      for await (const first of theStore().readAll({ filter: { streamPrefixes } })) {
        expect(first.id).toBe(ids[0]);
        break;
      }
    });

    test('passes over a stretch that others wrote', async () => {
      const { streamPrefixes, ids } = await threeStreams(theStore());
      for (let round = 0; round < 10; round += 1) await theStore().append(`${freshPrefix()}x`, 'no-stream', events(100));
      const last = event();
      await theStore().append(`${streamPrefixes[0]}z`, 'no-stream', [last]);
      expect(idsOf(await readToEnd(theStore(), { filter: { streamPrefixes } }))).toEqual([...ids, last.id]);
    });
  });

  describe('a filter', () => {
    test('of stream prefixes takes them as they are, without wildcards', async () => {
      const prefix = freshPrefix();
      for (const name of ['a_b', 'axb', 'a%b', 'a\\b', 'A_B']) await theStore().append(`${prefix}${name}`, 'no-stream', events(1));
      const streamsOf = async (start: string): Promise<readonly string[]> =>
        (await readToEnd(theStore(), { filter: { streamPrefixes: [`${prefix}${start}`] } })).map(({ stream }) => stream.slice(prefix.length));
      expect(await streamsOf('a_')).toEqual(['a_b']);
      expect(await streamsOf('a%')).toEqual(['a%b']);
      expect(await streamsOf('a\\')).toEqual(['a\\b']);
    });

    test('of several prefixes takes what begins with any of them', async () => {
      const { streamPrefixes: [prefix] } = await threeStreams(theStore());
      const found = await readToEnd(theStore(), { filter: { streamPrefixes: [`${prefix}a`, `${prefix}c`] } });
      expect(new Set(found.map(({ stream }) => stream.slice(-1)))).toEqual(new Set(['a', 'c']));
      expect(found).toHaveLength(8);
    });

    test('of event types takes those, exactly, and narrows one of prefixes', async () => {
      const prefix = freshPrefix();
      const list = ['Won', 'Lost', 'WonBack', 'Won'].map((type) => event({}, type));
      await theStore().append(`${prefix}a`, 'no-stream', list);
      const found = await readToEnd(theStore(), { filter: { streamPrefixes: [prefix], eventTypes: ['Won', 'Never'] } });
      expect(idsOf(found)).toEqual([list[0]?.id, list[3]?.id]);
    });
  });

  describe('the store', () => {
    test('names the position of its last event', async () => {
      const result = await theStore().append(`${freshPrefix()}a`, 'any', events(1));
      expect(await theStore().head()).toBeGreaterThanOrEqual(result.outcome === 'appended' ? result.position : -1n);
    });

    test('answers when it is asked whether it is there', async () => {
      await expect(theStore().ping()).resolves.toBeUndefined();
    });
  });
};

/** Twelve events on three streams, taken in turn. */
const threeStreams = async (store: EventStore): Promise<{ streamPrefixes: readonly [string]; ids: readonly string[] }> => {
  const prefix = freshPrefix();
  const list = events(12);
  for (const [index, one] of list.entries()) await store.append(`${prefix}${'abc'[index % 3]}`, 'any', [one]);
  return { streamPrefixes: [prefix], ids: idsOf(list) };
};
