import { describe, expect, it } from '@jest/globals';
import type { DealEvent, WonDealChange } from '#events';
import type { PartnerId } from '#kernel';
import { acme, closed, given, hasRole, lost, suspended, won } from '../../../../test/support/decider/deal-scene.js';
import { currentOf } from '../timeline.js';
import { alpha, beta, financier, instant, operator, otherOperator, sealed } from '../../../../test/support/decider/people.js';
import { heldRoles } from './role.js';

const nothing: WonDealChange = { amount: null, closedAt: null, roles: [] };
const change: WonDealChange = {
  amount: '40000.00', closedAt: instant('2026-03-10'),
  roles: [{ partnerId: alpha, role: 'selling', weight: null, released: true }, { partnerId: beta, role: 'selling', weight: '2', released: false }],
};
const propose = { type: 'ProposeCorrection', correctionId: 'c-1', change, reason: sealed('why') } as const;
const approve = { type: 'ApproveCorrection', correctionId: 'c-1' } as const;
const proposed: DealEvent = { type: 'WonDealCorrectionProposed', data: { correctionId: 'c-1', proposedBy: operator.userId, change, reason: sealed('why') } };
const corrected: DealEvent = { type: 'WonDealCorrected', data: { correctionId: 'c-1', approvedBy: otherOperator.userId, change } };
const reopened: DealEvent = { type: 'DealReopened', data: { reason: sealed('why') } };
const wonDeal = [acme(), hasRole(alpha, 'selling'), won];

describe('correcting a won deal', () => {
  it('takes one person who proposes and another who approves', () => {
    given(...wonDeal).when(propose).then(proposed);
    given(...wonDeal, proposed).when(approve, { actor: operator }).thenRejected('correction-needs-second-person');
    given(...wonDeal, proposed).when(approve, { actor: otherOperator }).then(corrected);
  });

  it('changes amount, close and roles, and nothing before the approval', () => {
    const read = ({ state }: { state: ReturnType<typeof given>['state'] }) =>
      (state.status === 'won' ? { amount: currentOf(state.amounts), closedAt: state.closedAt, roles: heldRoles(state) } : state.status);
    expect(read(given(...wonDeal, proposed))).toEqual({
      amount: '50000.00', closedAt: closed, roles: [{ partnerId: alpha, role: 'selling', weight: null }] });
    expect(read(given(...wonDeal, proposed, corrected))).toEqual({
      amount: '40000.00', closedAt: instant('2026-03-10'), roles: [{ partnerId: beta, role: 'selling', weight: '2' }] });
  });

  it('leaves the close told again nothing new, as it was and as it is', () => {
    const win = { type: 'WinDeal', dateAssumed: false } as const;
    given(...wonDeal, proposed, corrected).when(win, { occurredAt: closed }).thenNothing();
    given(...wonDeal, proposed, corrected).when(win, { occurredAt: instant('2026-03-10') }).thenNothing();
    given(...wonDeal, proposed, corrected).when(win, { occurredAt: instant('2026-03-11') }).thenRejected('deal-already-won');
  });

  it('asked again is nothing new; another change under the same id is refused', () => {
    given(...wonDeal, proposed).when(propose).thenNothing();
    given(...wonDeal, proposed, corrected).when(propose).thenNothing();
    given(...wonDeal, proposed, corrected).when(approve, { actor: financier }).thenNothing();
    given(...wonDeal, proposed).when({ ...propose, change: { ...change, amount: '1.00' } }).thenRejected('correction-differs');
    given(...wonDeal, proposed, corrected).when({ ...propose, correctionId: 'c-2' }).thenNothing();
  });

  it('is for won deals only', () => {
    given(acme()).when(propose).thenRejected('deal-not-won');
    given(acme(), lost).when(propose).thenRejected('deal-not-won');
    given(acme()).when(approve).thenRejected('correction-unknown');
  });

  it('lapses when the deal is reopened before its approval', () => {
    given(...wonDeal, proposed, reopened).when(approve, { actor: otherOperator }).thenRejected('correction-lapsed');
    given(...wonDeal, proposed, reopened, won).when(approve, { actor: otherOperator }).thenRejected('correction-lapsed');
  });

  it.each<[string, string, WonDealChange]>([
    ['correction-empty', 'nothing', nothing],
    ['amount-invalid', 'an odd amount', { ...nothing, amount: '1' }],
    ['amount-invalid', 'an amount below zero', { ...nothing, amount: '-1.00' }],
    ['closed-before-opened', 'a close before the opening', { ...nothing, closedAt: instant('2026-01-01') }],
    ['occurs-in-future', 'a close to come', { ...nothing, closedAt: instant('2027-01-01') }],
    ['instant-invalid', 'no instant', { ...nothing, closedAt: instant('2026-02-31') }],
    ['weight-invalid', 'a negative weight', { ...nothing, roles: [{ partnerId: beta, role: 'selling', weight: '-1', released: false }] }],
    ['partner-unknown', 'a stranger', { ...nothing, roles: [{ partnerId: 'ptr_nobody' as PartnerId, role: 'selling', weight: null, released: false }] }],
    ['party-twice', 'a role twice', { ...nothing, roles: [true, false].map((released) => ({ partnerId: beta, role: 'selling' as const, weight: null, released })) }],
  ])('refuses, as %s, %s', (code, _, odd) => {
    given(...wonDeal).when({ ...propose, change: odd }).thenRejected(code);
  });

  it('refuses a new role for the suspended, also at the approval, but weighs anew the one it holds', () => {
    given(...wonDeal).when(propose, { facts: suspended(beta) }).thenRejected('partner-suspended');
    given(...wonDeal, proposed).when(approve, { actor: otherOperator, facts: suspended(beta) }).thenRejected('partner-suspended');
    const weighed: WonDealChange = { ...nothing, roles: [{ partnerId: alpha, role: 'selling', weight: '3', released: false }] };
    given(...wonDeal).when({ ...propose, change: weighed }, { facts: suspended(alpha) })
      .then({ type: 'WonDealCorrectionProposed', data: { ...proposed.data, change: weighed } });
  });

  it('refuses a role on a deal without a co-sell model, and an amount below what was refunded', () => {
    given(acme({ model: null }), won).when(propose).thenRejected('model-missing');
    given(...wonDeal, { type: 'DealRefunded', data: { refundId: 'f-1', amount: '45000.00' } }).when(propose).thenRejected('amount-below-refunds');
  });
});
