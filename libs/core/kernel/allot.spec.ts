import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { allot, allotByIntegers } from './allot.js';
import { parseDecimal } from './decimal.js';
import { rational, type Rational } from './rational.js';

interface Row {
  readonly total: string;
  readonly weights: readonly string[];
  readonly expected: readonly string[];
}

const rows = JSON.parse(readFileSync('test/vectors/allotment.json', 'utf8')) as Row[];

const weightOf = (text: string): Rational => {
  const weight = parseDecimal(text);
  if (weight === undefined) throw new Error(`${text} is no weight`);
  return weight;
};

const totals = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
const weights = fc
  .array(fc.tuple(fc.bigInt(0n, 10n ** 15n), fc.bigInt(1n, 1000n)), { minLength: 1, maxLength: 12 })
  .map((pairs) => pairs.map(([numerator, denominator]) => rational(numerator, denominator)))
  .filter((list) => list.some(({ numerator }) => numerator > 0n));

const sumOf = (shares: readonly bigint[]): bigint => shares.reduce((sum, share) => sum + share, 0n);

describe('allot', () => {
  it('has rows to be checked against', () => expect(rows.length).toBe(63));

  it.each(rows)('divides $total over $weights', ({ total, weights: texts, expected }) => {
    expect(allot(BigInt(total), texts.map(weightOf)).map(String)).toEqual(expected);
  });

  it('gives shares that sum to the total, in both signs', () => {
    fc.assert(fc.property(totals, weights, (total, list) => sumOf(allot(total, list)) === total));
  });

  it('gives for a negative total the negation of the positive one', () => {
    fc.assert(
      fc.property(totals, weights, (total, list) => {
        expect(allot(-total, list)).toEqual(allot(total, list).map((share) => -share));
      }),
    );
  });

  it('keeps every share within one unit of its exact part', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 18n), fc.array(fc.bigInt(0n, 10n ** 9n), { minLength: 1, maxLength: 8 }), (total, list) => {
        const sum = sumOf(list);
        fc.pre(sum > 0n);
        return allotByIntegers(total, list).every((share, index) => {
          const exact = total * (list[index] ?? 0n);
          return share * sum > exact - sum && share * sum < exact + sum;
        });
      }),
    );
  });

  it('never gives less to a larger weight, nor to the earlier of two equal ones', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), fc.array(fc.bigInt(0n, 50n), { minLength: 2, maxLength: 8 }), (total, list) => {
        fc.pre(list.some((weight) => weight > 0n));
        const shares = allotByIntegers(total, [...list].sort((left, right) => Number(right - left)));
        return shares.every((share, index) => index === 0 || share <= (shares[index - 1] ?? 0n));
      }),
    );
  });

  it('refuses to divide over nothing', () => {
    expect(() => allot(1n, [])).toThrow('none is above zero');
    expect(() => allot(1n, [rational(0n)])).toThrow('none is above zero');
    expect(() => allot(1n, [rational(-1n), rational(2n)])).toThrow('not negative');
  });
});
