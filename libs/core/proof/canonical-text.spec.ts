import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#kernel';
import { canonicalText } from './canonical-text.js';

describe('the canonical text of a leaf', () => {
  it('is the canonical form of the kernel, of whatever was read from JSON', () => {
    fc.assert(fc.property(fc.json({ stringUnit: 'grapheme', maxDepth: 5 }), (text) => {
      const value: unknown = JSON.parse(text);
      expect(canonicalText(value)).toBe(canonicalJson(value));
    }), { numRuns: 1_000 });
  });

  it.each(['"\\u0000\\u001f\\u007f\\"\\\\/"', '{"\\ud83d\\ude00":1,"\\ufb33":2,"10":3,"9":4,"":5}', '[1e21,1e-7,0.1,-0,100,333333333.33333329,1E30,4.50]', '{}', '[]', 'null'])(
    'is the canonical form of %s', (text) => {
      expect(canonicalText(JSON.parse(text))).toBe(canonicalJson(JSON.parse(text)));
    });
});
