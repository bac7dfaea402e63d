import type { BatchEvent, RecordedBatchEvent } from '#events';
import { parseMinor, unreachable, type Currency } from '#kernel';

type DataOf<Type extends BatchEvent['type']> = Extract<BatchEvent, { type: Type }>['data'];
type ProposedPayment = DataOf<'PaymentProposed'>;

/** A payment that a batch lists, and what became of it. Of a batch that was withdrawn nothing is paid. */
export interface Payment extends ProposedPayment {
  readonly batch: number;
  readonly standing: PaymentStanding;
  /** Null until it was handed to the bank. */
  readonly settledOn: string | null;
  readonly settlementReference: string | null;
  /** The paying system's word; null where it did not fail, or was handed in again. */
  readonly failedBecause: string | null;
  /** What the bank said; null until it did. */
  readonly confirmation: Omit<DataOf<'PaymentConfirmed'>, 'paymentId' | 'partnerId'> | null;
}

export type PaymentStanding = 'proposed' | 'settled' | 'failed' | 'cancelled' | 'confirmed' | 'withdrawn';

/** A fact of a batch about one payment. */
export type PaymentFact = { readonly [Type in Exclude<RecordedBatchEvent['type'], 'PaymentLeftOut'>]: { readonly type: Type; readonly data: DataOf<Type> } }[Exclude<RecordedBatchEvent['type'], 'PaymentLeftOut'>];

/** The payment after one more of its facts; undefined while it is not listed. */
export const foldPayment = (payment: Payment | undefined, fact: PaymentFact, batch: number): Payment | undefined => {
  if (fact.type === 'PaymentProposed') return { ...fact.data, ...nothingYet, batch, standing: 'proposed' };
  if (payment === undefined) return undefined;
  switch (fact.type) {
    case 'PaymentSettled': return { ...payment, standing: 'settled', settledOn: fact.data.settledOn, settlementReference: fact.data.reference };
    case 'PaymentFailed': return { ...payment, ...nothingYet, standing: 'failed', failedBecause: fact.data.because };
    case 'PaymentRetried': return { ...payment, ...nothingYet, standing: 'proposed' };
    case 'PaymentCancelled': return { ...payment, standing: 'cancelled' };
    case 'PaymentConfirmed': {
      const { paymentId: _paymentId, partnerId: _partnerId, ...confirmation } = fact.data;
      return { ...payment, standing: 'confirmed', confirmation };
    }
    default: return unreachable(fact);
  }
};

const nothingYet = { settledOn: null, settlementReference: null, failedBecause: null, confirmation: null } as const;

/** What is expected to be paid: of its conversion where it has one. */
export const expectedOf = ({ paidIn, currency, amount }: Payment): { readonly currency: string; readonly amount: string } =>
  (paidIn === null ? { currency, amount } : { currency: paidIn.currency, amount: paidIn.amount });

/**
 * What the payment takes off the account it is of, in minor units of the currency it is owed in: what the bank paid where it said so
 * in that currency, else what was expected; nothing once it is cancelled or its batch withdrawn. A difference in a currency that it
 * was converted to stays there, and is told by the reconciliation.
 */
export const countedMinor = (payment: Payment): bigint => {
  if (payment.standing === 'cancelled' || payment.standing === 'withdrawn') return 0n;
  const amount = payment.confirmation !== null && payment.paidIn === null ? payment.confirmation.amount : payment.amount;
  return minorIn(amount, payment.currency);
};

/** An amount that the ledger holds, in minor units. */
export const minorIn = (amount: string, currency: string): bigint => {
  const minor = parseMinor(amount, currency as Currency);
  if (minor === undefined) throw new Error(`${amount} is no amount of ${currency}.`);
  return minor;
};
