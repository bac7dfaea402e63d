import { Text } from '@mantine/core';

/** An amount as the API writes it: exact decimals, as text, and its currency. */
export interface Amount {
  readonly amount: string;
  readonly currency: string;
}

/** The amount in the reader's own way of writing, exact: the digits are never a floating point number. */
export const moneyText = ({ amount, currency }: Amount): string => formatOf(currency, amount).format(amount as Intl.StringNumericLiteral);

const formats = new Map<string, Intl.NumberFormat>();

/** As many decimals as the API gives: it knows each currency's. */
const formatOf = (currency: string, amount: string): Intl.NumberFormat => {
  const digits = amount.split('.')[1]?.length ?? 0;
  const name = `${currency} ${digits}`;
  const format = formats.get(name)
    ?? new Intl.NumberFormat(undefined, { style: 'currency', currency, currencyDisplay: 'code', minimumFractionDigits: digits, maximumFractionDigits: digits });
  formats.set(name, format);
  return format;
};

/** An amount in a table or a sentence. What is below zero is red and has its sign. */
export const Money = ({ amount, currency, strong = false }: Amount & { readonly strong?: boolean }) => (
  <Text span inherit fw={strong ? 600 : undefined!} className={amount.startsWith('-') ? 'nowrap loss' : 'nowrap'}>{moneyText({ amount, currency })}</Text>
);

/** Compares exact decimals, the smaller first; floats would call two large amounts equal. */
export const compareAmounts = (one: string, other: string): number => {
  const [a, b] = [scaled(one), scaled(other)];
  return a < b ? -1 : a > b ? 1 : 0;
};

const decimalsMax = 18;

const scaled = (text: string): bigint => {
  const [whole = '0', part = ''] = text.split('.');
  return BigInt(whole + part.slice(0, decimalsMax).padEnd(decimalsMax, '0'));
};

/** The amount as a length for a picture, where a rounding in the sixteenth digit is not seen. */
export const lengthOf = (amount: string): number => Number(amount);
