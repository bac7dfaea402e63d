import { describe, expect, it } from '@jest/globals';
import type { BatchEvent, PayoutEvent } from '#events';
import { facts, programmeWith } from '../../../../test/support/decider/deal-scene.js';
import { specify } from '../../../../test/support/decider/given.js';
import { alpha, beta, financier, instant, operator, otherFinancier } from '../../../../test/support/decider/people.js';
import { batchDecider } from '../batch/batch.decider.js';
import type { BatchState } from '../batch/batch.state.js';
import type { PartnerState } from '../partner/partner.state.js';
import { authorise } from '../rights.js';
import { payoutDecider } from './payout.decider.js';

const now = instant('2026-05-20');
const programme = programmeWith([]);
const payment: Extract<BatchEvent, { type: 'PaymentProposed' }>['data'] = {
  paymentId: '1-ptr_alpha-USD', partnerId: alpha, currency: 'USD', amount: '3176.47', fromHoldback: '0.00', payeeReference: 'V-1', paidIn: null };
const listed: BatchState = { ...batchDecider.initial, payments: new Map([[payment.paymentId, { ...payment, standing: 'proposed' }]]) };
const { given } = specify(payoutDecider, { actor: financier, now, occurredAt: now, facts: { programme, listed, payees: new Map() } });

const request = { type: 'RequestPayoutBatch', cutOff: '2026-05-15' } as const;
const requested = (batch: number): PayoutEvent => ({ type: 'PayoutBatchRequested', data: { batch, cutOff: '2026-05-15', proposedBy: financier.userId } });
const proposed: PayoutEvent = { type: 'PayoutBatchProposed', data: {
  batch: 1, payments: 1, leftOut: 0, totals: [{ currency: 'USD', amount: '3176.47' }], digest: batchDecider.initial.digest } };
const approved: PayoutEvent = { type: 'PayoutBatchApproved', data: { batch: 1, approvedBy: otherFinancier.userId } };
const withdrawn: PayoutEvent = { type: 'PayoutBatchWithdrawn', data: { batch: 1 } };

describe('a batch of payments', () => {
  it('is requested by one person, put together, approved by another', () => {
    given().when(request).then(requested(1));
    given(requested(1)).when({ type: 'ProposePayoutBatch', batch: 1 }).then(proposed);
    given(requested(1), proposed).when({ type: 'ApprovePayoutBatch', batch: 1 }, { actor: otherFinancier }).then(approved);
    given(requested(1), proposed).when({ type: 'ApprovePayoutBatch', batch: 1 }).thenRejected('batch-needs-second-person');
  });

  it('is approved once however often it is asked, and never by whoever proposed it', () => {
    given(requested(1), proposed, approved).when({ type: 'ApprovePayoutBatch', batch: 1 }, { actor: otherFinancier }).thenNothing();
    given(requested(1), proposed, approved).when({ type: 'ApprovePayoutBatch', batch: 1 }).thenRejected('batch-needs-second-person');
  });

  it('is the only one that waits: a second would pay the same', () => {
    for (const past of [[requested(1)], [requested(1), proposed]]) {
      given(...past).when({ ...request, cutOff: '2026-05-16' }).thenRejected('batch-undecided', { message: /Batch 1/ });
      given(...past).when(request, { actor: otherFinancier }).thenRejected('batch-undecided');
    }
    given(requested(1), proposed, approved).when(request).then(requested(2));
    given(requested(1), withdrawn).when(request).then(requested(2));
  });

  it('is not approved before it is put together, nor empty, nor once withdrawn', () => {
    given(requested(1)).when({ type: 'ApprovePayoutBatch', batch: 1 }, { actor: otherFinancier }).thenRejected('batch-assembling');
    given(requested(1), proposed).when({ type: 'ApprovePayoutBatch', batch: 1 }, { actor: otherFinancier, facts: { programme, listed: batchDecider.initial, payees: new Map() } })
      .thenRejected('batch-empty');
    given(requested(1), proposed, withdrawn).when({ type: 'ApprovePayoutBatch', batch: 1 }, { actor: otherFinancier }).thenRejected('batch-withdrawn');
  });

  it('is withdrawn until it is approved', () => {
    given(requested(1)).when({ type: 'WithdrawPayoutBatch', batch: 1 }).then(withdrawn);
    given(requested(1), proposed).when({ type: 'WithdrawPayoutBatch', batch: 1 }).then(withdrawn);
    given(requested(1), proposed, approved).when({ type: 'WithdrawPayoutBatch', batch: 1 }).thenRejected('batch-approved');
  });

  it('pays what is payable on a day that has come', () => {
    given().when({ ...request, cutOff: '2026-05-21' }).thenRejected('day-in-future');
    given().when({ ...request, cutOff: '2026-02-30' }).thenRejected('day-invalid');
    given().when({ type: 'WithdrawPayoutBatch', batch: 1 }).thenRejected('batch-unknown');
  });

  it('is not approved while it pays somebody who was suspended, merged or left since, by name', () => {
    const payee = facts.partners.get(alpha);
    if (payee?.status !== 'active') throw new Error('The scene has no alpha.');
    const approving = (state: PartnerState) => given(requested(1), proposed)
      .when({ type: 'ApprovePayoutBatch', batch: 1 }, { actor: otherFinancier, facts: { programme, listed, payees: new Map([[alpha, state]]) } });
    const inForce = (to: string | null): PartnerState => ({ ...payee, agreements: new Map([['A-1', { from: '2026-01-01', to, signedTo: null, endedEarly: null }]]) });
    approving({ ...payee, status: 'suspended', heldSince: now }).thenRejected('payment-held-back', { message: /ptr_alpha is suspended/ });
    approving({ ...payee, status: 'merged', into: beta, mergedOn: '2026-05-16', heldSince: now }).thenRejected('payment-held-back', { message: /is part of ptr_beta/ });
    approving(inForce('2026-05-14')).thenRejected('payment-held-back', { message: /no agreement in force on 2026-05-15/ });
    approving(inForce('2026-05-15')).then(approved);
    approving(inForce(null)).then(approved);
  });

  it('is finance\'s matter', () => {
    const { state } = given();
    expect([financier, operator].map((actor) => authorise('payouts', request, actor, state)?.code)).toEqual([undefined, 'forbidden']);
    expect(authorise('payouts', { type: 'ProposePayoutBatch', batch: 1 }, financier, state)?.code).toBe('forbidden');
  });
});
