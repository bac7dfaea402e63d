import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { batchEvents, payoutEvents } from '#events';
import { facts as scene, programmeWith } from '../../../../test/support/decider/deal-scene.js';
import { expectSound } from '../../../../test/support/decider/live.js';
import { alpha, beta, financier, instant, now, otherFinancier } from '../../../../test/support/decider/people.js';
import type { BatchCommand } from '../batch/batch.commands.js';
import { batchDecider } from '../batch/batch.decider.js';
import type { BatchFacts, BatchState } from '../batch/batch.state.js';
import type { PartnerState } from '../partner/partner.state.js';
import type { PayoutCommand } from './payout.commands.js';
import { payoutDecider } from './payout.decider.js';
import type { BatchStanding, PayoutFacts } from './payout.state.js';

const programme = programmeWith([]);
const actor = fc.constantFrom(financier, otherFinancier);
const asked = <Command, Facts>(command: fc.Arbitrary<Command>, facts: fc.Arbitrary<Facts>) => fc.array(fc.record({ command, facts, actor, occurredAt: fc.constant(now) }), { maxLength: 40, size: 'max' });

const day = fc.constantFrom('2026-06-15', '2026-06-15', '2026-06-20', '2026-07-15', 'soon');
const batch = fc.constantFrom(1, 1, 2, 3);
const anyPayoutCommand: fc.Arbitrary<PayoutCommand> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ type: fc.constant('RequestPayoutBatch' as const), cutOff: day }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('ProposePayoutBatch' as const, 'ApprovePayoutBatch' as const), batch }) },
  fc.record({ type: fc.constant('WithdrawPayoutBatch' as const), batch }));
const payment = { paymentId: 'P-1', partnerId: alpha, currency: 'USD', amount: '3.00', fromHoldback: '0.00', payeeReference: 'V-1', paidIn: null };
const listing: BatchState = { ...batchDecider.initial, payments: new Map([['P-1', { ...payment, standing: 'proposed' }]]) };
const suspended: ReadonlyMap<string, PartnerState> = new Map([...scene.partners].map(([partnerId, known]): [string, PartnerState] => [partnerId, { ...known, status: 'suspended', heldSince: instant('2026-06-18') } as PartnerState]));
const anyPayoutFacts: fc.Arbitrary<PayoutFacts> = fc.record({
  programme: fc.constant(programme), listed: fc.constantFrom(listing, listing, batchDecider.initial), payees: fc.constantFrom(new Map(), new Map(), suspended) });

const paymentId = fc.constantFrom('P-1', 'P-1', 'P-1', 'P-2', 'P-2', 'nobody');
const money = { currency: fc.constantFrom('USD', 'USD', 'USD', 'EUR'), amount: fc.constantFrom('3.00', '3.00', '2.99', '3', '-1.00') };
const anyBatchCommand: fc.Arbitrary<BatchCommand> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ paymentId: fc.constantFrom('P-1', 'P-2'), partnerId: fc.constantFrom(alpha, beta) })
    .map((own): BatchCommand => ({ type: 'ProposePayment', ...payment, ...own })) },
  fc.record({ type: fc.constant('LeaveOutPayment' as const), partnerId: fc.constantFrom(alpha, beta), currency: fc.constant('USD'), amount: fc.constant('1.00'), because: fc.constantFrom('suspended' as const, 'disputed' as const) }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('SettlePayment' as const), paymentId, settledOn: day, reference: fc.constantFrom(null, 'S-1') }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('FailPayment' as const), paymentId, because: fc.constant('account-closed') }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('RetryPayment' as const, 'RetryPayment' as const, 'CancelPayment' as const), paymentId }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('ConfirmPayment' as const), paymentId, ...money, paidOn: day, reference: fc.constant(null) }) });
const anyBatchFacts: fc.Arbitrary<BatchFacts> = fc.record({
  batch: fc.constantFrom(1, 1, 1, 1, 1, 2), programme: fc.constant(programme), payee: fc.constantFrom(null, null, suspended.get(alpha) ?? null),
  register: fc.constantFrom<BatchStanding[]>('assembling', 'approved', 'approved', 'approved', 'approved', 'withdrawn')
    .map((standing) => ({ batches: [{ batch: 1, cutOff: '2026-06-15', proposedBy: financier.userId, standing }] })) });
const listed = (['P-1', 'P-2'] as const).map((own) => ({
  command: { type: 'ProposePayment' as const, ...payment, paymentId: own }, actor: financier, occurredAt: now,
  facts: { batch: 1, programme, payee: null, register: { batches: [{ batch: 1, cutOff: '2026-06-15', proposedBy: financier.userId, standing: 'assembling' as const }] } } }));

describe('whatever is asked', () => {
  it('C12: of the register, no two batches wait at once, and none is approved by who proposed it', () => {
    const seen = new Set<string>();
    fc.assert(fc.property(asked(anyPayoutCommand, anyPayoutFacts), (story) => {
      const { log, state: { batches } } = expectSound(payoutDecider, story);
      for (const { type } of log) seen.add(type);
      expect(batches.slice(0, -1).filter(({ standing }) => standing === 'assembling' || standing === 'proposed')).toEqual([]);
      for (const { type, data } of log) if (type === 'PayoutBatchApproved') expect(batches[data.batch - 1]?.proposedBy).not.toBe(data.approvedBy);
    }), { numRuns: 200, seed: 7 });
    expect([...seen].sort()).toEqual(Object.keys(payoutEvents).sort());
  });

  it('C12: of a batch, a payment is listed once, and settled at most once more than it failed; what the bank confirmed stays', () => {
    const seen = new Set<string>();
    fc.assert(fc.property(fc.constantFrom(0, 2), asked(anyBatchCommand, anyBatchFacts), (begun, story) => {
      const { log } = expectSound(batchDecider, [...listed.slice(0, begun), ...story]);
      for (const { type } of log) seen.add(type);
      for (const id of ['P-1', 'P-2']) {
        const own = log.flatMap(({ type, data }) => ('paymentId' in data && data.paymentId === id ? [type] : []));
        const times = (type: string): number => own.filter((each) => each === type).length;
        expect(own.slice(1)).not.toContain('PaymentProposed');
        expect(times('PaymentSettled')).toBeLessThanOrEqual(times('PaymentFailed') + 1);
        if (own.includes('PaymentConfirmed')) expect(own.indexOf('PaymentConfirmed')).toBe(own.length - 1);
      }
    }), { numRuns: 300, seed: 7 });
    expect([...seen].sort()).toEqual(Object.keys(batchEvents).sort());
  });
});
