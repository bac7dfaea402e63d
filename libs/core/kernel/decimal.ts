import { rational, type Rational } from './rational.js';

/** The most digit characters, before and after the point together, that a percentage or a weight may have. */
export const decimalDigitsMax = 15;

const decimalForm = /^(?:0|[1-9]\d*)(?:\.(\d+))?$/;

/** The form of a decimal that is not negative, without its limit of digits; for schemas. */
export const decimalPattern = decimalForm.source.replace('(\\d+)', '\\d+');

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
