import fc from 'fast-check';
import { canonicalJson } from './canonical.js';
import { digestOf, sha256Hex } from './digest.js';
import { compareUtf8, isWellFormedText } from './text-order.js';

describe('the canonical form', () => {
  it('sorts keys and leaves out white space and what is undefined', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: undefined, A: true })).toBe('{"A":true,"b":[1,{"c":"é","d":null}]}');
  });

  it('refuses what JSON does not have', () => {
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
    expect(() => canonicalJson(NaN)).toThrow();
    expect(() => canonicalJson('\ud800')).toThrow();
  });

  it('is what a digest is made of', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(digestOf({ b: 1, a: 2 })).toBe(sha256Hex('{"a":2,"b":1}'));
  });
});

describe('the order of text', () => {
  it('is that of its UTF-8 bytes', () => {
    const words = fc.string({ unit: 'binary', maxLength: 8 });
    fc.assert(
      fc.property(words, words, (left, right) => {
        expect(Math.sign(compareUtf8(left, right))).toBe(Buffer.compare(Buffer.from(left), Buffer.from(right)));
      }),
    );
    expect(compareUtf8('\u{1f600}', '\uffee')).toBeGreaterThan(0);
    expect(compareUtf8('Zeta', 'alpha')).toBeLessThan(0);
    expect(compareUtf8('alpha', 'alpha')).toBe(0);
    for (const [less, more] of [['deal', 'deals'], ['\ud7ff', '\ue000'], ['\ud7ff', '\u{10000}'], ['\ue000', '\uffff'], ['\uffff', '\u{10000}'], ['\u{10000}', '\u{10ffff}']] as const) {
      expect(compareUtf8(less, more)).toBeLessThan(0);
      expect(compareUtf8(more, less)).toBeGreaterThan(0);
    }
  });

  it('is of whole code points only', () => {
    expect(isWellFormedText('a\u{1f600}')).toBe(true);
    expect(isWellFormedText('a\ud83d')).toBe(false);
  });
});
