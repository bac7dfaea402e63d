import { describe, expect, it } from '@jest/globals';
import type { DealEvent } from '#events';
import { acme, closed, given, hasRole, lost, won } from '../../../../test/support/decider/deal-scene.js';
import { at } from '../../../../test/support/decider/given.js';
import { alpha, financier, instant, operator, otherOperator, sealed } from '../../../../test/support/decider/people.js';

const reason = sealed('why');
const reopen = { type: 'ReopenDeal', reason } as const;
const propose = { type: 'ProposeReopening', reason } as const;
const approve = { type: 'ApproveReopening' } as const;
const later = { occurredAt: instant('2026-05-02') };
const bySecond = { ...later, actor: otherOperator };
const proposed: DealEvent = { type: 'WonDealReopeningProposed', data: { proposedBy: operator.userId, reason } };
const reopened: DealEvent = { type: 'DealReopened', data: { reason } };
const reopenedLater = at(later.occurredAt, reopened);

describe('reopening a won deal', () => {
  it('takes one person who proposes and another who approves', () => {
    given(acme(), won).when(reopen, later).thenRejected('reopening-needs-second-person');
    given(acme(), won).when(approve, bySecond).thenRejected('reopening-not-proposed');
    given(acme(), won).when(propose, later).then(proposed);
    given(acme(), won, proposed).when(approve, { ...later, actor: operator }).thenRejected('reopening-needs-second-person');
    given(acme(), won, proposed).when(approve, bySecond).then(reopened);
    given(acme(), won, proposed).when(approve, { ...later, actor: financier }).then(reopened);
  });

  it('changes nothing before the approval', () => {
    expect(given(acme(), won, proposed).state).toMatchObject({ status: 'won', closedAt: closed });
    given(acme(), won, proposed).when({ type: 'ChangeAmount', amount: '1.00' }).thenRejected('deal-already-won');
  });

  it('asked again is nothing new; another proposal is refused while one waits', () => {
    given(acme(), won, proposed).when(propose, later).thenNothing();
    given(acme(), won, proposed).when({ ...propose, reason: sealed('other') }, later).thenRejected('reopening-already-proposed');
    given(acme(), won, proposed).when(propose, bySecond).thenRejected('reopening-already-proposed');
    given(acme(), won, proposed, reopenedLater).when(approve, bySecond).thenNothing();
  });

  it('is of one win: the next one takes a proposal of its own', () => {
    const wonAgain = at(instant('2026-06-01'), { type: 'DealWon', data: { dateAssumed: false } } as const);
    given(acme(), won, proposed, reopenedLater, wonAgain).when(approve, { actor: otherOperator, occurredAt: instant('2026-06-02') }).thenRejected('reopening-not-proposed');
  });

  it('cannot have been before the close', () => {
    given(acme(), won, proposed).when(approve, { occurredAt: instant('2026-03-19'), actor: otherOperator }).thenRejected('reopened-before-closed', { pointer: '/occurredAt' });
  });

  it('is for won deals only', () => {
    given(acme()).when(propose).thenRejected('deal-not-won');
    given(acme(), lost).when(propose).thenRejected('deal-not-won');
    given(acme(), lost).when(approve, bySecond).thenRejected('deal-not-won');
  });

  it('cannot go round the correction: amount and an earlier close need two persons either way', () => {
    const again = [acme(), hasRole(alpha, 'selling'), won, proposed, reopenedLater];
    given(...again).when({ type: 'ChangeAmount', amount: '90000.00' }, later).then({ type: 'AmountChanged', data: { amount: '90000.00' } });
    given(...again).when({ type: 'WinDeal', dateAssumed: false }, { occurredAt: instant('2026-03-10') }).thenRejected('won-before-reopened');
  });
});

describe('reopening a lost deal', () => {
  it('takes one person, and may not be before the loss', () => {
    given(acme(), lost).when(reopen, later).then(reopened);
    given(acme(), lost).when(reopen, { occurredAt: instant('2026-03-19') }).thenRejected('reopened-before-closed');
  });

  it('has nothing to do on an open deal', () => given(acme()).when(reopen).thenNothing());
});

describe('a deal that was reopened, as some were by one person once', () => {
  it('is open, with no close left behind', () => {
    const { state } = given(acme(), won, reopenedLater);
    expect(state).toMatchObject({ status: 'open', reopenedAt: later.occurredAt, reopening: { proposed: false } });
    expect(state).not.toHaveProperty('closedAt');
  });
});
