import { describe, it } from '@jest/globals';
import type { DealEvent } from '#events';
import { acme, given, lost, won } from '../../../../test/support/decider/deal-scene.js';
import { instant } from '../../../../test/support/decider/people.js';
import type { DealCommand } from './deal.commands.js';

const papers: [string, DealCommand, DealEvent][] = [
  ['invoice-differs', { type: 'InvoiceDeal', invoiceId: 'p-1', amount: '100.00' }, { type: 'DealInvoiced', data: { invoiceId: 'p-1', amount: '100.00' } }],
  ['receipt-differs', { type: 'CollectCash', receiptId: 'p-1', amount: '100.00' }, { type: 'CashCollected', data: { receiptId: 'p-1', amount: '100.00' } }],
  ['refund-differs', { type: 'RefundDeal', refundId: 'p-1', amount: '100.00' }, { type: 'DealRefunded', data: { refundId: 'p-1', amount: '100.00' } }],
  ['credit-note-differs', { type: 'IssueCreditNote', creditNoteId: 'p-1', amount: '100.00' }, { type: 'CreditNoteIssued', data: { creditNoteId: 'p-1', amount: '100.00' } }],
];

describe.each(papers)('a payment (%s)', (differs, command, fact) => {
  it('is recorded on a won deal', () => given(acme(), won).when(command).then(fact));

  it('told again is nothing new, also after a reopening', () => {
    given(acme(), won, fact).when(command).thenNothing();
    given(acme(), won, fact, lost).when(command).thenNothing();
  });

  it('of the same name with another amount or date is refused', () => {
    given(acme(), won, fact).when({ ...command, amount: '100.01' } as DealCommand).thenRejected(differs);
    given(acme(), won, fact).when(command, { occurredAt: instant('2026-04-01') }).thenRejected(differs);
  });

  it.each(['100', '100.0', '-100.00', '100.001', ''])('of %j is refused', (amount) => {
    given(acme(), won).when({ ...command, amount } as DealCommand).thenRejected('amount-invalid');
  });
});

describe('before the deal is won', () => {
  it('an invoice, a deposit and the margin may be known', () => {
    for (const [, command, fact] of papers.slice(0, 2)) given(acme()).when(command).then(fact);
    given(acme()).when({ type: 'SetMargin', margin: '1.00' }).then({ type: 'MarginSet', data: { margin: '1.00' } });
    given(acme(), lost).when({ type: 'SetMargin', margin: '1.00' }).thenRejected('deal-already-lost');
    for (const [, command] of papers.slice(0, 2)) given(acme(), lost).when(command).thenRejected('deal-already-lost');
  });

  it('nothing is refunded, credited, or lost by churn', () => {
    for (const [, command] of papers.slice(2)) given(acme()).when(command).thenRejected('deal-not-won');
    given(acme(), lost).when({ type: 'RecordChurn', churnId: 'ch-1', amount: null, servedMonths: null, termMonths: null }).thenRejected('deal-not-won');
  });
});

describe('refunds', () => {
  const refunded = (refundId: string, amount: string): DealEvent => ({ type: 'DealRefunded', data: { refundId, amount } });

  it('never exceed the amount less earlier refunds', () => {
    const refund = { type: 'RefundDeal', refundId: 'f-3' } as const;
    const deal = given(acme(), won, refunded('f-1', '30000.00'), refunded('f-2', '19999.99'));
    deal.when({ ...refund, amount: '0.02' }).thenRejected('refund-exceeds-amount');
    deal.when({ ...refund, amount: '0.01' }).then(refunded('f-3', '0.01'));
  });

  it('and credit notes are reckoned apart', () => {
    const credited: DealEvent = { type: 'CreditNoteIssued', data: { creditNoteId: 'n-1', amount: '50000.00' } };
    given(acme(), won, credited).when({ type: 'RefundDeal', refundId: 'f-1', amount: '50000.00' }).then(refunded('f-1', '50000.00'));
    given(acme(), won, credited).when({ type: 'IssueCreditNote', creditNoteId: 'n-2', amount: '0.01' }).thenRejected('credit-note-exceeds-amount');
  });

  it('keep the amount of a reopened deal above them', () => {
    const reopened: DealEvent = { type: 'DealReopened', data: { reason: { textId: 'v', digest: 'd'.repeat(64) } } };
    const deal = given(acme(), won, refunded('f-1', '100.00'), reopened);
    deal.when({ type: 'ChangeAmount', amount: '99.99' }).thenRejected('amount-below-refunds');
    deal.when({ type: 'ChangeAmount', amount: '100.00' }).then({ type: 'AmountChanged', data: { amount: '100.00' } });
  });
});

describe('the margin', () => {
  const set = { type: 'SetMargin', margin: '-12.50' } as const;
  const known: DealEvent = { type: 'MarginSet', data: { margin: '-12.50' } };

  it('may be below zero, and be known after the win', () => {
    given(acme(), won).when(set).then(known);
    given(acme(), won, known).when(set).thenNothing();
  });

  it('has exactly the digits of the currency', () => given(acme()).when({ ...set, margin: '-12.5' }).thenRejected('amount-invalid', { pointer: '/margin' }));
});

describe('a churn', () => {
  const whole = { churnId: 'ch-1', amount: null, servedMonths: null, termMonths: null } as const;
  const churn = { type: 'RecordChurn', ...whole } as const;

  it.each([[{}], [{ amount: '10.00' }], [{ servedMonths: 6, termMonths: 12 }], [{ servedMonths: 12, termMonths: 12 }], [{ servedMonths: 0, termMonths: 1 }]])(
    'is told wholly, by amount, or by months: %j', (part) => {
      given(acme(), won).when({ ...churn, ...part }).then({ type: 'CustomerChurned', data: { ...whole, ...part } });
    });

  it.each([
    ['churn-ambiguous', { amount: '1.00', servedMonths: 6, termMonths: 12 }], ['churn-ambiguous', { amount: '1.00', termMonths: 12 }],
    ['churn-incomplete', { servedMonths: 6 }], ['churn-incomplete', { termMonths: 12 }],
    ['churn-beyond-term', { servedMonths: 13, termMonths: 12 }], ['churn-months-invalid', { servedMonths: 0, termMonths: 0 }],
    ['churn-months-invalid', { servedMonths: -1, termMonths: 12 }], ['churn-months-invalid', { servedMonths: 0.5, termMonths: 12 }],
    ['churn-months-invalid', { servedMonths: 1, termMonths: 1201 }], ['amount-invalid', { amount: '-1.00' }],
  ])('is refused as %s: %j', (code, part) => {
    given(acme(), won).when({ ...churn, ...part }).thenRejected(code);
  });

  it('told again is nothing new; told otherwise under the same name it is refused', () => {
    const known: DealEvent = { type: 'CustomerChurned', data: { churnId: 'ch-1', amount: null, servedMonths: null, termMonths: null } };
    given(acme(), won, known).when(churn).thenNothing();
    given(acme(), won, known).when({ ...churn, amount: '1.00' }).thenRejected('churn-differs');
  });
});
