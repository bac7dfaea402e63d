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
export const owedTransfers = ({ partnerId, amount, currency, withheld, holdback }: OwedChange, from: AccountName): readonly Transfer[] => {
  const whole = moneyOf({ amount, currency });
  const heldMinor = withheld ? 0n : moneyOf({ amount: holdback, currency }).minor;
  const parts = [[withheld ? 'withheld' : 'accrued', whole.minor - heldMinor], ['held', heldMinor]] as const;
  return parts.filter(([, minor]) => minor !== 0n)
    .map(([account, minor]) => transfer({ debit: from, credit: accountOf(partnerId, account), money: { minor, currency: whole.currency } }));
};
