import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { disputeEvents, disputeOutcomes, partnerEvents, programmeEvents, rights, ruleSetEvents, userEvents, type Actor, type DomainEvent } from '#events';
import { digestOf, type Currency, type DealId, type Decider, type DisputeId, type EventId, type Instant, type Period, type UserId } from '#kernel';
import { programmeWith } from '../../../test/support/decider/deal-scene.js';
import { expectSound } from '../../../test/support/decider/live.js';
import { administrator, alpha, beta, gamma, instant, now, otherAdministrator, sealed, standard } from '../../../test/support/decider/people.js';
import type { DisputeCommand } from './dispute/dispute.commands.js';
import { disputeDecider } from './dispute/dispute.decider.js';
import type { DisputableLine, DisputeFacts } from './dispute/dispute.state.js';
import type { PartnerCommand } from './partner/partner.commands.js';
import { partnerDecider } from './partner/partner.decider.js';
import type { PartnerFacts } from './partner/partner.facts.js';
import type { ProgrammeCommand } from './programme/programme.commands.js';
import { programmeDecider } from './programme/programme.decider.js';
import type { RuleSetCommand } from './rule-set/rule-set.commands.js';
import { ruleSetDecider } from './rule-set/rule-set.decider.js';
import type { RuleSetFacts } from './rule-set/rule-set.facts.js';
import type { UserCommand } from './user/user.commands.js';
import { userDecider } from './user/user.decider.js';
import type { UserFacts } from './user/user.facts.js';

const una = 'usr_una' as UserId;
const actor = fc.constantFrom<Actor>(administrator, otherAdministrator, { userId: una, rights: ['finance'], partnerId: null });
const day = fc.constantFrom('2026-01-01', '2026-06-30', '2026-12-31', '2026-02-30', 'soon');
/** Seldom so late that it keeps a version from being published. */
const closedThrough = fc.oneof({ weight: 19, arbitrary: fc.constantFrom(null, '2025-Q4' as Period) }, { weight: 1, arbitrary: fc.constant('2026-Q1' as Period) });

const sound = <State, Command, Event extends DomainEvent, Recorded extends { readonly type: string }, Facts>(
  decider: Decider<State, Command, Event, Recorded, Actor, Facts>, command: fc.Arbitrary<Command>, facts: fc.Arbitrary<Facts>, types: object, moments: readonly Instant[] = [now],
): void => {
  const seen = new Set<string>();
  const asked = fc.record({ command, facts, actor, occurredAt: fc.constantFrom(now, instant('2026-06-01')), now: fc.constantFrom(...moments) });
  fc.assert(fc.property(fc.array(asked, { maxLength: 30, size: 'max' }), (story) => {
    for (const { type } of expectSound(decider, story).log) seen.add(type);
  }), { numRuns: 300, seed: 7 });
  expect([...seen].sort()).toEqual(Object.keys(types).sort());
};

const calendar = { timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Mars/Olympus'), fiscalYearStart: fc.constantFrom(1, 7, 13) };

const anyProgrammeCommand: fc.Arbitrary<ProgrammeCommand> = fc.oneof(
  fc.record({ type: fc.constant('FoundProgramme' as const), name: fc.constantFrom('One', 'Other'), ...calendar }),
  fc.record({ type: fc.constant('ChangeCalendar' as const), ...calendar }),
  fc.record({ type: fc.constant('SetGates' as const), gates: fc.record({ registrationBeforeAdvance: fc.boolean(), stageLeads: fc.boolean(), handOffs: fc.boolean(), attributionBeforeWon: fc.boolean() }) }),
  fc.record({ type: fc.constant('DefineStages' as const), stages: fc.array(fc.constantFrom('Discovery', 'Demo', 'Close'), { maxLength: 3 }) }),
  fc.record({ type: fc.constant('SetRegistrationTerms' as const), answerWithinDays: fc.constantFrom(0, 3, 366), validDays: fc.constantFrom(0, 90) }),
  fc.record({ type: fc.constant('SetDisputeTerms' as const), disputeDays: fc.constantFrom(0, 45), responseDays: fc.constantFrom(7, 400) }));

const agreementId = fc.constantFrom('a-1', 'a-2', 'a-3');
const anyPartnerCommand: fc.Arbitrary<PartnerCommand> = fc.oneof(
  fc.record({ type: fc.constant('OnboardPartner' as const), partnerId: fc.constant(alpha), name: fc.constantFrom('One', 'Other'), kind: fc.constantFrom(null, 'reseller'), external: fc.constant(null) }),
  fc.record({ type: fc.constant('RenamePartner' as const), name: fc.constantFrom('One', 'Other') }),
  fc.record({ type: fc.constant('SignAgreement' as const), agreementId, from: day, to: fc.option(day, { nil: null }) }),
  fc.record({ type: fc.constant('EndAgreement' as const), agreementId, on: day }),
  fc.record({ type: fc.constant('NameContact' as const), contactId: fc.constant('c-1'), person: fc.constantFrom(sealed('one'), sealed('other')) }),
  fc.constant<PartnerCommand>({ type: 'RemoveContact', contactId: 'c-1' }), fc.constant<PartnerCommand>({ type: 'ForgetContact', contactId: 'c-1' }),
  fc.record({ type: fc.constant('GrantTier' as const), tier: fc.constantFrom(null, 'gold'), from: day }),
  fc.constant<PartnerCommand>({ type: 'SuspendPartner', reason: sealed('why') }), fc.constant<PartnerCommand>({ type: 'ResumePartner' }),
  fc.record({ type: fc.constant('NamePayee' as const), payeeReference: fc.constantFrom('V-1', 'V-2'), currency: fc.constantFrom(null, 'EUR', 'XAU') }),
  fc.record({ type: fc.constant('ChooseIncentive' as const), period: fc.constant('2026-Q1' as Period), ruleSetId: fc.constant(standard), version: fc.constant(1),
    clause: fc.constantFrom('/incentives/0', '/incentives/1'), option: fc.nat(2) }),
  fc.record({ type: fc.constant('WriteOffBalance' as const), writeOffId: fc.constantFrom('w-1', 'w-2'), amount: fc.constantFrom('1.00', '0.00', '-2.00', '1'),
    currency: fc.constantFrom('USD', 'JPY'), reason: fc.constant(sealed('why')) }),
  fc.record({ type: fc.constant('MergePartner' as const), into: fc.constantFrom(alpha, beta, gamma), on: day }));
const partnerFacts = fc.constantFrom<PartnerFacts>({ rewards: 2, activePartners: new Set([beta]), successor: beta, timeZone: 'Europe/Berlin' }, { rewards: null, activePartners: new Set(), successor: null, timeZone: null });

const documents = ['USD', 'EUR'].flatMap((currency) => ['one', 'other'].map((title) => ({
  format: 'tandem.ruleset/1', id: 'standard', title, effective: { from: '2026-01-01', basis: 'closed' },
  calendar: { timeZone: 'America/New_York', fiscalYearStart: 1 }, currency })));
const version = fc.constantFrom(1, 1, 2, 3);
const anyRuleSetCommand: fc.Arbitrary<RuleSetCommand> = fc.oneof(
  fc.record({ type: fc.constant('DraftRuleSet' as const), ruleSetId: fc.constant(standard), document: fc.constantFrom(...documents) }),
  fc.record({ type: fc.constant('ProposeRuleSet' as const), version }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('ApproveRuleSet' as const), version }) },
  fc.record({ type: fc.constant('RetireRuleSet' as const), version, from: day, reason: fc.constant(sealed('why')) }));
/** The digest is of any document: now and then of the right one. */
const anyRuleSetFacts: fc.Arbitrary<RuleSetFacts> = fc.record({
  faults: fc.constantFrom([], [], [{ clause: '/currency', message: 'odd' }]), digest: fc.constantFrom(...documents.slice(0, 2).map(digestOf)), programme: fc.constant(programmeWith([])), closedThrough });

const disputedLine: DisputableLine = {
  partnerId: alpha, currency: 'USD' as Currency, issuedAt: now, unpaidMinor: 500n, line: {
    period: '2026-Q1' as Period, lineNo: 1, kind: 'commission', dealId: 'deal_acme' as DealId, position: 'sourcing', clause: '/x',
    causeEventId: '00000000-0000-5000-8000-000000000007' as EventId, amount: '9.00', ruleSetId: standard, dealPeriod: '2026-Q1' as Period } };
/** Each command has a text of its own, as it has when people write one. */
const words = fc.nat(1_000).map((number) => sealed(`text-${number}`));
const rulingIds = ['1', '2', '3'].map((number) => `00000000-0000-5000-8000-${number.padStart(12, '0')}` as EventId);
const anyDisputeCommand: fc.Arbitrary<DisputeCommand> = fc.oneof(
  fc.record({ type: fc.constant('OpenDispute' as const), disputeId: fc.constant('dsp_one' as DisputeId), period: fc.constant('2026-Q1' as Period), lineNo: fc.constant(1),
    dealId: fc.constant(null), entryNo: fc.constant(null), amount: fc.constantFrom(null, '1.00', '10.00', '1'), wrongEventIds: fc.constant([]),
    missing: fc.constantFrom([], [{ touchpointId: 'M-1', role: 'selling' as const, kind: 'demo', happenedAt: now, note: null }]), evidence: words }),
  fc.record({ type: fc.constant('AddDisputeEvidence' as const), evidence: words }), fc.record({ type: fc.constant('AnswerDispute' as const), answer: words }),
  fc.record({ type: fc.constant('EscalateDispute' as const), reason: words }), fc.record({ type: fc.constant('WithdrawDispute' as const), reason: fc.option(words, { nil: null }) }),
  fc.record({ type: fc.constant('RuleDispute' as const), outcome: fc.constantFrom(...disputeOutcomes), reason: words, voids: fc.constant([]), logs: fc.constant(['M-1']),
    correctionId: fc.constantFrom(null, 'C-1', 'C-2') }),
  { weight: 2, arbitrary: fc.constant<DisputeCommand>({ type: 'PassDisputeDeadline' }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('RecordRulingCarriedOut' as const), rulingId: fc.constantFrom(...rulingIds), factIds: fc.constant([]),
    correctionId: fc.constantFrom(null, 'C-1') }) });
const anyDisputeFacts: fc.Arbitrary<DisputeFacts> = fc.record({
  programme: fc.constant(programmeWith([])), line: fc.constant(disputedLine), disputedBy: fc.constant(null), events: fc.constant(new Map()),
  deal: fc.constantFrom(null, { isWon: true, corrections: new Map([['C-1', 'proposed' as const]]) }) });

const right = fc.constantFrom(...rights);
const anyUserCommand: fc.Arbitrary<UserCommand> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('RegisterUser' as const), userId: fc.constant(una), name: fc.constant(sealed('name')), partnerId: fc.constantFrom(null, null, alpha, beta) }) },
  fc.record({ type: fc.constant('ProposeRight' as const), right }),
  { weight: 3, arbitrary: fc.record({ type: fc.constant('GrantRight' as const), right }) },
  fc.record({ type: fc.constant('RevokeRight' as const), right }),
  { weight: 3, arbitrary: fc.record({
    type: fc.constant('IssueApiKey' as const), apiKeyId: fc.constantFrom('k-1', 'k-2'), keyDigest: fc.constant('0'.repeat(64)),
    scopes: fc.array(right, { maxLength: 2 }), expiresAt: fc.constantFrom<Instant | null>(null, now, instant('2027-01-01')) }) },
  { weight: 3, arbitrary: fc.constant<UserCommand>({ type: 'RevokeApiKey', apiKeyId: 'k-1' }) }, fc.constant<UserCommand>({ type: 'DeactivateUser' }),
  fc.record({ type: fc.constant('SetPassword' as const), credentialId: fc.constantFrom('c-1', 'c-2'), replaces: fc.constantFrom(null, 'c-1', 'c-2') }),
  fc.constant<UserCommand>({ type: 'ForgetUser' }));
const anyUserFacts: fc.Arbitrary<UserFacts> = fc.record({ bootstrap: fc.boolean(), knownPartners: fc.constant(new Set([alpha])) });

describe('whatever is asked is answered, can be written, adds nothing when asked twice, and folds again to the same', () => {
  it('of the programme', () => sound(programmeDecider, anyProgrammeCommand, fc.record({ closedThrough }), programmeEvents));
  it('of a partner', () => sound(partnerDecider, anyPartnerCommand, partnerFacts, partnerEvents));
  it('of a dispute', () => sound(disputeDecider, anyDisputeCommand, anyDisputeFacts, disputeEvents, [now, now, instant('2026-09-30')]));
  it('of a rule set', () => sound(ruleSetDecider, anyRuleSetCommand, anyRuleSetFacts, ruleSetEvents));
  it('of a user', () => sound(userDecider, anyUserCommand, anyUserFacts, userEvents));
});

describe('whoever asks', () => {
  it('no user holds finance and administrator, nor, for a partner, anything but that', () => {
    const asked = fc.record({ command: anyUserCommand, facts: anyUserFacts, actor, occurredAt: fc.constant(now) });
    fc.assert(fc.property(fc.array(asked, { maxLength: 30, size: 'max' }), (story) => {
      const { state } = expectSound(userDecider, story);
      if (state.status === 'none') return;
      expect(state.rights.has('finance') && state.rights.has('administrator')).toBe(false);
      if (state.partnerId !== null) expect([...state.rights.keys()].every((held) => held === 'partner')).toBe(true);
    }));
  });

  it('no two published versions of a rule set differ in basis, calendar or currency, and none was approved by its proposer', () => {
    const asked = fc.record({ command: anyRuleSetCommand, facts: anyRuleSetFacts, actor, occurredAt: fc.constant(now) });
    fc.assert(fc.property(fc.array(asked, { maxLength: 40, size: 'max' }), (story) => {
      const { state, log } = expectSound(ruleSetDecider, story);
      if (state.status === 'none') return;
      expect(new Set(state.published.map(({ document }) => document['currency'])).size).toBeLessThanOrEqual(1);
      for (const { version: published, approvedBy } of state.published) {
        const proposal = log.findLast((event) => event.type === 'RuleSetProposed' && event.data.version === published);
        expect(proposal?.type === 'RuleSetProposed' && proposal.data.proposedBy !== approvedBy).toBe(true);
      }
    }));
  });
});
