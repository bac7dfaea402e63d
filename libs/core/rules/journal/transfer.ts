import { formatMinor, negateMoney, parseMoney, type Currency, type Money } from '#kernel';
import type { AccountName } from './account.js';

/**
 * One amount that leaves one account and reaches another. Whatever is posted is a list of these and of nothing else: since each of
 * them takes and gives the same, no list of them can be out of balance, in any currency.
 */
export interface Transfer {
  readonly debit: AccountName;
  readonly credit: AccountName;
  /** Not negative. */
  readonly money: Money;
}

/** One line of an entry. Of an entry's postings, those of each currency sum to zero. */
export interface Posting {
  readonly account: AccountName;
  /** Positive is a debit, negative a credit; exactly the digits of the currency. */
  readonly amount: string;
  readonly currency: Currency;
}

/** The transfer of an amount with its sign: of a negative one, the debit and the credit change places. */
export const transfer = ({ debit, credit, money }: Transfer): Transfer =>
  money.minor < 0n ? { debit: credit, credit: debit, money: negateMoney(money) } : { debit, credit, money };

/** The transfers that take others back. */
export const reversed = (transfers: readonly Transfer[]): readonly Transfer[] =>
  transfers.map(({ debit, credit, money }) => ({ debit: credit, credit: debit, money }));

/** The two postings of each transfer, its debit first. */
export const postingsOf = (transfers: readonly Transfer[]): readonly Posting[] =>
  transfers.flatMap(({ debit, credit, money: { minor, currency } }) => [
    { account: debit, amount: formatMinor(minor, currency), currency },
    { account: credit, amount: formatMinor(-minor, currency), currency },
  ]);

/** An amount as an event or an accrual has it; one that its currency cannot have is a defect and throws. */
export const moneyOf = ({ amount, currency }: { readonly amount: string; readonly currency: string }): Money => {
  const money = parseMoney(amount, currency as Currency);
  if (money === undefined) throw new Error(`${amount} is no amount of ${currency}.`);
  return money;
};
