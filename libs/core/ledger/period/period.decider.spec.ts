import { describe, expect, it } from '@jest/globals';
import type { PeriodEvent } from '#events';
import type { Instant, Period, UserId } from '#kernel';
import { programmeWith } from '../../../../test/support/decider/deal-scene.js';
import { specify } from '../../../../test/support/decider/given.js';
import { administrator, financier, instant, operator, otherFinancier } from '../../../../test/support/decider/people.js';
import { authorise } from '../rights.js';
import { statementDecider } from '../statement/statement.decider.js';
import { periodDecider } from './period.decider.js';
import { closedThrough, type PeriodFacts } from './period.state.js';

const q1 = '2026-Q1' as Period;
const q2 = '2026-Q2' as Period;
const at = instant('2026-07-10');
const facts: PeriodFacts = { programme: programmeWith([]), stoppedStreams: [], statements: statementDecider.initial, ruleSet: null };
const { given } = specify(periodDecider, { actor: financier, now: at, occurredAt: at, facts });

const propose = (period: Period) => ({ type: 'ProposePeriodClose', period }) as const;
const approve = (period: Period) => ({ type: 'ApprovePeriodClose', period }) as const;
const proposed = (period: Period): PeriodEvent => ({ type: 'PeriodCloseProposed', data: { period, proposedBy: financier.userId } });
const approved = (period: Period): PeriodEvent => ({ type: 'PeriodCloseApproved', data: { period, knownAt: at, approvedBy: otherFinancier.userId } });
const bounds = { firstInstant: '2026-01-01T05:00:00.000Z' as Instant, lastInstant: '2026-04-01T03:59:59.999Z' as Instant };
const close = (period: Period) => ({ type: 'ClosePeriod', period, ...bounds, ordinal: 12, totals: [{ currency: 'USD', amount: '1.00' }] }) as const;
const closed = (period: Period): PeriodEvent => ({ type: 'PeriodClosed', data: {
  period, ...bounds, knownAt: at, ordinal: 12, awards: 0, statements: 0, lines: 0, totals: [{ currency: 'USD', amount: '1.00' }],
  digest: statementDecider.initial.digest } });

describe('the closing of a quarter', () => {
  it('is proposed by one person, approved by another, and ends when every statement is issued', () => {
    given().when(propose(q1)).then(proposed(q1));
    given(proposed(q1)).when(approve(q1), { actor: otherFinancier }).then(approved(q1));
    given(proposed(q1), approved(q1)).when(close(q1)).then(closed(q1));
  });

  it('needs a second person', () => {
    given(proposed(q1)).when(approve(q1)).thenRejected('period-needs-second-person');
    given().when(approve(q1)).thenRejected('period-not-proposed');
  });

  it('happens once', () => {
    given(proposed(q1), approved(q1), closed(q1)).when(propose(q1)).thenRejected('period-closed');
    given(proposed(q1), approved(q1), closed(q1)).when(approve(q1)).thenRejected('period-closed');
    given(proposed(q1), approved(q1), closed(q1)).when(close(q1)).thenNothing();
    given(proposed(q1), approved(q1)).when(propose(q1)).thenRejected('period-closing');
    given(proposed(q1)).when(close(q1)).thenRejected('period-not-closing');
  });

  it('holds for others from its approval on', () => {
    const after = (...past: readonly PeriodEvent[]) => closedThrough(given(...past).state);
    expect([after(), after(proposed(q1)), after(proposed(q1), approved(q1)), after(proposed(q1), approved(q1), closed(q1), proposed(q2))]).toEqual([null, null, q1, q1]);
  });

  it('goes in order: the first takes all before it along, then comes one after the other', () => {
    given(proposed(q1), approved(q1), closed(q1)).when(propose(q2)).then({ type: 'PeriodCloseProposed', data: { period: q2, proposedBy: financier.userId } });
    given(proposed(q1), approved(q1), closed(q1)).when(propose('2025-Q4' as Period)).thenRejected('period-closed');
    given(proposed('2025-Q4' as Period), closed('2025-Q4' as Period)).when(propose(q2)).thenRejected('earlier-period-open', { message: /2026-Q1/ });
  });

  it('waits until the quarter is over, in the programme\'s zone', () => {
    given().when(propose('2026-Q3' as Period)).thenRejected('period-not-over');
    given().when(propose(q2), { now: '2026-07-01T03:59:59.999Z' as Instant }).thenRejected('period-not-over');
    given().when(propose(q2), { now: '2026-07-01T04:00:00.000Z' as Instant }).then(proposed(q2));
  });

  it('is refused while a stream cannot be read, which is named; a closing that was decided goes on', () => {
    const stopped = { facts: { ...facts, stoppedStreams: ['deal-torn', 'partner-ghost'] } };
    given().when(propose(q1), stopped).thenRejected('unresolved-faults', { message: /deal-torn, partner-ghost:/ });
    given(proposed(q1)).when(propose(q1), stopped).thenNothing();
    given(proposed(q1)).when(approve(q1), { ...stopped, actor: otherFinancier }).thenRejected('unresolved-faults');
    given(proposed(q1), approved(q1)).when(approve(q1), { ...stopped, actor: otherFinancier }).thenNothing();
    const many = { facts: { ...facts, stoppedStreams: Array.from({ length: 12 }, (_, index) => `deal-${index}`) } };
    given().when(propose(q1), many).thenRejected('unresolved-faults', { message: /deal-9 and 2 more/ });
  });

  it('does not end while a part of a statement is missing', () => {
    const half = { ...statementDecider.initial, parts: new Map([['ptr_alpha', { parts: 2, issued: new Map([[1, 'x']]) }]]) };
    given(proposed(q1), approved(q1)).when(close(q1), { facts: { ...facts, statements: half } }).thenRejected('statements-incomplete');
  });

  it('has no programme to close anything of before there is one', () => {
    given().when(propose(q1), { facts: { ...facts, programme: { status: 'none' }, statements: null } }).thenRejected('programme-not-founded');
  });

  it('is finance\'s matter; its end the ledger\'s own', () => {
    const { state } = given();
    expect([financier, operator, administrator].map((actor) => authorise('periods', propose(q1), actor, state)?.code)).toEqual([undefined, 'forbidden', 'forbidden']);
    expect(authorise('periods', close(q1), financier, state)?.code).toBe('forbidden');
    expect(authorise('periods', close(q1), { userId: 'usr_system' as UserId, rights: [], partnerId: null }, state)).toBeUndefined();
  });
});
