import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { periodEvents, type PeriodEvent } from '#events';
import type { Period } from '#kernel';
import { programmeWith } from '../../../../test/support/decider/deal-scene.js';
import { specify } from '../../../../test/support/decider/given.js';
import { expectSound } from '../../../../test/support/decider/live.js';
import { auditor, financier, instant, operator, otherFinancier, sealed, standard } from '../../../../test/support/decider/people.js';
import { authorise, proposerOf } from '../rights.js';
import type { RuleSetState } from '../rule-set/rule-set.state.js';
import { statementDecider } from '../statement/statement.decider.js';
import type { PeriodCommand } from './period.commands.js';
import { periodDecider } from './period.decider.js';
import type { PeriodFacts } from './period.state.js';

const q1 = '2026-Q1' as Period;
const q2 = '2026-Q2' as Period;
const at = instant('2026-07-10');
const published = (version: number) => ({
  version, digest: 'ab'.repeat(32), document: {}, effectiveFrom: '2026-01-01', approvedBy: operator.userId, retirement: { retired: false } as const });
const ruleSet: RuleSetState = { status: 'settled', ruleSetId: standard, published: [published(1), published(2)] };
const facts: PeriodFacts = { programme: programmeWith([]), stoppedStreams: [], statements: statementDecider.initial, ruleSet };
const { given } = specify(periodDecider, { actor: financier, now: at, occurredAt: at, facts });

const closing: readonly PeriodEvent[] = [
  { type: 'PeriodCloseProposed', data: { period: q1, proposedBy: financier.userId } },
  { type: 'PeriodCloseApproved', data: { period: q1, knownAt: at, approvedBy: otherFinancier.userId } }];
const closed: readonly PeriodEvent[] = [...closing, { type: 'PeriodClosed', data: {
  period: q1, firstInstant: at, lastInstant: at, knownAt: at, ordinal: 1, awards: 0, statements: 0, lines: 0, totals: [], digest: 'cd'.repeat(32) } }];

const words = { restatementId: 'R-1', period: q1, ruleSetId: standard, version: 2, replayId: null, replayDigest: 'ef'.repeat(32) };
const propose = (more: Partial<typeof words> = {}) => ({ type: 'ProposeRestatement' as const, ...words, reason: sealed('why'), ...more });
const approve = { type: 'ApproveRestatement' as const, restatementId: 'R-1', period: q1 };
const withdraw = { type: 'WithdrawRestatement' as const, restatementId: 'R-1', period: q1 };
const proposed = (more: Partial<typeof words> = {}): PeriodEvent =>
  ({ type: 'RestatementProposed', data: { ...words, reason: sealed('why'), proposedBy: financier.userId, ...more } });
const withdrawn: PeriodEvent = { type: 'RestatementWithdrawn', data: { restatementId: 'R-1', period: q1, withdrawnBy: financier.userId } };
const restated = (more: Partial<typeof words> = {}): PeriodEvent =>
  ({ type: 'PeriodRestated', data: { ...words, knownAt: at, approvedBy: otherFinancier.userId, ...more } });

describe('the restatement of a closed quarter', () => {
  it('is proposed by one person with its replay and reason, and approved by another', () => {
    given(...closed).when(propose()).then(proposed());
    given(...closed, proposed()).when(approve, { actor: otherFinancier }).then(restated());
    given(...closed, proposed()).when(approve).thenRejected('restatement-needs-second-person');
    given(...closed, proposed(), restated()).when(approve, { actor: otherFinancier }).thenNothing();
  });

  it('can be withdrawn until it is approved', () => {
    given(...closed, proposed()).when(withdraw).then(withdrawn);
    given(...closed, proposed(), withdrawn).when(withdraw).thenNothing();
    given(...closed, proposed(), withdrawn).when(approve, { actor: otherFinancier }).thenRejected('restatement-withdrawn');
    given(...closed, proposed(), restated()).when(withdraw).thenRejected('restatement-approved');
  });

  it('is of a quarter that is closed, and waits while another is being closed', () => {
    given().when(propose()).thenRejected('period-not-closed');
    given(...closing).when(propose()).thenRejected('period-not-closed');
    given(...closed).when(propose({ period: q2 })).thenRejected('period-not-closed');
    given(...closed, { ...closing[0], data: { period: q2, proposedBy: financier.userId } } as PeriodEvent, { ...closing[1], data: { period: q2, knownAt: at, approvedBy: otherFinancier.userId } } as PeriodEvent)
      .when(propose()).thenRejected('period-closing');
  });

  it('is by a published version of a rule set that there is, and by another than holds', () => {
    given(...closed).when(propose({ version: 3 })).thenRejected('version-unpublished', { message: /version 3 of standard/ });
    given(...closed).when(propose(), { facts: { ...facts, ruleSet: { status: 'none' } } }).thenRejected('rule-set-unknown');
    given(...closed, proposed(), restated()).when(propose({ restatementId: 'R-2' })).thenRejected('restated-already', { message: /standard@2/ });
    given(...closed, proposed(), restated()).when(propose({ restatementId: 'R-2', version: 1 })).then(proposed({ restatementId: 'R-2', version: 1 }));
  });

  it('is one at a time, by its own name', () => {
    given(...closed, proposed()).when(propose()).thenNothing();
    given(...closed, proposed()).when(propose({ version: 1 })).thenRejected('restatement-differs');
    given(...closed, proposed()).when(propose({ restatementId: 'R-2', version: 1 })).thenRejected('restatement-waits', { message: /R-1 of 2026-Q1/ });
    given(...closed).when(approve).thenRejected('restatement-unknown');
    given(...closed, proposed()).when({ ...withdraw, period: q2 }).thenRejected('restatement-unknown');
  });

  it('is refused while a stream cannot be read', () => {
    given(...closed).when(propose(), { facts: { ...facts, stoppedStreams: ['deal-torn'] } }).thenRejected('unresolved-faults', { message: /deal-torn/ });
  });

  it('is two people\'s of finance', () => {
    const { state } = given(...closed, proposed());
    for (const command of [propose(), approve, withdraw]) {
      expect([financier, operator, auditor].map((actor) => authorise('periods', command, actor, state)?.code)).toEqual([undefined, 'forbidden', 'forbidden']);
    }
    expect(proposerOf('periods', approve, state)).toBe(financier.userId);
  });
});

describe('whatever is asked of quarters', () => {
  it('is answered, can be written, adds nothing when asked twice, and folds again to the same', () => {
    const period = fc.constantFrom(q1, q1, q2);
    const restatementId = fc.constantFrom('R-1', 'R-2', 'R-3');
    const anyCommand: fc.Arbitrary<PeriodCommand> = fc.oneof(
      { weight: 2, arbitrary: fc.record({ type: fc.constant('ProposePeriodClose' as const), period }) },
      { weight: 2, arbitrary: fc.record({ type: fc.constant('ApprovePeriodClose' as const), period }) },
      { weight: 2, arbitrary: fc.record({ type: fc.constant('ClosePeriod' as const), period, firstInstant: fc.constant(at), lastInstant: fc.constant(at), ordinal: fc.constant(1), totals: fc.constant([]) }) },
      { weight: 3, arbitrary: fc.record({ type: fc.constant('ProposeRestatement' as const), restatementId, period, ruleSetId: fc.constant(standard), version: fc.constantFrom(1, 2, 3),
        replayId: fc.constantFrom(null, 'rpl_1'), replayDigest: fc.constant(words.replayDigest), reason: fc.constant(sealed('why')) }) },
      { weight: 3, arbitrary: fc.record({ type: fc.constant('ApproveRestatement' as const), restatementId, period }) },
      fc.record({ type: fc.constant('WithdrawRestatement' as const), restatementId, period }));
    const asked = fc.record({ command: anyCommand, facts: fc.constant(facts), actor: fc.constantFrom(financier, otherFinancier), occurredAt: fc.constant(at) });
    const seen = new Set<string>();
    fc.assert(fc.property(fc.array(asked, { maxLength: 40, size: 'max' }), (story) => {
      const { log } = expectSound(periodDecider, story);
      for (const event of log) seen.add(event.type);
      for (const event of log) {
        if (event.type !== 'PeriodRestated') continue;
        const before = log.find((other) => other.type === 'RestatementProposed' && other.data.restatementId === event.data.restatementId);
        expect(before?.type === 'RestatementProposed' && before.data.proposedBy !== event.data.approvedBy).toBe(true);
      }
    }), { numRuns: 300, seed: 7 });
    expect([...seen].sort()).toEqual(Object.keys(periodEvents).sort());
  });
});
