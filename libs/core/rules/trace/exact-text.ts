import { formatDecimal, formatRational, minorDigitsOf, rational, type Currency, type Rational } from '#kernel';

/**
 * An exact number of minor units in whole units: a decimal with at least the currency's digits where it has an end
 * (`499928.75`, `0.125`), else the fraction in lowest terms: 635294 2/17 cents → `108000/17` dollars.
 */
export const exactText = ({ numerator, denominator }: Rational, currency: Currency): string => {
  const digits = minorDigitsOf(currency);
  const exact = rational(numerator, denominator * 10n ** BigInt(digits));
  const decimal = formatDecimal(exact);
  return decimal === undefined ? formatRational(exact) : withDigits(decimal, digits);
};

const withDigits = (decimal: string, digits: number): string => {
  const [whole = '', fraction = ''] = decimal.split('.');
  return fraction.length >= digits ? decimal : `${whole}.${fraction.padEnd(digits, '0')}`;
};
