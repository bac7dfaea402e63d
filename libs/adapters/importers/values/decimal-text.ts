import { valueFault, type ValueFault } from './value-fault.js';

/** A number as it is written, taken apart: no float ever holds it. */
export interface DecimalText {
  readonly negative: boolean;
  readonly whole: string;
  readonly decimals: string;
}

const form = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;

/** Reads `1054`, `131857.91`; with `decimal` a comma also `131857,91`. No thousands separators, signs of currency or exponents. */
export const readDecimal = (text: string, decimal: '.' | ','): DecimalText | ValueFault => {
  const [, sign, whole, decimals = ''] = form.exec(decimal === ',' ? withPoint(text) : text) ?? [];
  if (whole === undefined) return valueFault('number-unreadable', `"${shortened(text)}" is no number such as 1234${decimal}50.`);
  const zero = /^0*$/.test(whole + decimals);
  return { negative: sign === '-' && !zero, whole, decimals };
};

/** A text for a message, cut where it is long. */
export const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** With a comma for the decimals a point could only part thousands, which is not guessed at. */
const withPoint = (text: string): string => (text.includes('.') ? '' : text.replace(',', '.'));
