import { compareUtf8, formatMinor, parseLocalDay, parseMinor, type Currency } from '#kernel';
import { expectedOf, minorIn, type Payment } from './payment.js';

/** What a batch expected to pay in one currency beside what the bank says it paid. */
export interface ReconciledCurrency {
  readonly currency: string;
  readonly expected: string;
  readonly paid: string;
  /** Paid less expected, of what the bank confirmed. */
  readonly variance: string;
  /** Expected of payments that the bank has not confirmed. */
  readonly outstanding: string;
}

/** Expected against paid, currency by currency: expected + variance = paid + outstanding. What is cancelled or withdrawn is not expected. */
export const reconcile = (payments: readonly Payment[]): readonly ReconciledCurrency[] => {
  const sums = new Map<string, { expected: bigint; paid: bigint; outstanding: bigint }>();
  for (const payment of payments) {
    if (payment.standing === 'cancelled' || payment.standing === 'withdrawn') continue;
    const { currency, amount } = expectedOf(payment);
    const sum = sums.get(currency) ?? { expected: 0n, paid: 0n, outstanding: 0n };
    const expected = minorIn(amount, currency);
    sum.expected += expected;
    if (payment.confirmation === null) sum.outstanding += expected;
    else sum.paid += minorIn(payment.confirmation.amount, currency);
    sums.set(currency, sum);
  }
  return [...sums].sort(([left], [right]) => compareUtf8(left, right)).map(([currency, { expected, paid, outstanding }]) => {
    const text = (minor: bigint): string => formatMinor(minor, currency as Currency);
    return { currency, expected: text(expected), paid: text(paid), variance: text(paid + outstanding - expected), outstanding: text(outstanding) };
  });
};

/** A row of a bank's file of payments made, as its columns were mapped. */
export interface ConfirmationRow {
  readonly paymentId: string;
  readonly currency: string;
  readonly amount: string;
  readonly paidOn: string;
  readonly reference: string | null;
}

/** What a row of the bank's file says of a batch: `confirmed` and `variance` can be recorded, the others are faults of the row or nothing new. */
export type RowStanding = 'confirmed' | 'variance' | 'alreadyConfirmed' | 'confirmedOtherwise' | 'unknownPayment' | 'notSettled' | 'wrongCurrency' | 'badAmount' | 'badDay';

export interface JudgedRow {
  readonly row: ConfirmationRow;
  readonly standing: RowStanding;
  /** Paid less expected, where both are known in one currency. */
  readonly variance: string | null;
}

/** What each row says, in their order; of two rows for one payment the second finds it confirmed by the first. */
export const judgeConfirmations = (payments: readonly Payment[], rows: readonly ConfirmationRow[]): readonly JudgedRow[] => {
  const known = new Map(payments.map((payment) => [payment.paymentId, payment]));
  return rows.map((row) => {
    const payment = known.get(row.paymentId);
    const judged = judge(payment, row);
    if (payment !== undefined && (judged.standing === 'confirmed' || judged.standing === 'variance')) {
      const { currency, amount, paidOn, reference } = row;
      known.set(row.paymentId, { ...payment, standing: 'confirmed', confirmation: { currency, amount, paidOn, reference, variance: judged.variance ?? '' } });
    }
    return judged;
  });
};

const judge = (payment: Payment | undefined, row: ConfirmationRow): JudgedRow => {
  if (payment === undefined) return { row, standing: 'unknownPayment', variance: null };
  const expected = expectedOf(payment);
  if (row.currency !== expected.currency) return { row, standing: 'wrongCurrency', variance: null };
  const minor = parseMinor(row.amount, row.currency as Currency);
  if (minor === undefined || minor < 0n) return { row, standing: 'badAmount', variance: null };
  if (parseLocalDay(row.paidOn) === undefined) return { row, standing: 'badDay', variance: null };
  const variance = minor - minorIn(expected.amount, expected.currency);
  return { row, standing: standingOf(payment, row, variance), variance: formatMinor(variance, row.currency as Currency) };
};

const standingOf = ({ standing, confirmation }: Payment, row: ConfirmationRow, variance: bigint): RowStanding => {
  if (confirmation !== null) {
    const isSame = confirmation.amount === row.amount && confirmation.paidOn === row.paidOn && confirmation.reference === row.reference;
    return isSame ? 'alreadyConfirmed' : 'confirmedOtherwise';
  }
  if (standing !== 'settled') return 'notSettled';
  return variance === 0n ? 'confirmed' : 'variance';
};
