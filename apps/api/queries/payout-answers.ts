import type { HeldPayment } from '#documents';
import type { LeftOut, RegisteredPayout } from '#projections';
import { expectedOf, reconcile, type BatchListing, type Payment, type ReconciledCurrency } from '#rules';
import type { BatchInRegister, Wait } from './payout-register.js';
import { totalsByCurrency, type CurrencyTotal } from './totals.js';

/** A payment and what became of it. */
export type PaymentAnswer = Payment & { readonly id: string; readonly object: 'payment' };

/** A payment of a batch, and why it is not to be made for now: `suspended`, `merged`, `noAgreement`; null where nothing holds it or it was made. */
export type ListedPaymentAnswer = PaymentAnswer & Pick<HeldPayment, 'heldBack'>;

/** What a batch does not pay, and why. */
export type LeftOutAnswer = LeftOut & { readonly id: string; readonly object: 'leftOut' };

/** A batch as the register has it. */
export interface PayoutAnswer {
  readonly id: string;
  readonly object: 'payout';
  readonly batch: number;
  readonly standing: RegisteredPayout['standing'];
  readonly cutOff: string;
  readonly proposedBy: string;
  readonly approvedBy: string | null;
  readonly requestedAt: string;
  /** Null while it is put together. */
  readonly totals: readonly CurrencyTotal[] | null;
  readonly digest: string | null;
  /** What keeps it from being put together; nothing once it is, or while the ledger is at it. */
  readonly waitsFor: readonly Wait[];
}

/** A batch with all that it lists; `today`: the programme's local day, which no payment is settled or confirmed after. */
export interface OnePayoutAnswer extends PayoutAnswer {
  readonly today: string;
  readonly payments: readonly ListedPaymentAnswer[];
  readonly leftOut: readonly LeftOutAnswer[];
}

/** What a batch would pay and leave out. */
export interface PreviewAnswer {
  readonly object: 'payoutPreview';
  readonly cutOff: string;
  readonly payments: readonly Extract<BatchListing, { listed: 'payment' }>['data'][];
  readonly leftOut: readonly Extract<BatchListing, { listed: 'leftOut' }>['data'][];
  readonly totals: readonly CurrencyTotal[];
}

/** What a batch expected to pay beside what the bank says it paid. */
export interface ReconciliationAnswer {
  readonly object: 'reconciliation';
  readonly batch: number;
  readonly currencies: readonly ReconciledCurrency[];
  readonly payments: readonly {
    readonly paymentId: string; readonly partnerId: string; readonly standing: Payment['standing']; readonly currency: string; readonly expected: string;
    readonly paid: string | null; readonly variance: string | null; readonly reference: string | null;
  }[];
}

export const paymentAnswer = <Told extends Payment>(payment: Told): PaymentAnswer & Told => ({ id: payment.paymentId, object: 'payment', ...payment });

export const leftOutAnswer = (leftOut: LeftOut): LeftOutAnswer => ({ id: `${leftOut.batch}-${leftOut.partnerId}-${leftOut.currency}${leftOut.because === 'disputed' ? '-disputed' : ''}`, object: 'leftOut', ...leftOut });

export const payoutAnswer = ({ batch, standing, cutOff, proposedBy, approvedBy, requestedAt, proposal, waitsFor }: BatchInRegister): PayoutAnswer => ({
  id: String(batch), object: 'payout', batch, standing, cutOff, proposedBy, approvedBy, requestedAt, totals: proposal?.totals ?? null, digest: proposal?.digest ?? null, waitsFor });

export const previewAnswer = ({ cutOff, listings }: { readonly cutOff: string; readonly listings: readonly BatchListing[] }): PreviewAnswer => {
  const payments = listings.flatMap((each) => (each.listed === 'payment' ? [each.data] : []));
  const leftOut = listings.flatMap((each) => (each.listed === 'leftOut' ? [each.data] : []));
  return { object: 'payoutPreview', cutOff, payments, leftOut, totals: totalsByCurrency(payments) };
};

export const reconciliationAnswer = (batch: number, payments: readonly Payment[]): ReconciliationAnswer => ({
  object: 'reconciliation', batch, currencies: reconcile(payments),
  payments: payments.map((payment) => {
    const { currency, amount: expected } = expectedOf(payment);
    const { paymentId, partnerId, standing, confirmation } = payment;
    return { paymentId, partnerId, standing, currency, expected, paid: confirmation?.amount ?? null, variance: confirmation?.variance ?? null, reference: confirmation?.reference ?? null };
  }),
});
