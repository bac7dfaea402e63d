import { describe, expect, it } from '@jest/globals';
import { fromBase64, sameBytes, toBase64 } from './bytes.js';

describe('bytes', () => {
  it('are not the same as those that they only begin with', () => {
    expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
    expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 3))).toBe(false);
    expect(sameBytes(Uint8Array.of(1, 2, 3), Uint8Array.of(1, 2))).toBe(false);
  });

  it.each([
    ['bits after the last byte', 'AAB='], ['no padding', 'AAA'], ['something after the padding', 'AA==AAAA'], ['the letters of base64url', '-_-_'], ['white space', 'AAAA\n\n\n\n'], ['other letters', '%%%%'],
  ])('are not read from base64 with %s: one value has one text, which cannot be changed and still hold', (_what, text) => {
    expect(fromBase64(text)).toBeUndefined();
  });

  it('are read from base64 of any length, however long somebody makes it', () => {
    const many = new Uint8Array(300_000).fill(0xfe);
    expect(sameBytes(fromBase64(toBase64(many)) ?? new Uint8Array(), many)).toBe(true);
  });
});
