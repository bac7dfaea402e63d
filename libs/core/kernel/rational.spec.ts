import fc from 'fast-check';
import { decimalPattern, formatDecimal, parseDecimal } from './decimal.js';
import {
  addRationals, compareRationals, divideRationals, formatRational, isZero, multiplyRationals, negateRational, rational, subtractRationals, sumRationals,
} from './rational.js';
import { divideRounded, roundHalfAwayFromZero } from './rounding.js';

const rationals = fc
  .tuple(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.bigInt(1n, 10n ** 9n))
  .map(([numerator, denominator]) => rational(numerator, denominator));

describe('a rational', () => {
  it('is written in lowest terms, whole numbers without a denominator', () => {
    expect(formatRational(rational(40n, 85n))).toBe('8/17');
    expect(formatRational(rational(6n, -4n))).toBe('-3/2');
    expect(formatRational(rational(0n, -7n))).toBe('0');
    expect(formatRational(rational(10n, 5n))).toBe('2');
  });

  it('refuses a denominator of zero', () => {
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(() => divideRationals(rational(1n), rational(0n))).toThrow(RangeError);
  });

  it('adds, subtracts, multiplies and divides without loss', () => {
    fc.assert(
      fc.property(rationals, rationals, (left, right) => {
        expect(subtractRationals(addRationals(left, right), right)).toEqual(left);
        expect(addRationals(left, right)).toEqual(sumRationals([right, left]));
        fc.pre(right.numerator !== 0n);
        expect(multiplyRationals(divideRationals(left, right), right)).toEqual(left);
      }),
    );
  });

  it('adds over one denominator and over two, to lowest terms', () => {
    expect(formatRational(addRationals(rational(1n, 6n), rational(1n, 6n)))).toBe('1/3');
    expect(formatRational(addRationals(rational(1n, 6n), rational(1n, 3n)))).toBe('1/2');
  });

  it('compares as its difference from the other has a sign', () => {
    fc.assert(
      fc.property(rationals, rationals, (left, right) => {
        const { numerator } = subtractRationals(left, right);
        expect(compareRationals(left, right)).toBe(numerator < 0n ? -1 : numerator > 0n ? 1 : 0);
      }),
    );
    expect(compareRationals(rational(2n, 4n), rational(1n, 2n))).toBe(0);
  });

  it('is zero whatever it was a part of', () => expect([rational(0n, 5n), rational(1n, 5n), rational(-1n)].map(isZero)).toEqual([true, false, false]));
});

describe('rounding half away from zero', () => {
  it.each([[5n, 2n, 3n], [-5n, 2n, -3n], [1n, 3n, 0n], [2n, 3n, 1n], [-1n, 3n, 0n], [-2n, 3n, -1n], [499n, 1000n, 0n], [7n, 1n, 7n]])(
    'gives for %d/%d %d',
    (numerator, denominator, expected) => expect(divideRounded(numerator, denominator)).toBe(expected),
  );

  it('is the same in both signs', () => {
    fc.assert(fc.property(rationals, (value) => roundHalfAwayFromZero(negateRational(value)) === -roundHalfAwayFromZero(value)));
  });
});

describe('a decimal', () => {
  it.each([['0', '0'], ['0.25', '1/4'], ['12.50', '25/2'], ['100000000000000', '100000000000000'], ['33.3333', '333333/10000']])(
    'reads %s as %s',
    (text, expected) => expect(formatRational(parseDecimal(text) ?? rational(-1n))).toBe(expected),
  );

  it.each(['', '-1', '+1', '01', '1.', '.5', '1e2', ' 1', '1\n', '1,5', '1234567890123456', '1.000000000000000', '٣'])(
    'refuses %j',
    (text) => expect(parseDecimal(text)).toBeUndefined(),
  );

  it('counts every digit character toward the fifteen', () => {
    expect(parseDecimal('0.00000000000001')).toEqual(rational(1n, 10n ** 14n));
    expect(parseDecimal('0.000000000000001')).toBeUndefined();
  });

  it('has for schemas a pattern that says the same', () => {
    for (const text of ['0', '12.50', '01', '1.', '123456789012345', '1234567890.12345', '1234567890.123456', '0.000000000000001']) {
      expect(new RegExp(decimalPattern).test(text)).toBe(parseDecimal(text) !== undefined);
    }
  });

  it('is written back without an exponent, where it has an end', () => {
    expect(formatDecimal(rational(1n, 4n))).toBe('0.25');
    expect(formatDecimal(rational(-25n, 2n))).toBe('-12.5');
    expect([85n, 0n].map((whole) => formatDecimal(rational(whole)))).toEqual(['85', '0']);
    expect([rational(1n, 125n), rational(3n, 8n), rational(7n, 50n)].map(formatDecimal)).toEqual(['0.008', '0.375', '0.14']);
    expect(formatDecimal(rational(1n, 3n))).toBeUndefined();
  });
});
