import { accountOf, type AccountName } from './account.js';
import { moneyOf, transfer, type Transfer } from './transfer.js';

/** A change of what a partner is owed. */
export interface OwedChange {
  readonly partnerId: string;
  /** With its sign. */
  readonly amount: string;
  readonly currency: string;
  readonly withheld: boolean;
  /** What of the amount is held back, not negative. */
  readonly holdback: string;
}

/**
 * What a partner is owed more at the cost of an account: what is held back of it on its own account. What is withheld is not owed
 * and stands apart; what is taken back comes off what is owed, whatever is held back.
 */
export const owedTransfers = ({ partnerId, amount, currency, withheld, holdback }: OwedChange, from: AccountName): readonly Transfer[] =>
  (withheld
    ? [transfer({ debit: from, credit: accountOf(partnerId, 'withheld'), money: moneyOf({ amount, currency }) })]
    : splitTransfers({ amount, currency, part: holdback }, (account) => ({ debit: from, credit: accountOf(partnerId, account) })));

/** An amount of which a part concerns what is held back, and the rest what is owed; neither where it is nothing. */
export const splitTransfers = (
  { amount, currency, part }: { readonly amount: string; readonly currency: string; readonly part: string },
  between: (account: 'accrued' | 'held') => Pick<Transfer, 'debit' | 'credit'>,
): readonly Transfer[] => {
  const [whole, held] = [moneyOf({ amount, currency }), moneyOf({ amount: part, currency })];
  const accrued = { minor: whole.minor - held.minor, currency: whole.currency };
  return [transfer({ ...between('accrued'), money: accrued }), transfer({ ...between('held'), money: held })].filter(({ money }) => money.minor !== 0n);
};
