import { formatRational, minorDigitsOf, rational, type Currency, type Rational } from '#kernel';

/** An exact number of minor units as a fraction of whole units: 635294 2/17 cents → 108000/17 dollars. */
export const exactText = ({ numerator, denominator }: Rational, currency: Currency): string =>
  formatRational(rational(numerator, denominator * 10n ** BigInt(minorDigitsOf(currency))));
