import { rational, type Rational } from './rational.js';

/** The most digit characters, before and after the point together, that a percentage or a weight may have. */
export const decimalDigitsMax = 15;

const decimalForm = /^(?:0|[1-9]\d*)(?:\.(\d+))?$/;

/** The form of a decimal that is not negative and has at most 15 digit characters, for schemas. */
export const decimalPattern = '^(?!(?:\\.?\\d){16})(?:0|[1-9]\\d*)(?:\\.\\d+)?$';

/**
 * Reads a percentage or weight, `0.25`: not negative, no leading zeros, no exponent, at most 15 digit characters, all of
 * which count. Undefined where the text is anything else.
 */
export const parseDecimal = (text: string): Rational | undefined => {
  const match = decimalForm.exec(text);
  if (match === null) return undefined;
  const digits = text.replace('.', '');
  if (digits.length > decimalDigitsMax) return undefined;
  return rational(BigInt(digits), 10n ** BigInt(match[1]?.length ?? 0));
};

/** The decimal text of a fraction whose denominator divides a power of ten, `0.25`; undefined where it has no end, as 1/3. */
export const formatDecimal = (value: Rational): string | undefined => {
  const digits = digitsNeeded(value.denominator);
  if (digits === undefined) return undefined;
  return formatScaled((value.numerator * 10n ** BigInt(digits)) / value.denominator, digits);
};

/** The text of a whole number of tenths, hundredths and so on, with as many digits after the point: −5 of two is `-0.05`. */
export const formatScaled = (scaled: bigint, digits: number): string => {
  const sign = scaled < 0n ? '-' : '';
  const text = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
};

const digitsNeeded = (denominator: bigint): number | undefined => {
  let [rest, twos, fives] = [denominator, 0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : undefined;
};
