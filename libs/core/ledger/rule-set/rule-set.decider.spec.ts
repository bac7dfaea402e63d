import { describe, expect, it } from '@jest/globals';
import type { RuleSetEvent } from '#events';
import { digestOf, type Period, type RuleSetId } from '#kernel';
import { programmeWith } from '../../../../test/support/decider/deal-scene.js';
import { specify } from '../../../../test/support/decider/given.js';
import { financier, now, operator, otherFinancier, sealed, standard } from '../../../../test/support/decider/people.js';
import { ruleSetDecider } from './rule-set.decider.js';
import { documentConcerned, type RuleSetFacts } from './rule-set.facts.js';
import type { RuleSetDocument } from './rule-set.state.js';

const document = (differing: RuleSetDocument = {}): RuleSetDocument => ({
  format: 'tandem.ruleset/1', id: 'standard', effective: { from: '2026-01-01', basis: 'closed' },
  calendar: { timeZone: 'America/New_York', fiscalYearStart: 1 }, currency: 'USD', ...differing });

const factsOf = (about: RuleSetDocument, differing: Partial<RuleSetFacts> = {}): { facts: RuleSetFacts } =>
  ({ facts: { faults: [], digest: digestOf(about), programme: programmeWith([]), closedThrough: null, ...differing } });

const { given } = specify(ruleSetDecider, { actor: operator, now, occurredAt: now, ...factsOf(document()) });

const first = document();
const second = document({ title: 'Second' });
const draft = (about: RuleSetDocument) => ({ type: 'DraftRuleSet', ruleSetId: standard, document: about }) as const;
const drafted = (version: number, about: RuleSetDocument): RuleSetEvent => ({
  type: 'RuleSetDrafted', data: { ruleSetId: standard, version, document: about, digest: digestOf(about), draftedBy: operator.userId } });
const propose = (version: number) => ({ type: 'ProposeRuleSet', version }) as const;
const proposed = (version: number, about: RuleSetDocument): RuleSetEvent =>
  ({ type: 'RuleSetProposed', data: { version, digest: digestOf(about), proposedBy: operator.userId } });
const approve = (version: number) => ({ type: 'ApproveRuleSet', version }) as const;
const approved = (version: number, about: RuleSetDocument): RuleSetEvent =>
  ({ type: 'RuleSetApproved', data: { version, digest: digestOf(about), approvedBy: financier.userId } });
const retire = { type: 'RetireRuleSet', version: 1, from: '2026-07-01', reason: sealed('why') } as const;
const retired: RuleSetEvent = { type: 'RuleSetRetired', data: { version: 1, from: '2026-07-01', reason: sealed('why') } };
const published = [drafted(1, first), proposed(1, first), approved(1, first)];

describe('drafting a rule set', () => {
  it('makes a draft of the next version', () => {
    given().when(draft(first)).then(drafted(1, first));
    given(...published).when(draft(second), factsOf(second)).then(drafted(2, second));
  });

  it('replaces the draft before it', () => {
    given(drafted(1, first)).when(draft(second), factsOf(second)).then(drafted(1, second));
  });

  it('told again is nothing new, drafted, proposed or published', () => {
    given(drafted(1, first)).when(draft(first)).thenNothing();
    given(drafted(1, first), proposed(1, first)).when(draft(first)).thenNothing();
    given(...published, drafted(2, second)).when(draft(first)).thenNothing();
  });

  it('C2: refuses a document with faults, and names each with its clause', () => {
    const faults = [{ clause: '/commission/coSell', message: 'must exceed solo' }, { clause: '', message: 'an odd one' }];
    given().when(draft(first), factsOf(first, { faults }))
      .thenRejected('rule-set-faulty', { pointer: '/document/commission/coSell', message: /coSell: must exceed solo; the document: an odd one/ });
    const many = Array.from({ length: 25 }, (_, index) => ({ clause: `/roles/${index}`, message: 'odd' }));
    given().when(draft(first), factsOf(first, { faults: many })).thenRejected('rule-set-faulty', { message: /and 5 more/ });
  });

  it('refuses the document of another rule set', () => {
    const other = document({ id: 'other' });
    given().when(draft(other), factsOf(other)).thenRejected('rule-set-id-differs');
    given(drafted(1, first)).when({ ...draft(other), ruleSetId: 'other' as RuleSetId }, factsOf(other)).thenRejected('rule-set-id-differs');
  });

  it.each([
    ['basis', { effective: { from: '2026-01-01', basis: 'registered' } }], ['currency', { currency: 'EUR' }],
  ])('refuses a version that changes the %s of those before', (_, differing) => {
    const changed = document(differing);
    given(...published).when(draft(changed), factsOf(changed)).thenRejected('rule-set-terms-fixed', { message: new RegExp(_) });
    given(drafted(1, first)).when(draft(changed), factsOf(changed)).then(drafted(1, changed));
  });

  it('refuses a version that changes the calendar, although the programme has the new one', () => {
    const changed = document({ calendar: { timeZone: 'UTC', fiscalYearStart: 1 } });
    const programme = programmeWith([], { calendar: { timeZone: 'UTC', fiscalYearStart: 1 } });
    given(...published).when(draft(changed), factsOf(changed, { programme })).thenRejected('rule-set-terms-fixed', { message: /timeZone/ });
  });

  it.each([{ timeZone: 'UTC', fiscalYearStart: 1 }, { timeZone: 'America/New_York', fiscalYearStart: 2 }])(
    'refuses a calendar unlike the programme\'s: %j', (calendar) => {
      const other = document({ calendar });
      given().when(draft(other), factsOf(other)).thenRejected('calendar-differs');
    });

  it('refuses before the programme is founded', () => {
    given().when(draft(first), factsOf(first, { programme: { status: 'none' } })).thenRejected('programme-not-founded');
  });
});

describe('publishing a rule set', () => {
  const byFinance = { ...factsOf(first), actor: financier };

  it('takes one user who proposes and another who approves', () => {
    given(drafted(1, first)).when(propose(1)).then(proposed(1, first));
    given(drafted(1, first), proposed(1, first)).when(approve(1), byFinance).then(approved(1, first));
    given(drafted(1, first), proposed(1, first)).when(approve(1)).thenRejected('rule-set-needs-second-person');
  });

  it('is refused without draft or proposal', () => {
    given().when(propose(1)).thenRejected('rule-set-unknown');
    given(drafted(1, first)).when(propose(2)).thenRejected('draft-unknown');
    given(drafted(1, first)).when(approve(1), byFinance).thenRejected('rule-set-not-proposed');
    given(drafted(1, first), proposed(1, first)).when(approve(2), byFinance).thenRejected('draft-unknown');
    given(...published).when(approve(2), byFinance).thenRejected('draft-unknown');
  });

  it('is refused when the draft changed since it was proposed, until it is proposed again', () => {
    const changed = [drafted(1, first), proposed(1, first), drafted(1, second)];
    given(...changed).when(approve(1), { ...factsOf(second), actor: financier }).thenRejected('draft-changed');
    given(...changed).when(propose(1), factsOf(second)).then(proposed(1, second));
    given(...changed, proposed(1, second)).when(approve(1), { ...factsOf(second), actor: financier }).then(approved(1, second));
  });

  it('validates once more, and checks that the draft is the one recorded', () => {
    const faults = [{ clause: '/currency', message: 'odd' }];
    given(drafted(1, first)).when(propose(1), factsOf(first, { faults, digest: null })).thenRejected('rule-set-faulty');
    given(drafted(1, first), proposed(1, first)).when(approve(1), { ...factsOf(first, { faults }), actor: financier }).thenRejected('rule-set-faulty');
    given(drafted(1, first)).when(propose(1), factsOf(second)).thenRejected('draft-changed');
    given(drafted(1, first), proposed(1, first)).when(approve(1), { ...byFinance, ...factsOf(first, { programme: programmeWith([], { calendar: { timeZone: 'UTC', fiscalYearStart: 1 } }) }) })
      .thenRejected('calendar-differs');
  });

  it('is refused where it would reach into a closed quarter, up to its last day', () => {
    const closed = { closedThrough: '2026-Q1' as Period };
    const from = (day: string) => document({ effective: { from: day, basis: 'closed' } });
    for (const day of ['2025-01-01', '2026-01-01', '2026-03-31']) {
      given().when(draft(from(day)), factsOf(from(day), closed)).thenRejected('effective-in-closed-period', { pointer: '/document/effective/from', message: /2026-Q1/ });
    }
    given().when(draft(from('2026-04-01')), factsOf(from('2026-04-01'), closed)).then(drafted(1, from('2026-04-01')));
    given(drafted(1, first)).when(propose(1), factsOf(first, closed)).thenRejected('effective-in-closed-period');
    given(drafted(1, first), proposed(1, first)).when(approve(1), { ...factsOf(first, closed), actor: financier }).thenRejected('effective-in-closed-period');
    given(...published).when(approve(1), { ...factsOf(first, closed), actor: financier }).thenNothing();
  });

  it('told again is nothing new, whoever says it', () => {
    given(drafted(1, first), proposed(1, first)).when(propose(1), byFinance).thenNothing();
    given(...published).when(propose(1)).thenNothing();
    given(...published, drafted(2, second)).when(approve(1), { actor: otherFinancier }).thenNothing();
  });

  it('keeps every published version as it was approved', () => {
    const { state } = given(...published, drafted(2, second), proposed(2, second), approved(2, second));
    expect(state).toMatchObject({ status: 'settled', published: [
      { version: 1, digest: digestOf(first), effectiveFrom: '2026-01-01', document: first }, { version: 2, digest: digestOf(second), document: second }] });
  });
});

describe('retiring a version', () => {
  it('is of a published one, from a day on, once', () => {
    given(...published).when(retire).then(retired);
    given(...published, retired).when({ ...retire, from: '2026-08-01' }).thenRejected('already-retired');
    given(...published).when({ ...retire, version: 2 }).thenRejected('version-unknown');
    given(drafted(1, first)).when(retire).thenRejected('version-unknown');
    given(...published).when({ ...retire, from: '2026-02-30' }).thenRejected('day-invalid');
    given().when(retire).thenRejected('rule-set-unknown');
  });
});

describe('the document that a command concerns', () => {
  it('is the one sent, or the draft to be published', () => {
    const { state } = given(drafted(1, first));
    expect(documentConcerned(draft(second), state)).toBe(second);
    expect(documentConcerned(propose(1), state)).toBe(first);
    expect(documentConcerned(approve(1), given(drafted(1, first), proposed(1, first)).state)).toBe(first);
    expect(documentConcerned(retire, state)).toBeUndefined();
    expect(documentConcerned(propose(1), { status: 'none' })).toBeUndefined();
  });
});
