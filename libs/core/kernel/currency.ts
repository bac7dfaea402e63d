import type { Brand } from './ids.js';
import { minorDigitsByCurrency } from './iso-4217.js';

/** An ISO 4217 code that has a minor unit: `USD`, `JPY`, `BHD`. */
export type Currency = Brand<string, 'Currency'>;

/** Reads a currency code, upper case; undefined where it is none, or one without a minor unit (XAU, XDR). */
export const parseCurrency = (text: string): Currency | undefined =>
  minorDigitsByCurrency.has(text) ? (text as Currency) : undefined;

/** How many digits after the point an amount of the currency has: 2 for USD, 0 for JPY, 3 for BHD, 4 for CLF. */
export const minorDigitsOf = (currency: Currency): number => {
  const digits = minorDigitsByCurrency.get(currency);
  if (digits === undefined) throw new RangeError(`${currency} is no currency with a minor unit.`);
  return digits;
};
