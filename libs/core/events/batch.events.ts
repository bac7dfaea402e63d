import type { DataOf } from './definition.js';
import { fact } from './definition.js';
import type { FactOf, RecordedOf } from './envelope.js';
import * as field from './fields.js';

const { object, orNull } = field;
const payment = { paymentId: field.partId, partnerId: field.partnerId };

/** In which currency it is paid where that is another than it is owed in, with the rate, its day and its source. */
const conversion = object({
  currency: field.currency, amount: field.amount, rate: field.rate, rateOn: field.localDay, rateSource: field.code });

/** Every fact of a stream `batch-7`: each partner's payment is an event of its own, for its eyes alone. */
export const batchEvents = {
  PaymentProposed: fact('PaymentProposed', 'The batch pays a partner what is payable in a currency.', 'onePartner', {
    ...payment, currency: field.currency, amount: field.amount, fromHoldback: field.amount, payeeReference: field.code, paidIn: orNull(conversion) }),
  PaymentLeftOut: fact('PaymentLeftOut', 'Something stands to a partner\'s account, and the batch does not pay it, for a reason that has a name.', 'onePartner', {
    partnerId: field.partnerId, currency: field.currency, amount: field.signedAmount, because: field.leftOutBecause }),
  PaymentSettled: fact('PaymentSettled', 'The payment was handed to the bank.', 'onePartner', { ...payment, settledOn: field.localDay, reference: orNull(field.code) }),
  PaymentFailed: fact('PaymentFailed', 'The payment did not go through.', 'onePartner', { ...payment, because: field.code }),
  PaymentRetried: fact('PaymentRetried', 'A payment that failed is handed in again.', 'onePartner', payment),
  PaymentCancelled: fact('PaymentCancelled', 'A payment that failed is given up; its amount is payable again.', 'onePartner', payment),
  PaymentConfirmed: fact('PaymentConfirmed', 'The bank says what was paid; the variance is that less what was expected.', 'onePartner', {
    ...payment, currency: field.currency, amount: field.amount, paidOn: field.localDay, reference: orNull(field.code), variance: field.signedAmount }),
} as const;

type BatchEventName = keyof typeof batchEvents;
export type BatchEvent = { [Name in BatchEventName]: FactOf<Name, DataOf<(typeof batchEvents)[Name]>> }[BatchEventName];
export type RecordedBatchEvent = { [Name in BatchEventName]: RecordedOf<Name, DataOf<(typeof batchEvents)[Name]>> }[BatchEventName];
