import type { BatchEvent } from '#events';
import { compareUtf8, formatMinor, parseMinor, type Currency } from '#kernel';
import type { PartnerState } from '../partner/partner.state.js';
import type { PayoutState } from '../payout/payout.state.js';
import type { ProgrammeState } from '../programme/programme.state.js';

type Proposed = Extract<BatchEvent, { type: 'PaymentProposed' }>['data'];

/** A payment and where it stands. */
export type PaymentState = Proposed & (
  | { readonly standing: 'proposed' | 'failed' | 'cancelled' }
  | { readonly standing: 'settled'; readonly settledOn: string; readonly reference: string | null }
  | { readonly standing: 'confirmed'; readonly settledOn: string; readonly reference: string | null; readonly confirmation: Confirmation });

/** What the bank said. */
export interface Confirmation {
  readonly currency: string;
  readonly amount: string;
  readonly paidOn: string;
  readonly reference: string | null;
}

/** The payments of one batch by their id, and what it leaves out (`leftOutKey`). */
export interface BatchState {
  readonly payments: ReadonlyMap<string, PaymentState>;
  readonly leftOut: ReadonlyMap<string, true>;
  /** SHA-256 (hex) over the digest before and that of each listing, in order. */
  readonly digest: string;
}

/** What is left out, in one text: by partner and currency, what is disputed of an account apart from the rest of it. */
export const leftOutKey = ({ partnerId, currency, because }: Extract<BatchEvent, { type: 'PaymentLeftOut' }>['data']): string =>
  `${partnerId} ${currency}${because === 'disputed' ? ' disputed' : ''}`;

/** What a decision on a payment rests on beside its batch: whether the batch is approved and, to settle it, how the partner stands. */
export interface BatchFacts {
  readonly register: PayoutState;
  /** The batch's number, of the stream's name. */
  readonly batch: number;
  readonly programme: ProgrammeState;
  readonly payee: PartnerState | null;
}

/** What a payment is paid in, and how much: of its conversion where it has one. */
export const payableOf = ({ paidIn, currency, amount }: Proposed): { readonly currency: string; readonly amount: string } =>
  (paidIn === null ? { currency, amount } : { currency: paidIn.currency, amount: paidIn.amount });

/** What the batch pays in all, by the currency it is owed in. */
export const totalsOf = ({ payments }: BatchState): { currency: string; amount: string }[] => {
  const sums = new Map<string, bigint>();
  for (const { currency, amount } of payments.values()) sums.set(currency, (sums.get(currency) ?? 0n) + (parseMinor(amount, currency as Currency) ?? 0n));
  return [...sums].sort(([left], [right]) => compareUtf8(left, right)).map(([currency, minor]) => ({ currency, amount: formatMinor(minor, currency as Currency) }));
};

/**
 * What a payment took off what is owed, in minor units of the currency it is owed in: nothing before it is settled and after it failed;
 * what the bank paid where it said so in that currency, else what was expected.
 */
export const paidOf = (payment: PaymentState): bigint => {
  if (payment.standing !== 'settled' && payment.standing !== 'confirmed') return 0n;
  const amount = payment.standing === 'confirmed' && payment.paidIn === null ? payment.confirmation.amount : payment.amount;
  return parseMinor(amount, payment.currency as Currency) ?? 0n;
};
