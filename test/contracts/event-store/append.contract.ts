import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { TheStore } from '../event-store.contract.js';
import { event, events, freshPrefix, idsOf } from './contract-events.js';

export const appendContract = (theStore: TheStore): void => {
  describe('an append', () => {
    test('to a new stream gives its events the revisions from 0', async () => {
      const stream = `${freshPrefix()}a`;
      const result = await theStore().append(stream, 'no-stream', events(3));
      expect(result).toEqual({ outcome: 'appended', revision: 2, position: expect.any(BigInt), repeated: false });
      expect((await theStore().readStream(stream)).map(({ revision }) => revision)).toEqual([0, 1, 2]);
    });

    test('with the last revision goes on from there', async () => {
      const stream = `${freshPrefix()}a`;
      await theStore().append(stream, 'no-stream', events(2));
      expect(await theStore().append(stream, 1, events(2))).toMatchObject({ outcome: 'appended', revision: 3 });
    });

    test('without an expectation goes on from wherever the stream is', async () => {
      const stream = `${freshPrefix()}a`;
      expect(await theStore().append(stream, 'any', events(1))).toMatchObject({ outcome: 'appended', revision: 0 });
      expect(await theStore().append(stream, 'any', events(1))).toMatchObject({ outcome: 'appended', revision: 1 });
    });

    test('gives a position that grows, and that is its last event’s', async () => {
      const stream = `${freshPrefix()}a`;
      const first = await theStore().append(stream, 'any', events(2));
      const second = await theStore().append(stream, 'any', events(2));
      const positions = (await theStore().readStream(stream)).map(({ position }) => position);
      expect([first, second]).toMatchObject([{ position: positions[1] }, { position: positions[3] }]);
      expect(positions).toEqual([...positions].sort((one, other) => Number(one - other)));
      expect(new Set(positions).size).toBe(4);
    });

    test.each([
      ['no stream, where there is one', 'no-stream', 2],
      ['an earlier revision', 0, 2],
      ['a later revision', 5, 2],
    ] as const)('that expects %s is a conflict and stores nothing', async (_, expected, count) => {
      const stream = `${freshPrefix()}a`;
      await theStore().append(stream, 'no-stream', events(count));
      expect(await theStore().append(stream, expected, events(1))).toEqual({ outcome: 'conflict', actualRevision: count - 1 });
      expect(await theStore().readStream(stream)).toHaveLength(count);
    });

    test('that expects a revision of a stream that does not exist is a conflict at -1', async () => {
      expect(await theStore().append(`${freshPrefix()}a`, 0, events(1))).toEqual({ outcome: 'conflict', actualRevision: -1 });
    });

    test('of nothing is refused', async () => {
      await expect(theStore().append(`${freshPrefix()}a`, 'any', [])).rejects.toThrow('at least one event');
    });

    test('is won by one of many that expect the same', async () => {
      const stream = `${freshPrefix()}a`;
      const results = await Promise.all(Array.from({ length: 16 }, () => theStore().append(stream, 'no-stream', events(2))));
      expect(results.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
      expect(results.filter((result) => result.outcome === 'conflict' && result.actualRevision === 1)).toHaveLength(15);
      expect(await theStore().readStream(stream)).toHaveLength(2);
    });

    test('does not suffer from a conflict of one that is made at the same time', async () => {
      const prefix = freshPrefix();
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) => theStore().append(`${prefix}${index}`, index % 2 === 0 ? 'no-stream' : 7, events(1))),
      );
      expect(results.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 10 }, () => ['appended', 'conflict']).flat());
    });
  });

  describe('an append that is repeated with the same ids', () => {
    test.each(['no-stream', 0] as const)('and the same expectation (%s) is answered as the first time and changes nothing', async (expected) => {
      const stream = `${freshPrefix()}a`;
      if (expected === 0) await theStore().append(stream, 'no-stream', events(1));
      const list = events(3);
      const first = await theStore().append(stream, expected, list);
      expect(await theStore().append(stream, expected, list)).toEqual({ ...first, repeated: true });
      expect(idsOf(await theStore().readStream(stream)).slice(-3)).toEqual(idsOf(list));
    });

    test('is recognised when the stream has gone on since', async () => {
      const stream = `${freshPrefix()}a`;
      const list = events(2);
      await theStore().append(stream, 'no-stream', list);
      await theStore().append(stream, 1, events(4));
      expect(await theStore().append(stream, 'no-stream', list)).toMatchObject({ outcome: 'appended', revision: 1, repeated: true });
      expect(await theStore().readStream(stream)).toHaveLength(6);
    });

    test('twenty times at once is stored once', async () => {
      const stream = `${freshPrefix()}a`;
      const list = events(2);
      const results = await Promise.all(Array.from({ length: 20 }, () => theStore().append(stream, 'no-stream', list)));
      expect(results).toEqual(results.map(() => expect.objectContaining({ outcome: 'appended', revision: 1 })));
      expect(idsOf(await theStore().readStream(stream))).toEqual(idsOf(list));
    });

    test('and an event more stores nothing', async () => {
      const stream = `${freshPrefix()}a`;
      const list = events(2);
      await theStore().append(stream, 'no-stream', list);
      expect((await theStore().append(stream, 'no-stream', [...list, event()])).outcome).not.toBe('appended');
      expect(await theStore().readStream(stream)).toHaveLength(2);
    });
  });

  describe('what cannot be kept unchanged is refused before anything is written:', () => {
    test.each([
      ['a NUL in the data', { ...event({ deep: [{ text: 'a\u0000b' }] }) }],
      ['a NUL in a key', { ...event({ 'a\u0000': 1 }) }],
      ['a NUL in the metadata', { ...event(), metadata: { note: '\u0000' } }],
      ['a lone surrogate', { ...event({ text: '\ud83d' }) }],
      ['an event of more than 512 KiB', { ...event({ text: 'x'.repeat(512 * 1024) }) }],
      ['an id that is no UUID', { ...event(), id: 'one' }],
      ['a type without a name', { ...event(), type: '' }],
    ])('%s', async (_, unstorable) => {
      const stream = `${freshPrefix()}a`;
      await expect(theStore().append(stream, 'any', [event(), unstorable])).rejects.toMatchObject({ name: 'UnstorableEvent' });
      expect(await theStore().readStream(stream)).toEqual([]);
    });

    test('the same event twice in one append', async () => {
      const twice = event();
      await expect(theStore().append(`${freshPrefix()}a`, 'any', [twice, twice])).rejects.toMatchObject({ name: 'UnstorableEvent' });
    });

    test('a stream without a name', async () => {
      await expect(theStore().append('', 'any', events(1))).rejects.toMatchObject({ name: 'UnstorableEvent' });
    });

    test('but not a backslash followed by u0000', async () => {
      const stream = `${freshPrefix()}${randomUUID()}`;
      await theStore().append(stream, 'any', [event({ text: '\\u0000', more: '\\\\ud83d' })]);
      expect((await theStore().readStream(stream))[0]?.data).toEqual({ text: '\\u0000', more: '\\\\ud83d' });
    });
  });
};
