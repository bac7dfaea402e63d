import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '#event-store';
import type { TheStore } from '../event-store.contract.js';
import { asWritten, event, freshPrefix } from './contract-events.js';

const deep = (levels: number): Json => Array.from({ length: levels }).reduce<Json>((inner) => ({ inner: [inner] }), 'bottom');

const payloads: readonly (readonly [string, JsonObject])[] = [
  ['many scripts', { text: 'Grüße, 日本語, العربية, हिन्दी, e\u0301 and é' }],
  ['emoji, joined and beyond the basic plane', { text: '👩‍👩‍👧‍👦 🏳️‍🌈 𝒳 \u{10ffff}' }],
  ['control characters, quotes and backslashes', { text: '\u0001\u001e\u001f\t\n\r\u007f\u2028\u2029"\\\'{}%,' }],
  ['keys in the order they were given', { zebra: 1, alpha: 2, Mid: { y: 1, b: 2, a: 3 } }],
  ['empty keys, names of prototypes and empty things', JSON.parse('{"":{},"__proto__":[],"constructor":"","toString":null}')],
  ['numbers at the edge', { big: 9007199254740991, small: -9007199254740991, least: 5e-324, most: 1.7976931348623157e308, third: 0.1 + 0.2 }],
  ['amounts as text', { amountMinor: '-123456789012345678901234567890' }],
  ['a hundred levels', { nested: deep(100) }],
  ['a long text', { text: 'äb"'.repeat(50_000) }],
];

export const payloadContract = (theStore: TheStore): void => {
  describe('a payload comes back byte for byte:', () => {
    test.each(payloads)('%s', async (_, payload) => {
      const stream = `${freshPrefix()}a`;
      const written = { ...event(payload), metadata: payload };
      await theStore().append(stream, 'no-stream', [written]);
      expect((await theStore().readStream(stream)).map(asWritten)).toEqual([asWritten(written)]);
    });

    test('an event of just 512 KiB, among others', async () => {
      const stream = `${freshPrefix()}a`;
      const room = 512 * 1024 - JSON.stringify({ text: '' }).length - JSON.stringify(event().metadata).length;
      const written = [event(), event({ text: 'x'.repeat(room) }), event()];
      await theStore().append(stream, 'no-stream', written);
      expect((await theStore().readStream(stream)).map(asWritten)).toEqual(written.map(asWritten));
    });

    test('a hundred events of one append', async () => {
      const stream = `${freshPrefix()}a`;
      const written = Array.from({ length: 100 }, (_, number) => event({ number, text: `line ${number}` }));
      await theStore().append(stream, 'no-stream', written);
      expect((await theStore().readStream(stream)).map(asWritten)).toEqual(written.map(asWritten));
    });
  });
};
