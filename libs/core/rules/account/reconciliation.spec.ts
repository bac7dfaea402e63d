import { describe, expect, it } from '@jest/globals';
import type { PartnerId } from '#kernel';
import type { Payment } from './payment.js';
import { judgeConfirmations, reconcile, type ConfirmationRow } from './reconciliation.js';

const settled = (name: string, told: Partial<Payment> = {}): Payment => ({
  batch: 1, paymentId: `1-ptr_${name}-USD`, partnerId: `ptr_${name}` as PartnerId, currency: 'USD', amount: '100.00', fromHoldback: '0.00', payeeReference: 'V-1',
  paidIn: null, standing: 'settled', settledOn: '2026-05-16', settlementReference: null, failedBecause: null, confirmation: null, ...told });
const converted = settled('beta', { paidIn: { currency: 'EUR', amount: '92.23', rate: '1.0842', rateOn: '2026-05-14', rateSource: 'ECB' } });
const payments = [settled('alpha'), converted, settled('gamma', { standing: 'proposed' })];

const row = (told: Partial<ConfirmationRow> = {}): ConfirmationRow => ({ paymentId: '1-ptr_alpha-USD', currency: 'USD', amount: '100.00', paidOn: '2026-05-18', reference: 'BK-1', ...told });
const judged = (...rows: readonly ConfirmationRow[]): unknown => judgeConfirmations(payments, rows).map(({ standing, variance }) => [standing, variance]);

describe('a row of the bank\'s file', () => {
  it('confirms a payment, with the variance where there is one', () => {
    expect(judged(row())).toEqual([['confirmed', '0.00']]);
    expect(judged(row({ amount: '99.50' }))).toEqual([['variance', '-0.50']]);
    expect(judged(row({ paymentId: '1-ptr_beta-USD', currency: 'EUR', amount: '92.23' }))).toEqual([['confirmed', '0.00']]);
  });

  it('has its fault named otherwise', () => {
    expect(judged(row({ paymentId: '9-ptr_nobody-USD' }), row({ currency: 'EUR' }), row({ paymentId: '1-ptr_beta-USD' }), row({ amount: '100' }), row({ amount: '-1.00' }), row({ paymentId: '1-ptr_gamma-USD' }), row({ paidOn: '2026-02-30' })))
      .toEqual([['unknownPayment', null], ['wrongCurrency', null], ['wrongCurrency', null], ['badAmount', null], ['badAmount', null], ['notSettled', '0.00'], ['badDay', null]]);
  });

  it('adds nothing the second time, and contradicts nothing silently', () => {
    expect(judged(row(), row(), row({ amount: '98.00' }))).toEqual([['confirmed', '0.00'], ['alreadyConfirmed', '0.00'], ['confirmedOtherwise', '-2.00']]);
  });
});

describe('rows of the bank\'s file for one payment', () => {
  it('are all but the first held against what the first confirmed: amount, day and reference', () => {
    expect(judged(row({ amount: '99.50' }), row({ amount: '99.50' }))).toEqual([['variance', '-0.50'], ['alreadyConfirmed', '-0.50']]);
    expect(judged(row(), row({ paidOn: '2026-05-19' }), row({ reference: 'BK-2' }), row({ reference: null }))).toEqual(
      [['confirmed', '0.00'], ['confirmedOtherwise', '0.00'], ['confirmedOtherwise', '0.00'], ['confirmedOtherwise', '0.00']]);
  });

  it('confirm it once its faults are mended, and never one that is unknown or not handed in', () => {
    expect(judged(row({ paidOn: '18.05.2026' }), row(), row())).toEqual([['badDay', null], ['confirmed', '0.00'], ['alreadyConfirmed', '0.00']]);
    for (const [paymentId, standing, variance] of [['9-ptr_nobody-USD', 'unknownPayment', null], ['1-ptr_gamma-USD', 'notSettled', '0.00']] as const) {
      expect(judged(row({ paymentId }), row({ paymentId }))).toEqual([[standing, variance], [standing, variance]]);
    }
  });

  it('may say that nothing was paid', () => {
    expect(judged(row({ amount: '0.00' }))).toEqual([['variance', '-100.00']]);
  });
});

describe('a reconciliation', () => {
  it('expects nothing of what was withdrawn, so that a batch of nothing else is empty', () => {
    expect(reconcile([settled('alpha', { standing: 'withdrawn' }), settled('beta', { standing: 'cancelled' })])).toEqual([]);
  });

  it('sets what was expected beside what was paid, each currency by itself', () => {
    const confirmation = { currency: 'USD', amount: '99.50', paidOn: '2026-05-18', reference: null, variance: '-0.50' };
    expect(reconcile([settled('alpha', { standing: 'confirmed', confirmation }), converted, settled('gamma', { standing: 'cancelled' })])).toEqual([
      { currency: 'EUR', expected: '92.23', paid: '0.00', variance: '0.00', outstanding: '92.23' },
      { currency: 'USD', expected: '100.00', paid: '99.50', variance: '-0.50', outstanding: '0.00' }]);
  });
});
