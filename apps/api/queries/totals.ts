import { addMoney, compareUtf8, formatMoney, parseMoney, type Currency, type Money } from '#kernel';

/** A sum in one currency; currencies never meet. */
export interface CurrencyTotal {
  readonly currency: string;
  readonly amount: string;
}

/** Exact sums of amounts by currency, in the order of currencies. */
export const totalsByCurrency = (amounts: readonly { readonly amount: string; readonly currency: string }[]): readonly CurrencyTotal[] => {
  const sums = new Map<string, Money>();
  for (const { amount, currency } of amounts) {
    const money = parseMoney(amount, currency as Currency);
    if (!money) throw new Error(`A read model holds ${amount}, which is no amount of ${currency}.`);
    const sum = sums.get(currency);
    sums.set(currency, sum ? addMoney(sum, money) : money);
  }
  return [...sums].sort(([one], [other]) => compareUtf8(one, other)).map(([currency, money]) => ({ currency, amount: formatMoney(money) }));
};

/** A sum with what is withheld beside it, not in it. */
export interface WithheldTotal extends CurrencyTotal {
  readonly withheld: string;
}

/** Exact sums by currency of what counts and, beside it, of what is withheld. */
export const totalsWithWithheld = (
  lines: readonly { readonly amount: string; readonly currency: string; readonly withheld: boolean | null }[],
): readonly WithheldTotal[] => {
  const amounts = totalsByCurrency(lines.map((line) => (line.withheld === true ? { ...line, amount: zeroOf(line.currency) } : line)));
  const withheld = totalsByCurrency(lines.map((line) => (line.withheld === true ? line : { ...line, amount: zeroOf(line.currency) })));
  return amounts.map((total, index) => ({ ...total, withheld: withheld[index]?.amount ?? zeroOf(total.currency) }));
};

const zeroOf = (currency: string): string => formatMoney({ minor: 0n, currency: currency as Currency });
