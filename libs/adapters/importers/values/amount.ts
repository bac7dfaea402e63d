import { minorDigitsOf, type Currency } from '#kernel';
import { readDecimal, shortened } from './decimal-text.js';
import { isValueFault, valueFault, type ValueFault } from './value-fault.js';

/** The most digits before the point that an event's amount may have. */
const wholeDigitsMax = 30;

/** Reads an amount and gives it the currency's digits: `1054` USD → `1054.00`. Fewer decimals are filled up, more are a fault. */
export const readAmount = (text: string, { currency, decimal }: { readonly currency: Currency; readonly decimal: '.' | ',' }): string | ValueFault => {
  const number = readDecimal(text, decimal);
  if (isValueFault(number)) return number;
  const digits = minorDigitsOf(currency);
  if (number.negative) return valueFault('amount-negative', `${shortened(text)} is below zero; an amount is not.`);
  if (number.decimals.length > digits) return valueFault('amount-over-precise', `${shortened(text)} has more decimals than ${currency}, which has ${digits}.`);
  if (number.whole.length > wholeDigitsMax) return valueFault('number-out-of-bounds', `The amount has more than ${wholeDigitsMax} digits.`);
  return digits === 0 ? number.whole : `${number.whole}.${number.decimals.padEnd(digits, '0')}`;
};
