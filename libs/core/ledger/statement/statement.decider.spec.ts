import { describe, expect, it } from '@jest/globals';
import type { StatementEvent } from '#events';
import type { DealId, Instant, Period } from '#kernel';
import { specify } from '../../../../test/support/decider/given.js';
import { alpha, beta, financier, now, standard } from '../../../../test/support/decider/people.js';
import type { ClosingState } from '../period/period.state.js';
import { authorise } from '../rights.js';
import { statementDecider } from './statement.decider.js';
import { issuedWhole } from './statement.state.js';

const period = '2026-Q1' as Period;
const closing: ClosingState = { status: 'closing', lastClosed: null, period, knownAt: '2026-04-10T09:00:00.000Z' as Instant };
const { given } = specify(statementDecider, { actor: financier, now, occurredAt: now, facts: { periods: closing } });

const award = { period, partnerId: alpha, ruleSetId: standard, version: 1, clause: '/incentives/0', dealIds: ['deal_a' as DealId] };
const counted: StatementEvent = { type: 'AwardCounted', data: award };
const part = (partnerId: typeof alpha, number: number, parts: number) => ({ period, partnerId, part: number, parts, lines: [], evidence: [], balances: [] });
const issued = (partnerId: typeof alpha, number: number, parts: number): StatementEvent => ({ type: 'StatementIssued', data: part(partnerId, number, parts) });

describe('what the close of a quarter writes', () => {
  it('is written once, however often it is told', () => {
    given().when({ type: 'CountAward', ...award }).then(counted);
    given().when({ type: 'IssueStatement', ...part(alpha, 1, 2) }).then(issued(alpha, 1, 2));
    given(counted).when({ type: 'TakeBackAward', awardedFor: '2025-Q4' as Period, ...award }).then({ type: 'AwardTakenBack', data: { ...award, awardedFor: '2025-Q4' as Period } });
  });

  it('goes on where an award rests on more deals than an event holds, part by part', () => {
    const continued: StatementEvent = { type: 'AwardContinued', data: { ...award, part: 2 } };
    given(counted).when({ type: 'ContinueAward', ...award, part: 2 }).then(continued);
    given(counted, continued).when({ type: 'ContinueAward', ...award, part: 2 }).thenNothing();
    given(counted, continued).when({ type: 'ContinueAward', ...award, part: 3 }).then({ type: 'AwardContinued', data: { ...award, part: 3 } });
    given(counted, continued).when({ type: 'ContinueAward', ...award, part: 2, dealIds: [] }).thenRejected('statement-differs');
    expect(given(counted, continued).state.awards.size).toBe(1);
  });

  it('is never told otherwise', () => {
    given(counted).when({ type: 'CountAward', ...award, dealIds: [] }).thenRejected('statement-differs');
    given(issued(alpha, 1, 2)).when({ type: 'IssueStatement', ...part(alpha, 1, 3) }).thenRejected('statement-differs');
  });

  it('is written only while the quarter is being closed, but repeated at any time', () => {
    const facts = { periods: { status: 'idle', lastClosed: period } as const };
    given().when({ type: 'CountAward', ...award }, { facts }).thenRejected('period-not-closing');
    given(counted).when({ type: 'CountAward', ...award }, { facts }).thenNothing();
  });

  it('is whole when every part of every statement is there; its digest follows from the parts in their order', () => {
    expect(issuedWhole(given(issued(alpha, 1, 2)).state)).toBe(false);
    expect(issuedWhole(given(issued(alpha, 1, 2), issued(beta, 1, 1)).state)).toBe(false);
    const whole = given(issued(alpha, 1, 2), issued(alpha, 2, 2), issued(beta, 1, 1)).state;
    expect(issuedWhole(whole)).toBe(true);
    expect(whole.digest).toBe(given(issued(alpha, 1, 2), issued(alpha, 2, 2), issued(beta, 1, 1)).state.digest);
    expect(whole.digest).not.toBe(given(issued(beta, 1, 1), issued(alpha, 1, 2), issued(alpha, 2, 2)).state.digest);
  });

  it('is written by nobody but the ledger', () => {
    expect(authorise('statements', { type: 'IssueStatement', ...part(alpha, 1, 1) }, financier, given().state)?.code).toBe('forbidden');
  });
});
