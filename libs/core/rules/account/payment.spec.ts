import { describe, expect, it } from '@jest/globals';
import type { PartnerId } from '#kernel';
import { countedMinor, expectedOf, foldPayment, type Payment, type PaymentFact } from './payment.js';

const of = { paymentId: '7-ptr_alpha-USD', partnerId: 'ptr_alpha' as PartnerId };
const proposal = { ...of, currency: 'USD', amount: '100.00', fromHoldback: '10.00', payeeReference: 'V-1', paidIn: null };
const proposed: PaymentFact = { type: 'PaymentProposed', data: proposal };
const settled: PaymentFact = { type: 'PaymentSettled', data: { ...of, settledOn: '2026-05-16', reference: 'S-1' } };
const failed: PaymentFact = { type: 'PaymentFailed', data: { ...of, because: 'account-closed' } };
const retried: PaymentFact = { type: 'PaymentRetried', data: of };
const cancelled: PaymentFact = { type: 'PaymentCancelled', data: of };
const confirmed: PaymentFact = { type: 'PaymentConfirmed', data: { ...of, currency: 'USD', amount: '99.50', paidOn: '2026-05-18', reference: 'BK-1', variance: '-0.50' } };

const after = (...facts: readonly PaymentFact[]): Payment | undefined => facts.reduce<Payment | undefined>((payment, fact) => foldPayment(payment, fact, 7), undefined);
const listed: Payment = { ...proposal, batch: 7, standing: 'proposed', settledOn: null, settlementReference: null, failedBecause: null, confirmation: null };
const handedIn: Payment = { ...listed, standing: 'settled', settledOn: '2026-05-16', settlementReference: 'S-1' };

describe('a payment of a batch', () => {
  it.each<[string, readonly PaymentFact[], Payment | undefined]>([
    ['proposed once it is listed', [proposed], listed],
    ['nothing before it is listed', [settled, confirmed], undefined],
    ['settled once it is handed to the bank', [proposed, settled], handedIn],
    ['failed, whatever was settled, with the reason of the paying system', [proposed, settled, failed], { ...listed, standing: 'failed', failedBecause: 'account-closed' }],
    ['as it was listed once it is handed in again', [proposed, settled, failed, retried], listed],
    ['cancelled, and still says why it had failed', [proposed, failed, cancelled], { ...listed, standing: 'cancelled', failedBecause: 'account-closed' }],
    ['confirmed by what the bank says, and still says when it was handed in', [proposed, settled, confirmed],
      { ...handedIn, standing: 'confirmed', confirmation: { currency: 'USD', amount: '99.50', paidOn: '2026-05-18', reference: 'BK-1', variance: '-0.50' } }],
  ])('is %s', (_, facts, payment) => {
    expect(after(...facts)).toEqual(payment);
  });

  it('counts what the bank paid, before that what was expected, and nothing once it is given up', () => {
    const counted = (payment: Payment | undefined) => payment && countedMinor(payment);
    expect([after(proposed), after(proposed, settled, confirmed), after(proposed, failed), after(proposed, failed, cancelled)].map(counted)).toEqual([10_000n, 9_950n, 10_000n, 0n]);
    expect(counted({ ...handedIn, standing: 'withdrawn' })).toBe(0n);
  });

  it('is expected in the currency it is converted to, and counts in the one it is owed in', () => {
    const paidIn = { currency: 'EUR', amount: '92.23', rate: '1.0842', rateOn: '2026-05-14', rateSource: 'ECB' };
    const payment: Payment = { ...listed, paidIn, standing: 'confirmed', confirmation: { currency: 'EUR', amount: '92.00', paidOn: '2026-05-18', reference: null, variance: '-0.23' } };
    expect([expectedOf(listed), expectedOf(payment), countedMinor(payment)]).toEqual([{ currency: 'USD', amount: '100.00' }, { currency: 'EUR', amount: '92.23' }, 10_000n]);
  });
});
