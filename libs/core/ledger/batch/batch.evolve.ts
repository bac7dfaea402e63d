import type { RecordedBatchEvent } from '#events';
import { digestOf, mapWith, sha256Hex, unreachable } from '#kernel';
import { leftOutKey, type BatchState, type PaymentState } from './batch.state.js';

/** A batch before anything is listed. */
export const nothingListed: BatchState = { payments: new Map(), leftOut: new Map(), digest: sha256Hex('') };

/** The batch after one more fact. */
export const evolveBatch = (state: BatchState, event: RecordedBatchEvent): BatchState => {
  switch (event.type) {
    case 'PaymentProposed': return {
      ...listed(state, event), payments: mapWith(state.payments, event.data.paymentId, { ...event.data, standing: 'proposed' }) };
    case 'PaymentLeftOut': return { ...listed(state, event), leftOut: mapWith(state.leftOut, leftOutKey(event.data), true) };
    case 'PaymentSettled': return changed(state, event.data.paymentId, (payment) =>
      ({ ...payment, standing: 'settled', settledOn: event.data.settledOn, reference: event.data.reference }));
    case 'PaymentFailed': return changed(state, event.data.paymentId, (payment) => ({ ...payment, standing: 'failed' }));
    case 'PaymentRetried': return changed(state, event.data.paymentId, (payment) => ({ ...payment, standing: 'proposed' }));
    case 'PaymentCancelled': return changed(state, event.data.paymentId, (payment) => ({ ...payment, standing: 'cancelled' }));
    case 'PaymentConfirmed': return changed(state, event.data.paymentId, (payment) => confirmed(payment, event.data));
    default: return unreachable(event);
  }
};

const listed = (state: BatchState, { data }: RecordedBatchEvent): BatchState => ({ ...state, digest: sha256Hex(`${state.digest}${digestOf(data)}`) });

const changed = (state: BatchState, paymentId: string, change: (payment: PaymentState) => PaymentState): BatchState => {
  const payment = state.payments.get(paymentId);
  return payment === undefined ? state : { ...state, payments: mapWith(state.payments, paymentId, change(payment)) };
};

const confirmed = (payment: PaymentState, { currency, amount, paidOn, reference }: Extract<RecordedBatchEvent, { type: 'PaymentConfirmed' }>['data']): PaymentState =>
  (payment.standing === 'settled' ? { ...payment, standing: 'confirmed', confirmation: { currency, amount, paidOn, reference } } : payment);
