import { describe, expect, it } from '@jest/globals';
import { formatRational, type PartnerId } from '#kernel';
import type { Payment } from './payment.js';
import { timeToPay, type WonLine } from './time-to-pay.js';

const won = (dealId: string, partner: string, told: Partial<WonLine> = {}): WonLine => ({
  dealId, partnerId: `ptr_${partner}`, currency: 'USD', period: '2026-Q1', coSell: true, wonAt: '2026-03-20T12:00:00.000Z', recordedAt: '2026-03-20T12:00:01.000Z',
  dueOn: '2026-04-19', ...told });
const paid = (batch: number, partner: string, paidOn: string, told: Partial<Payment> = {}): Payment => ({
  batch, paymentId: `${batch}-ptr_${partner}-USD`, partnerId: `ptr_${partner}` as PartnerId, currency: 'USD', amount: '1.00', fromHoldback: '0.00', payeeReference: 'V-1',
  paidIn: null, standing: 'settled', settledOn: paidOn, settlementReference: null, failedBecause: null, confirmation: null, ...told });
const batches = [{ batch: 1, cutOff: '2026-04-15', requestedAt: '2026-04-15T12:00:00.000Z' }, { batch: 2, cutOff: '2026-05-15', requestedAt: '2026-05-15T12:00:00.000Z' }];

const report = (lines: readonly WonLine[], payments: readonly Payment[]): unknown =>
  timeToPay(lines, { payments, batches, timeZone: 'UTC' }).map(({ period, kind, deals, paid: count, meanDays, medianDays }) =>
    [period, kind, deals, count, meanDays && formatRational(meanDays), medianDays && formatRational(medianDays)]);

describe('C5: the days from won to paid', () => {
  it('end when the last partner of the deal is paid', () => {
    expect(report([won('deal_one', 'alpha'), won('deal_one', 'beta')], [paid(2, 'alpha', '2026-05-16')])).toEqual([['2026-Q1', 'coSell', 1, 0, null, null]]);
    expect(report([won('deal_one', 'alpha'), won('deal_one', 'beta')], [paid(2, 'alpha', '2026-05-16'), paid(2, 'beta', '2026-05-18')])).toEqual([['2026-Q1', 'coSell', 1, 1, '59', '59']]);
  });

  it('are of the batch in which it was payable, and none of a payment that failed', () => {
    expect(report([won('deal_one', 'alpha')], [paid(1, 'alpha', '2026-04-16'), paid(2, 'alpha', '2026-05-16')])).toEqual([['2026-Q1', 'coSell', 1, 1, '57', '57']]);
    expect(report([won('deal_one', 'alpha')], [paid(2, 'alpha', '2026-05-16', { standing: 'failed' })])).toEqual([['2026-Q1', 'coSell', 1, 0, null, null]]);
    expect(report([won('deal_one', 'alpha', { recordedAt: '2026-06-01T00:00:00.000Z' })], [paid(2, 'alpha', '2026-05-16')])).toEqual([['2026-Q1', 'coSell', 1, 0, null, null]]);
  });

  it('are told for co-sell beside solo, quarter by quarter, mean and median exact', () => {
    const solo = ['one', 'two', 'three'].map((name, index) => won(`deal_${name}`, 'alpha', { coSell: false, wonAt: `2026-03-${18 - index * index}T12:00:00.000Z` }));
    expect(report([...solo, won('deal_co', 'alpha'), won('deal_next', 'alpha', { period: '2026-Q2' })], [paid(2, 'alpha', '2026-05-16')])).toEqual([
      ['2026-Q1', 'coSell', 1, 1, '57', '57'], ['2026-Q1', 'solo', 3, 3, '182/3', '60'], ['2026-Q2', 'coSell', 1, 1, '57', '57']]);
  });

  it('end with the first batch that could pay, in whatever order payments are told, on the day the bank names where it does', () => {
    const early = won('deal_one', 'alpha', { dueOn: '2026-04-15', recordedAt: '2026-04-15T11:59:59.999Z' });
    const payments = [paid(2, 'alpha', '2026-05-16'), paid(1, 'alpha', '2026-04-16')];
    const coSell = (days: string | null) => [['2026-Q1', 'coSell', 1, days === null ? 0 : 1, days, days]];
    expect(report([early], payments)).toEqual(coSell('27'));
    expect(report([{ ...early, recordedAt: '2026-04-15T12:00:00.000Z' }], payments)).toEqual(coSell('57'));
    expect(report([{ ...early, dueOn: '2026-04-16' }], payments)).toEqual(coSell('57'));
    expect(report([early], [paid(9, 'alpha', '2026-04-16')])).toEqual(coSell(null));
    const confirmation = { currency: 'USD', amount: '1.00', paidOn: '2026-04-20', reference: null, variance: '0.00' };
    expect(report([early], [paid(1, 'alpha', '2026-04-16', { standing: 'confirmed', confirmation })])).toEqual(coSell('31'));
    expect(() => report([early], [paid(1, 'alpha', '16.04.2026')])).toThrow('16.04.2026 is no day.');
  });

  it('are open while any partner waits, whichever, and have as median the middle of them however they are told', () => {
    const lines = ['alpha', 'beta', 'gamma'].map((partner) => won('deal_one', partner));
    expect(report(lines, [paid(2, 'beta', '2026-05-16'), paid(2, 'gamma', '2026-05-17')])).toEqual([['2026-Q1', 'coSell', 1, 0, null, null]]);
    const deals = ['2026-03-10', '2026-03-20', '2026-02-01', '2026-05-14'].map((day, index) => won(`deal_${index}`, 'alpha', { wonAt: `${day}T12:00:00.000Z` }));
    expect(report(deals, [paid(2, 'alpha', '2026-05-16')])).toEqual([['2026-Q1', 'coSell', 4, 4, '115/2', '62']]);
    expect(report(deals.slice(1), [paid(2, 'alpha', '2026-05-16')])).toEqual([['2026-Q1', 'coSell', 3, 3, '163/3', '57']]);
  });
});
