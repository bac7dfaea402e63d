import type { Rational } from './rational.js';

/** numerator ÷ denominator to the nearest whole number, half away from zero, the same in both signs. Denominator > 0. */
export const divideRounded = (numerator: bigint, denominator: bigint): bigint =>
  numerator < 0n
    ? -((-numerator * 2n + denominator) / (denominator * 2n))
    : (numerator * 2n + denominator) / (denominator * 2n);

/** The nearest whole number of an exact fraction, half away from zero: 5/2 → 3, −5/2 → −3. Where a rate meets an amount. */
export const roundHalfAwayFromZero = (value: Rational): bigint => divideRounded(value.numerator, value.denominator);
