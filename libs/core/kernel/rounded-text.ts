import { formatScaled } from './decimal.js';
import { rational, multiplyRationals, type Rational } from './rational.js';
import { roundHalfAwayFromZero } from './rounding.js';

/** A number for reading, rounded half away from zero to some digits after the point: 2/3 to one is `0.7`. Nothing is computed on from it. */
export const formatRounded = (value: Rational, digits: number): string =>
  formatScaled(roundHalfAwayFromZero(multiplyRationals(value, rational(10n ** BigInt(digits)))), digits);

/** A part of a whole in percent with one digit, for reading: 2/3 is `66.7`. */
export const formatPercent = (part: Rational): string => formatRounded(multiplyRationals(part, rational(100n)), 1);
