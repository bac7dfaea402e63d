import { describe, expect, it } from '@jest/globals';
import type { DisputedLine, DisputeEvent } from '#events';
import type { Currency, DealId, DisputeId, EventId, Instant, Period, RuleSetId } from '#kernel';
import { programmeWith } from '../../../../test/support/decider/deal-scene.js';
import { at, specify } from '../../../../test/support/decider/given.js';
import { alpha, beta, financier, instant, operator, otherFinancier, sealed, speakerOf } from '../../../../test/support/decider/people.js';
import { authorise } from '../rights.js';
import type { DisputeCommand } from './dispute.commands.js';
import { disputeDecider } from './dispute.decider.js';
import type { DisputableEvent, DisputableLine, DisputeFacts } from './dispute.state.js';
import { remediesOf } from './remedies.js';

const now = instant('2026-05-20');
const asAlpha = speakerOf(alpha);
const wrong = '00000000-0000-5000-8000-000000000007' as EventId;
const line: DisputedLine = {
  period: '2026-Q1' as Period, lineNo: 3, kind: 'commission', dealId: 'deal_acme' as DealId, position: 'sourcing', clause: '/attribution/roles/sourcing',
  causeEventId: wrong, amount: '3176.47', ruleSetId: 'standard' as RuleSetId, dealPeriod: '2026-Q1' as Period };
const found: DisputableLine = { partnerId: alpha, line, currency: 'USD' as Currency, issuedAt: instant('2026-04-15'), unpaidMinor: 100_000n };
const touchpoint: DisputableEvent = { touchpointId: 'T-1', toldBy: operator.userId, isCorrectable: false };
const roleAssigned: DisputableEvent = { touchpointId: null, toldBy: operator.userId, isCorrectable: true };
const facts: DisputeFacts = { programme: programmeWith([]), line: found, disputedBy: null, events: new Map([[wrong, touchpoint]]), deal: null };
const { given } = specify(disputeDecider, { actor: asAlpha, now, occurredAt: now, facts });

const missed = { touchpointId: 'M-1', role: 'sourcing', kind: 'meeting', happenedAt: instant('2026-02-01'), note: null } as const;
const open: Extract<DisputeCommand, { type: 'OpenDispute' }> = {
  type: 'OpenDispute', disputeId: 'dsp_one' as DisputeId, period: line.period, lineNo: 3, dealId: null, entryNo: null, amount: '1500.00', wrongEventIds: [wrong],
  missing: [missed], evidence: sealed('evidence') };
const endOf = (day: string): Instant => `2026-${day}T03:59:59.999Z` as Instant;
const openedFact = (changed: Partial<Extract<DisputeEvent, { type: 'DisputeOpened' }>['data']> = {}): DisputeEvent => ({ type: 'DisputeOpened', data: {
  disputeId: open.disputeId, partnerId: alpha, line, currency: 'USD', amount: '1500.00', held: '1000.00', wrongEventIds: [wrong], missing: [missed], evidence: sealed('evidence'),
  openUntil: endOf('06-15'), answerBy: endOf('06-04'), ...changed } });
const opened = openedFact();
const answered: DisputeEvent = { type: 'DisputeAnswered', data: { partnerId: alpha, answer: sealed('answer'), replyBy: endOf('06-04') } };
const rule = (told: Partial<Extract<DisputeCommand, { type: 'RuleDispute' }>> = {}) =>
  ({ type: 'RuleDispute', outcome: 'partly', reason: sealed('ruling'), voids: ['T-1'], logs: [], correctionId: null, ...told }) as const;
const ruled = (told: Partial<Extract<DisputeEvent, { type: 'DisputeRuled' }>['data']> = {}): DisputeEvent => ({ type: 'DisputeRuled', data: {
  partnerId: alpha, outcome: 'partly', reason: sealed('ruling'), voids: ['T-1'], logs: [], appealUntil: endOf('06-04'), ...told } });
const escalated = (because: 'unanswered' | 'answer' | 'ruling'): DisputeEvent =>
  ({ type: 'DisputeEscalated', data: { partnerId: alpha, because, reason: because === 'unanswered' ? null : sealed('more'), ruleBy: endOf('06-04') } });
const byFinance = { actor: financier };

describe('M1: a dispute', () => {
  it('names what is wrong and what is missing, with evidence; of the amount waits what no payment has', () => {
    given().when(open).then(opened);
    given().when({ ...open, amount: null }).then(openedFact({ amount: '3176.47' }));
    given().when({ ...open, amount: '0.10' }).then(openedFact({ amount: '0.10', held: '0.10' }));
    given().when(open, { facts: { ...facts, line: { ...found, unpaidMinor: 0n } } }).then(openedFact({ held: '0.00' }));
  });

  it('is refused after its deadline, to the last instant of the day', () => {
    given().when(open, { now: endOf('06-15') }).then(openedFact({ answerBy: endOf('06-29') }));
    given().when(open, { now: '2026-06-15T04:00:00.000Z' as Instant }).thenRejected('dispute-deadline-passed', { message: /2026-06-15T03:59:59.999Z/ });
    given().when(open, { now: instant('2027-01-01'), facts: { ...facts, line: { ...found, issuedAt: null } } })
      .then(openedFact({ openUntil: null, answerBy: '2027-01-16T04:59:59.999Z' as Instant }));
  });

  it('is of a line of one\'s own, once unless it was withdrawn', () => {
    given().when(open, { facts: { ...facts, line: null } }).thenRejected('line-unknown');
    given().when(open, { facts: { ...facts, disputedBy: 'dsp_other' as DisputeId } }).thenRejected('line-disputed-already');
    given(opened).when({ ...open, missing: [] }).thenRejected('dispute-exists');
  });

  it('names events of that deal, and no more money than the line has', () => {
    given().when({ ...open, amount: '3176.48' }).thenRejected('amount-invalid');
    given().when({ ...open, amount: '-1.00' }).thenRejected('amount-invalid');
    given().when({ ...open, wrongEventIds: [], missing: [] }).thenRejected('nothing-named');
    given().when({ ...open, wrongEventIds: ['00000000-0000-5000-8000-000000000009' as EventId] }).thenRejected('event-unknown', { pointer: '/wrongEventIds/0' });
    given().when({ ...open, missing: [missed, missed] }).thenRejected('touchpoint-twice', { pointer: '/missing/1/touchpointId' });
    given().when({ ...open, missing: [{ ...missed, happenedAt: instant('2026-05-21') }] }).thenRejected('instant-in-future');
    const ofNoDeal = { facts: { ...facts, line: { ...found, line: { ...line, dealId: null, kind: 'incentive' } }, events: new Map() } } as const;
    given().when({ ...open, wrongEventIds: [] }, ofNoDeal).thenRejected('line-of-no-deal');
    given().when({ ...open, wrongEventIds: [], missing: [] }, ofNoDeal).then(openedFact({ line: { ...line, dealId: null, kind: 'incentive' }, wrongEventIds: [], missing: [] }));
  });

  it('is the partner\'s own: another is told that there is none', () => {
    const { state } = given(opened);
    const add = { type: 'AddDisputeEvidence', evidence: sealed('x') } as const;
    const code = (command: DisputeCommand, actor = asAlpha) => authorise('dispute', command, actor, state)?.code;
    expect([asAlpha, speakerOf(beta), operator, financier].map((actor) => code(add, actor))).toEqual([undefined, 'dispute-unknown', 'forbidden', 'forbidden']);
    expect([asAlpha, speakerOf(beta), operator, financier].map((actor) => code(rule(), actor))).toEqual(['forbidden', 'dispute-unknown', 'forbidden', undefined]);
    expect([asAlpha, operator, financier].map((actor) => code({ type: 'AnswerDispute', answer: sealed('x') }, actor))).toEqual(['forbidden', undefined, 'forbidden']);
    expect([asAlpha, operator].map((actor) => code({ type: 'PassDisputeDeadline' }, actor))).toEqual(['forbidden', 'forbidden']);
    expect(authorise('dispute', open, operator, { status: 'none' })?.code).toBe('forbidden');
    given().when(add).thenRejected('dispute-unknown');
  });

  it('ends when it is withdrawn', () => {
    const withdraw = { type: 'WithdrawDispute', reason: null } as const;
    const withdrawn: DisputeEvent = { type: 'DisputeWithdrawn', data: { partnerId: alpha, reason: null } };
    given(opened).when(withdraw).then(withdrawn);
    given(opened, withdrawn).when(rule(), byFinance).thenRejected('dispute-withdrawn');
    given(opened, ruled()).when(withdraw).thenRejected('dispute-ruled');
  });
});

describe('M4: each side\'s next word', () => {
  const late = { now: instant('2026-06-05') };

  it('is the vendor\'s by a deadline: its silence takes the dispute on to finance', () => {
    given(opened).when({ type: 'AnswerDispute', answer: sealed('answer') }, { actor: operator }).then(answered);
    given(opened).when({ type: 'AnswerDispute', answer: sealed('answer') }, { actor: operator, ...late }).thenRejected('dispute-deadline-passed');
    given(opened).when({ type: 'PassDisputeDeadline' }).thenNothing();
    given(opened).when({ type: 'PassDisputeDeadline' }, late).then({ type: 'DisputeEscalated', data: { partnerId: alpha, because: 'unanswered', reason: null, ruleBy: endOf('06-20') } });
  });

  it('is then the partner\'s: it escalates, brings more, or the answer stands', () => {
    given(opened, answered).when({ type: 'EscalateDispute', reason: sealed('more') }).then(escalated('answer'));
    given(opened).when({ type: 'EscalateDispute', reason: sealed('more') }).thenRejected('dispute-not-answered');
    given(opened, answered).when({ type: 'AddDisputeEvidence', evidence: sealed('photo') })
      .then({ type: 'DisputeEvidenceAdded', data: { partnerId: alpha, evidence: sealed('photo'), answerBy: endOf('06-04') } });
    given(opened).when({ type: 'AddDisputeEvidence', evidence: sealed('photo') })
      .then({ type: 'DisputeEvidenceAdded', data: { partnerId: alpha, evidence: sealed('photo'), answerBy: null } });
    for (const command of [{ type: 'EscalateDispute', reason: sealed('more') }, { type: 'AddDisputeEvidence', evidence: sealed('photo') }] as const) {
      given(opened, answered).when(command, late).thenRejected('dispute-deadline-passed');
    }
    const lapsed: DisputeEvent = { type: 'DisputeLapsed', data: { partnerId: alpha, replyBy: endOf('06-04') } };
    given(opened, answered).when({ type: 'PassDisputeDeadline' }, late).then(lapsed);
    given(opened, answered, lapsed).when({ type: 'AddDisputeEvidence', evidence: sealed('photo') }).thenRejected('dispute-lapsed');
  });

  it('is never the partner\'s to lose while finance is to rule', () => {
    given(opened, escalated('unanswered')).when({ type: 'PassDisputeDeadline' }, { now: instant('2027-01-01') }).thenNothing();
    given(opened, escalated('unanswered')).when(rule(), { ...byFinance, now: instant('2027-01-01') }).then(ruled({ appealUntil: '2027-01-16T04:59:59.999Z' as Instant }));
  });
});

describe('M3: a ruling', () => {
  it('is finance\'s, with a reason; one that does not uphold can be appealed, once, to another person', () => {
    given(opened).when(rule(), byFinance).then(ruled());
    given(opened).when(rule({ outcome: 'upheld' }), byFinance).then(ruled({ outcome: 'upheld', appealUntil: null }));
    given(opened, ruled({ outcome: 'upheld', appealUntil: null })).when({ type: 'EscalateDispute', reason: sealed('more') }).thenRejected('ruling-final');
    const appealed = given(at(now, opened), { fact: ruled(), at: now }, escalated('ruling'));
    given(opened, ruled()).when({ type: 'EscalateDispute', reason: sealed('more') }).then(escalated('ruling'));
    given(opened, ruled()).when(rule({ reason: sealed('again') }), byFinance).thenRejected('dispute-ruled');
    // `given` has the facts told by alpha, so the first ruling is by alpha here.
    appealed.when(rule({ reason: sealed('again') }), { actor: asAlpha }).thenRejected('ruling-needs-second-person');
    appealed.when(rule({ reason: sealed('again'), outcome: 'refused', voids: [] }), { actor: otherFinancier })
      .then(ruled({ reason: sealed('again'), outcome: 'refused', voids: [], appealUntil: null }));
  });

  it('is not given by whoever told what is disputed', () => {
    given(opened).when(rule(), { ...byFinance, facts: { ...facts, events: new Map([[wrong, { ...touchpoint, toldBy: financier.userId }]]) } })
      .thenRejected('ruler-told-disputed-events');
  });

  it('changes touchpoints that the dispute named, and nothing where it refuses', () => {
    given(opened).when(rule({ voids: ['T-2'] }), byFinance).thenRejected('touchpoint-not-disputed', { pointer: '/voids/0' });
    given(opened).when(rule({ logs: ['M-2'] }), byFinance).thenRejected('touchpoint-not-disputed', { pointer: '/logs/0' });
    given(opened).when(rule({ outcome: 'refused' }), byFinance).thenRejected('refusal-changes-nothing');
    const { state } = given(opened, ruled({ logs: ['M-1'] }));
    const [ruling] = state.status === 'opened' ? state.rulings : [];
    const remedies = state.status === 'opened' && ruling ? remediesOf(state, ruling, sealed('ruling')) : [];
    expect(remedies.map(({ command, occurredAt }) => [command.type, occurredAt])).toEqual([['VoidTouchpoint', now], ['LogTouchpoint', missed.happenedAt]]);
    expect(remedies[1]).toMatchObject({ sourceRecordedAt: missed.happenedAt, command: { partnerId: alpha, imported: true, loggedBy: 'integration' } });
    expect(remedies.every(({ command }) => !JSON.stringify(command).includes('dsp_one'))).toBe(true);
  });

  it('names a correction of the won deal that waits for its second person, and is carried out by that', () => {
    const won = (status: 'proposed' | 'approved' | 'lapsed') => ({ ...byFinance, facts: { ...facts, events: new Map([[wrong, roleAssigned]]), deal: { isWon: true, corrections: new Map([['C-1', status]]) } } });
    const named = rule({ outcome: 'upheld', voids: [], correctionId: 'C-1' });
    const ruling = ruled({ outcome: 'upheld', voids: [], correctionId: 'C-1', appealUntil: null });
    given(opened).when(named, won('proposed')).then(ruling);
    given(opened).when(named, won('approved')).thenRejected('correction-approved-already', { pointer: '/correctionId' });
    given(opened).when(named, won('lapsed')).thenRejected('correction-lapsed');
    given(opened).when({ ...named, correctionId: 'C-2' }, won('proposed')).thenRejected('correction-unknown', { message: /propose it there, then rule/ });
    given(opened).when(named, byFinance).thenRejected('correction-unknown');
    given(opened).when({ ...named, outcome: 'refused' }, won('proposed')).thenRejected('refusal-changes-nothing');
    const rulingId = '00000000-0000-5000-8000-000000000001' as EventId;
    const done = { type: 'RecordRulingCarriedOut', rulingId, factIds: [wrong], correctionId: 'C-1' } as const;
    given(opened, ruling).when(done).then({ type: 'RulingCarriedOut', data: { partnerId: alpha, rulingId, factIds: [wrong], correctionId: 'C-1' } });
    given(opened, ruling).when({ ...done, correctionId: null }).thenNothing();
    const both = given(opened, ruled({ correctionId: 'C-1' }), { type: 'RulingCarriedOut', data: { partnerId: alpha, rulingId, factIds: [wrong] } }).state;
    expect(both.status === 'opened' && [...both.rulings[0]?.waitsFor ?? []]).toEqual(['correction']);
  });

  it('changes the won deal where it upholds, unless that is about what neither touchpoints nor a correction change', () => {
    const on = (event: DisputableEvent, isWon = true) => ({ ...byFinance, facts: { ...facts, events: new Map([[wrong, event]]), deal: { isWon, corrections: new Map() } } });
    const nothing = rule({ outcome: 'upheld', voids: [] });
    const done = ruled({ outcome: 'upheld', voids: [], appealUntil: null });
    const aboutPayment = openedFact({ missing: [] });
    given(aboutPayment).when(nothing, on(roleAssigned)).thenRejected('ruling-changes-nothing', { message: /propose a correction/ });
    given(aboutPayment).when(nothing, on(touchpoint)).thenRejected('ruling-changes-nothing');
    given(opened).when(nothing, on({ ...roleAssigned, isCorrectable: false })).thenRejected('ruling-changes-nothing');
    given(aboutPayment).when(nothing, on({ ...roleAssigned, isCorrectable: false })).then(done);
    given(aboutPayment).when(nothing, on(roleAssigned, false)).then(done);
    given(aboutPayment).when(nothing, byFinance).then(done);
  });

  it('is carried out once', () => {
    const rulingId = '00000000-0000-5000-8000-000000000001' as EventId;
    const done: DisputeEvent = { type: 'RulingCarriedOut', data: { partnerId: alpha, rulingId, factIds: [wrong] } };
    given(opened, ruled()).when({ type: 'RecordRulingCarriedOut', rulingId, factIds: [wrong], correctionId: null }).then(done);
    given(opened, ruled()).when({ type: 'RecordRulingCarriedOut', rulingId: wrong, factIds: [], correctionId: null }).thenRejected('ruling-unknown');
  });
});
