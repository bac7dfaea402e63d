import { minorDigitsOf, type Currency } from './currency.js';
import { formatScaled } from './decimal.js';

/** An amount in whole minor units (cents of USD, yen of JPY) of one currency. */
export interface Money {
  readonly minor: bigint;
  readonly currency: Currency;
}

const amountForms = new Map<number, RegExp>();

const amountFormOf = (digits: number): RegExp => {
  let form = amountForms.get(digits);
  if (form === undefined) {
    form = new RegExp(`^-?(?:0|[1-9]\\d*)${digits === 0 ? '' : `\\.\\d{${digits}}`}$`);
    amountForms.set(digits, form);
  }
  return form;
};

/** The form that amounts of every currency share, sign excluded; how many decimals there must be is the currency's. */
export const amountPattern = '^(?:0|[1-9]\\d*)(?:\\.\\d{1,4})?$';

/**
 * Minor units of an amount with exactly the currency's digits, `10000.00` USD → 1000000n. Undefined where the text has
 * fewer digits or more, leading zeros, a plus sign, or the sign of a negative zero.
 */
export const parseMinor = (text: string, currency: Currency): bigint | undefined => {
  if (!amountFormOf(minorDigitsOf(currency)).test(text)) return undefined;
  const minor = BigInt(text.replace('.', ''));
  return minor === 0n && text.startsWith('-') ? undefined : minor;
};

/** The text of minor units with exactly the currency's digits: 1000000n USD → `10000.00`. */
export const formatMinor = (minor: bigint, currency: Currency): string => formatScaled(minor, minorDigitsOf(currency));

/** Reads an amount with exactly the currency's digits; undefined where the text is none. */
export const parseMoney = (text: string, currency: Currency): Money | undefined => {
  const minor = parseMinor(text, currency);
  return minor === undefined ? undefined : { minor, currency };
};

/** The amount as text with exactly its currency's digits, `10000.00`. */
export const formatMoney = (money: Money): string => formatMinor(money.minor, money.currency);

/** Their sum. Amounts of two currencies never meet: that is a defect and throws. */
export const addMoney = (left: Money, right: Money): Money => {
  if (left.currency !== right.currency) throw new RangeError(`${left.currency} and ${right.currency} do not add up.`);
  return { minor: left.minor + right.minor, currency: left.currency };
};

/** The amount that cancels it. */
export const negateMoney = (money: Money): Money => ({ minor: -money.minor, currency: money.currency });
