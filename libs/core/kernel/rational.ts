/**
 * An exact fraction in lowest terms; the denominator is positive, zero is 0/1. The only number, beside whole minor
 * units, that shares, percentages and weights are calculated with: nothing near money is a float.
 */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** The greatest common divisor of two integers, not negative; of zero and a number, that number. */
export const greatestCommonDivisor = (one: bigint, other: bigint): bigint => {
  let [left, right] = [magnitude(one), magnitude(other)];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
};

/** The fraction numerator/denominator in lowest terms. A denominator of zero is a defect and throws. */
export const rational = (numerator: bigint, denominator: bigint = 1n): Rational => {
  if (denominator === 0n) throw new RangeError('A fraction has no denominator of zero.');
  if (denominator === 1n) return { numerator, denominator };
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
};

/** Nothing, and the whole. */
export const rationalZero: Rational = rational(0n);
export const rationalOne: Rational = rational(1n);

/** Their sum. */
export const addRationals = (left: Rational, right: Rational): Rational =>
  left.denominator === right.denominator
    ? rational(left.numerator + right.numerator, left.denominator)
    : rational(left.numerator * right.denominator + right.numerator * left.denominator, left.denominator * right.denominator);

/** The first less the second. */
export const subtractRationals = (left: Rational, right: Rational): Rational => addRationals(left, negateRational(right));

/** Their product. */
export const multiplyRationals = (left: Rational, right: Rational): Rational =>
  rational(left.numerator * right.numerator, left.denominator * right.denominator);

/** The first divided by the second; a divisor of zero is a defect and throws. */
export const divideRationals = (left: Rational, right: Rational): Rational =>
  rational(left.numerator * right.denominator, left.denominator * right.numerator);

/** The same distance from zero on its other side. */
export const negateRational = (value: Rational): Rational => ({ numerator: -value.numerator, denominator: value.denominator });

/** The sum of all; of none, zero. */
export const sumRationals = (values: readonly Rational[]): Rational => values.reduce(addRationals, rationalZero);

/** Negative where the first is less, positive where it is greater, 0 where they are equal: for sorting. */
export const compareRationals = (left: Rational, right: Rational): number => {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** Whether it is zero. */
export const isZero = (value: Rational): boolean => value.numerator === 0n;

/** Its text in lowest terms: `8/17`, `-3/2`, and `1` where it is whole. */
export const formatRational = (value: Rational): string =>
  value.denominator === 1n ? `${value.numerator}` : `${value.numerator}/${value.denominator}`;
