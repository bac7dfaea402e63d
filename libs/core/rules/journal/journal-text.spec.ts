import { describe, expect, it } from '@jest/globals';
import type { PostedEntry } from './journal-entry.js';
import { inOrder, narrationOf, onOneLine, tagsOf } from './journal-text.js';

const accrual = {
  kind: 'accrual', entryId: 'deal_acme.1', source: 'deal_acme', entryNo: 1, partnerId: 'ptr_alpha', line: 'commission', dealId: 'deal_acme', position: 'selling', clause: '/attribution/roles/selling',
  ruleSetId: 'standard', version: 2, causeEventId: 'e1', causeType: 'DealWon', dealPeriod: '2026-Q1', postedIn: '2026-Q1', day: '2026-03-20', occurredAt: '2026-03-20T12:00:00.000Z',
  recordedAt: '2026-03-20T12:00:00.000Z', postings: [] } as unknown as PostedEntry;
const payment = {
  kind: 'payment', entryId: 'e9.1', source: 'e9', entryNo: 1, partnerId: 'ptr_alpha', line: 'settlement', paymentId: 'B1-1', rate: '1.08', rateOn: '2026-04-30', rateSource: 'ECB', causeEventId: 'e9',
  causeType: 'PaymentSettled', postedIn: '2026-Q2', day: '2026-05-04', occurredAt: '2026-05-04T12:00:00.000Z', recordedAt: '2026-05-04T12:00:00.000Z', postings: [] } as unknown as PostedEntry;

describe('entries of the journal as text', () => {
  it('stand by day, then instant, then source and number', () => {
    const entry = (day: string, occurredAt: string, source: string, entryNo: number) => ({ ...accrual, day, occurredAt, source, entryNo }) as PostedEntry;
    const ordered = [entry('2026-03-19', '3', 'c', 9), entry('2026-03-20', '1', 'b', 2), entry('2026-03-20', '2', 'a', 10), entry('2026-03-20', '2', 'b', 2), entry('2026-03-20', '2', 'b', 10)];
    for (const way of [ordered, ordered.toReversed(), [2, 0, 4, 1, 3].map((place) => ordered[place] as PostedEntry)]) expect(inOrder(way)).toEqual(ordered);
  });

  it('say what they rest on: a deal and its rules, or a payment and its rate, and the dispute that led to them', () => {
    expect(Object.fromEntries(tagsOf({ ...accrual, disputeId: 'dsp_1' }))).toEqual({
      partner: 'ptr_alpha', deal: 'deal_acme', event: 'e1', cause: 'DealWon', dispute: 'dsp_1', 'rule-set': 'standard@2', clause: '/attribution/roles/selling', 'deal-period': '2026-Q1', 'posted-in': '2026-Q1' });
    expect(Object.fromEntries(tagsOf(payment))).toEqual({
      partner: 'ptr_alpha', payment: 'B1-1', event: 'e9', cause: 'PaymentSettled', rate: '1.08', 'rate-on': '2026-04-30', 'rate-source': 'ECB', 'posted-in': '2026-Q2' });
  });

  it('are told in a line, as far as they have something to tell', () => {
    expect([narrationOf(accrual), narrationOf({ ...accrual, position: null, dealId: null } as unknown as PostedEntry), narrationOf(payment)])
      .toEqual(['commission for selling on deal_acme: DealWon', 'commission: DealWon', 'settlement of B1-1: PaymentSettled']);
    expect(onOneLine(' \tone\r\n\u2028two\u0000 ')).toBe('one two');
  });
});
