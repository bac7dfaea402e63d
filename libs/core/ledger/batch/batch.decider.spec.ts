import { describe, expect, it } from '@jest/globals';
import type { BatchEvent } from '#events';
import { facts as scene, programmeWith } from '../../../../test/support/decider/deal-scene.js';
import { specify } from '../../../../test/support/decider/given.js';
import { alpha, beta, financier, importer, instant, operator } from '../../../../test/support/decider/people.js';
import type { PartnerState } from '../partner/partner.state.js';
import type { BatchStanding } from '../payout/payout.state.js';
import { authorise } from '../rights.js';
import type { BatchCommand } from './batch.commands.js';
import { batchDecider } from './batch.decider.js';
import { totalsOf, type BatchFacts } from './batch.state.js';

const now = instant('2026-05-20');
const facts = (standing: BatchStanding): BatchFacts => ({
  batch: 1, programme: programmeWith([]), payee: null, register: { batches: [{ batch: 1, cutOff: '2026-05-15', proposedBy: financier.userId, standing }] } });
const { given } = specify(batchDecider, { actor: financier, now, occurredAt: now, facts: facts('approved') });

const paymentId = '1-ptr_alpha-USD';
const data: Extract<BatchEvent, { type: 'PaymentProposed' }>['data'] = {
  paymentId, partnerId: alpha, currency: 'USD', amount: '3176.47', fromHoldback: '0.00', payeeReference: 'V-1', paidIn: null };
const listed: BatchEvent = { type: 'PaymentProposed', data };
const inEuros: BatchEvent = { type: 'PaymentProposed', data: {
  ...data, paidIn: { currency: 'EUR', amount: '2929.78', rate: '1.0842', rateOn: '2026-05-14', rateSource: 'ECB' } } };
const settle: Extract<BatchCommand, { type: 'SettlePayment' }> = { type: 'SettlePayment', paymentId, settledOn: '2026-05-16', reference: 'SEPA-77' };
const settled: Extract<BatchEvent, { type: 'PaymentSettled' }> = { type: 'PaymentSettled', data: { paymentId, partnerId: alpha, settledOn: '2026-05-16', reference: 'SEPA-77' } };
const failed: BatchEvent = { type: 'PaymentFailed', data: { paymentId, partnerId: alpha, because: 'account-closed' } };
const retried: BatchEvent = { type: 'PaymentRetried', data: { paymentId, partnerId: alpha } };
const cancelled: BatchEvent = { type: 'PaymentCancelled', data: { paymentId, partnerId: alpha } };
const confirm: Extract<BatchCommand, { type: 'ConfirmPayment' }> = {
  type: 'ConfirmPayment', paymentId, currency: 'USD', amount: '3176.47', paidOn: '2026-05-18', reference: 'BK-42' };
const { type: _type, ...said } = confirm;
const confirmed = (variance: string, differing: Partial<typeof said> = {}): BatchEvent =>
  ({ type: 'PaymentConfirmed', data: { ...said, ...differing, partnerId: alpha, variance } });

describe('what a batch lists', () => {
  it('is listed while it is put together, each once', () => {
    given().when({ type: 'ProposePayment', ...data }, { facts: facts('assembling') }).then(listed);
    given().when({ type: 'LeaveOutPayment', partnerId: beta, currency: 'USD', amount: '1.00', because: 'belowMinimum' }, { facts: facts('assembling') })
      .then({ type: 'PaymentLeftOut', data: { partnerId: beta, currency: 'USD', amount: '1.00', because: 'belowMinimum' } });
    given().when({ type: 'ProposePayment', ...data }, { facts: facts('proposed') }).thenRejected('batch-not-assembling');
  });

  it('adds up by currency', () => {
    const more: BatchEvent = { type: 'PaymentProposed', data: { ...data, paymentId: '1-ptr_beta-USD', partnerId: beta, amount: '0.53' } };
    const yen: BatchEvent = { type: 'PaymentProposed', data: { ...data, paymentId: '1-ptr_beta-JPY', partnerId: beta, currency: 'JPY', amount: '7', fromHoldback: '0' } };
    expect(totalsOf(given(listed, more, yen).state)).toEqual([{ currency: 'JPY', amount: '7' }, { currency: 'USD', amount: '3177.00' }]);
  });
});

describe('a payment', () => {
  it('is settled once its batch is approved', () => {
    given(listed).when(settle).then(settled);
    for (const standing of ['assembling', 'proposed', 'withdrawn'] as const) given(listed).when(settle, { facts: facts(standing) }).thenRejected('batch-not-approved');
    given(listed, settled).when({ ...settle, reference: 'SEPA-78' }).thenRejected('payment-already-settled', { message: /2026-05-16/ });
    given(listed).when({ ...settle, settledOn: '2026-05-21' }).thenRejected('day-in-future');
    given(listed).when({ ...settle, paymentId: 'other' }).thenRejected('payment-unknown');
  });

  it('is not settled while it is held, unless it was with the bank before the ledger was told so, and the bank\'s reference says which it is', () => {
    const noon = instant('2026-05-17T16:00:00.000Z');
    const settling = (payee: PartnerState, differing: Partial<typeof settle>, occurredAt = now) =>
      given(listed).when({ ...settle, ...differing }, { occurredAt, facts: { ...facts('approved'), payee } });
    const payee = scene.partners.get(alpha);
    if (payee?.status !== 'active') throw new Error('The scene has no alpha.');
    const settledOn = (day: string): BatchEvent => ({ type: 'PaymentSettled', data: { ...settled.data, settledOn: day } });
    for (const held of [{ ...payee, status: 'suspended', heldSince: noon }, { ...payee, status: 'merged', into: beta, mergedOn: '2026-05-01', heldSince: noon },
      { ...payee, agreements: new Map([['A-1', { from: '2026-01-01', to: '2026-04-30', signedTo: null, endedEarly: noon }]]) }] as const) {
      settling(held, { settledOn: '2026-05-16' }).then(settled);
      settling(held, { settledOn: '2026-05-16', reference: null }).thenRejected('payment-held-back', { message: /^ptr_alpha (is|has no)/ });
      for (const day of ['2026-05-17', '2026-05-18', '2026-05-20']) settling(held, { settledOn: day }).thenRejected('payment-held-back');
      settling(held, { settledOn: '2026-05-17' }, instant('2026-05-17T15:59:59.999Z')).then(settledOn('2026-05-17'));
      settling(held, { settledOn: '2026-05-17' }, noon).thenRejected('payment-held-back');
      settling(held, { settledOn: '2026-05-18' }, instant('2026-05-17T15:59:59.999Z')).thenRejected('payment-held-back');
    }
    const never: PartnerState = { ...payee, agreements: new Map([['A-1', { from: '2026-01-01', to: '2026-04-30', signedTo: '2026-04-30', endedEarly: null }]]) };
    settling(never, { settledOn: '2026-05-01' }).thenRejected('payment-held-back');
  });

  it('fails before or after it is settled, and is retried or cancelled', () => {
    given(listed).when({ type: 'FailPayment', paymentId, because: 'account-closed' }).then(failed);
    given(listed, settled).when({ type: 'FailPayment', paymentId, because: 'account-closed' }).then(failed);
    given(listed, failed).when(settle).thenRejected('payment-failed');
    given(listed, failed).when({ type: 'RetryPayment', paymentId }).then(retried);
    given(listed, failed, retried).when(settle).then(settled);
    given(listed, failed).when({ type: 'CancelPayment', paymentId }).then(cancelled);
    given(listed, failed, cancelled).when({ type: 'RetryPayment', paymentId }).thenRejected('payment-not-failed');
    given(listed, settled).when({ type: 'CancelPayment', paymentId }).thenRejected('payment-not-failed');
    given(listed, settled, confirmed('0.00')).when({ type: 'FailPayment', paymentId, because: 'x' }).thenRejected('payment-confirmed');
  });

  it('is confirmed by the bank, every variance named', () => {
    given(listed, settled).when(confirm).then(confirmed('0.00'));
    given(listed, settled).when({ ...confirm, amount: '3176.00' }).then(confirmed('-0.47', { amount: '3176.00' }));
    given(listed, settled).when({ ...confirm, amount: '3200.00' }).then(confirmed('23.53', { amount: '3200.00' }));
    given(inEuros, settled).when({ ...confirm, currency: 'EUR', amount: '2929.77' }).then(confirmed('-0.01', { currency: 'EUR', amount: '2929.77' }));
  });

  it('is confirmed once, in the currency it is paid in, after it was settled', () => {
    given(listed, settled, confirmed('0.00')).when({ ...confirm, amount: '1.00' }).thenRejected('payment-already-confirmed', { message: /3176\.47/ });
    given(listed).when(confirm).thenRejected('payment-not-settled');
    given(inEuros, settled).when(confirm).thenRejected('currency-differs', { message: /EUR/ });
    given(listed, settled).when({ ...confirm, amount: '1.0' }).thenRejected('amount-invalid');
    given(listed, settled).when({ ...confirm, paymentId: 'other' }).thenRejected('payment-unknown');
  });

  it('is finance\'s matter; what the bank says, integrations tell too; nobody lists by hand', () => {
    const { state } = given(listed);
    expect([financier, operator, importer].map((actor) => authorise('batch', settle, actor, state)?.code)).toEqual([undefined, 'forbidden', 'forbidden']);
    expect([financier, importer].map((actor) => authorise('batch', confirm, actor, state)?.code)).toEqual([undefined, undefined]);
    expect(authorise('batch', { type: 'ProposePayment', ...data }, financier, state)?.code).toBe('forbidden');
  });
});
