import { describe, expect, it } from '@jest/globals';
import type { Actor, PartnerEvent } from '#events';
import type { PartnerId, Period } from '#kernel';
import { at, specify, type Past } from '../../../../test/support/decider/given.js';
import { alpha, auditor, beta, financier, gamma, instant, now, operator, sealed, speakerOf, standard } from '../../../../test/support/decider/people.js';
import { heldBack } from './held-back.js';
import { partnerDecider } from './partner.decider.js';
import type { PartnerFacts } from './partner.facts.js';
import { authorise } from '../rights.js';

const facts: PartnerFacts = { rewards: 2, activePartners: new Set([beta]), successor: null, timeZone: 'America/New_York' };
const { given } = specify(partnerDecider, { actor: operator, now, occurredAt: now, facts });

const onboard = { type: 'OnboardPartner', partnerId: alpha, name: 'Alpha Ltd', kind: 'reseller', external: { source: 'crm', id: '1' } } as const;
const onboarded: PartnerEvent = { type: 'PartnerOnboarded', data: { partnerId: alpha, name: 'Alpha Ltd', kind: 'reseller', external: { source: 'crm', id: '1' } } };
const renamed: PartnerEvent = { type: 'PartnerRenamed', data: { name: 'Alpha plc' } };
const suspended: PartnerEvent = { type: 'PartnerSuspended', data: { reason: sealed('why') } };

describe('a partner', () => {
  it('is onboarded once', () => {
    given().when(onboard).then(onboarded);
    given(onboarded, suspended).when(onboard).thenNothing();
    given(onboarded, renamed).when(onboard).thenNothing();
  });

  it.each([{ kind: 'technology' }, { kind: null }, { external: null }, { external: { source: 'crm', id: '2' } }])(
    'is not another one under the same id: %j', (differing) => given(onboarded).when({ ...onboard, ...differing }).thenRejected('partner-differs'));

  it('exists before anything is said of it', () => {
    given().when({ type: 'ResumePartner' }).thenRejected('partner-unknown');
    given().when({ type: 'RenamePartner', name: 'Alpha plc' }).thenRejected('partner-unknown');
  });

  it('is renamed', () => {
    given(onboarded).when({ type: 'RenamePartner', name: 'Alpha plc' }).then(renamed);
    given(onboarded, renamed).when({ type: 'RenamePartner', name: 'Alpha plc' }).thenNothing();
  });

  it('is suspended and resumed', () => {
    given(onboarded).when({ type: 'SuspendPartner', reason: sealed('why') }).then(suspended);
    given(onboarded, suspended).when({ type: 'SuspendPartner', reason: sealed('other') }).thenNothing();
    given(onboarded, suspended).when({ type: 'ResumePartner' }).then({ type: 'PartnerResumed', data: {} });
    given(onboarded).when({ type: 'ResumePartner' }).thenNothing();
  });

  it('has contacts, whose names lie in the vault', () => {
    const named: PartnerEvent = { type: 'ContactNamed', data: { contactId: 'c-1', person: sealed('person') } };
    given(onboarded).when({ type: 'NameContact', contactId: 'c-1', person: sealed('person') }).then(named);
    given(onboarded, named).when({ type: 'NameContact', contactId: 'c-1', person: sealed('another') }).thenRejected('contact-differs');
    given(onboarded, named).when({ type: 'RemoveContact', contactId: 'c-1' }).then({ type: 'ContactRemoved', data: { contactId: 'c-1' } });
    given(onboarded).when({ type: 'RemoveContact', contactId: 'c-1' }).thenNothing();
  });

  it('forgets a contact for good, also one that was removed', () => {
    const named: PartnerEvent = { type: 'ContactNamed', data: { contactId: 'c-1', person: sealed('person') } };
    const forget = { type: 'ForgetContact', contactId: 'c-1' } as const;
    const forgotten: PartnerEvent = { type: 'ContactForgotten', data: { contactId: 'c-1' } };
    given(onboarded, named).when(forget).then(forgotten);
    given(onboarded, named, { type: 'ContactRemoved', data: { contactId: 'c-1' } }).when(forget).then(forgotten);
    given(onboarded).when(forget).thenRejected('contact-unknown');
    given(onboarded, named, forgotten).when({ type: 'NameContact', contactId: 'c-1', person: sealed('person') }).thenRejected('contact-forgotten');
    given(onboarded, named, forgotten).when({ type: 'RemoveContact', contactId: 'c-1' }).thenNothing();
  });

  it('is granted a tier, or none, from a day on', () => {
    const granted: PartnerEvent = { type: 'TierGranted', data: { tier: 'gold', from: '2026-01-01' } };
    given(onboarded).when({ type: 'GrantTier', tier: 'gold', from: '2026-01-01' }).then(granted);
    given(onboarded, granted).when({ type: 'GrantTier', tier: null, from: '2026-04-01' }).then({ type: 'TierGranted', data: { tier: null, from: '2026-04-01' } });
    given(onboarded).when({ type: 'GrantTier', tier: 'gold', from: '2026-02-31' }).thenRejected('day-invalid');
  });
});

describe('a partner\'s payments', () => {
  const [told, later] = [instant('2026-05-01'), instant('2026-06-01')];
  const stands = (...past: readonly (PartnerEvent | Past<PartnerEvent>)[]) => heldBack(given(onboarded, ...past).state, '2026-05-15');
  const agreed: PartnerEvent = { type: 'AgreementSigned', data: { agreementId: 'a-1', from: '2026-01-01', to: null } };
  const ended: PartnerEvent = { type: 'AgreementEnded', data: { agreementId: 'a-1', on: '2026-04-30' } };
  const joined: PartnerEvent = { type: 'PartnerMerged', data: { into: beta, on: '2026-05-01' } };

  it('are held from when the ledger was told that it is suspended, part of another, or without its agreement', () => {
    expect(stands(agreed)).toBeUndefined();
    expect(stands(agreed, at(told, suspended))).toEqual({ because: 'is suspended', since: told });
    expect(stands(agreed, at(told, joined))).toEqual({ because: 'is part of ptr_beta', since: told });
    expect(stands(agreed, at(told, suspended), at(later, joined))).toEqual({ because: 'is part of ptr_beta', since: told });
    expect(stands(agreed, at(told, ended))).toEqual({ because: 'has no agreement in force on 2026-05-15', since: told });
    expect(stands()).toEqual({ because: 'has no agreement in force on 2026-05-15', since: null });
    expect(stands(agreed, at(told, suspended), { type: 'PartnerResumed', data: {} })).toBeUndefined();
  });
});

describe('a partner\'s agreement', () => {
  const sign = (agreementId: string, from: string, to: string | null) => ({ type: 'SignAgreement', agreementId, from, to }) as const;
  const signed = (agreementId: string, from: string, to: string | null): PartnerEvent => ({ type: 'AgreementSigned', data: { agreementId, from, to } });
  const end = (on: string) => ({ type: 'EndAgreement', agreementId: 'a-1', on }) as const;
  const ended = (on: string): PartnerEvent => ({ type: 'AgreementEnded', data: { agreementId: 'a-1', on } });

  it('is signed for a range of days, or without end', () => {
    given(onboarded).when(sign('a-1', '2026-01-01', '2026-12-31')).then(signed('a-1', '2026-01-01', '2026-12-31'));
    given(onboarded).when(sign('a-1', '2026-01-01', null)).then(signed('a-1', '2026-01-01', null));
    given(onboarded).when(sign('a-1', '2026-01-01', '2026-01-01')).then(signed('a-1', '2026-01-01', '2026-01-01'));
  });

  it.each([['2026-06-01', '2027-06-01'], ['2025-01-01', '2026-01-01'], ['2026-12-31', null], ['2025-01-01', null], ['2026-03-01', '2026-03-02']])(
    'never overlaps another: %s to %s', (from, to) => {
      given(onboarded, signed('a-1', '2026-01-01', '2026-12-31')).when(sign('a-2', from, to)).thenRejected('agreement-overlaps', { message: /a-1/ });
    });

  it('may follow another, also one that ended early', () => {
    given(onboarded, signed('a-1', '2026-01-01', '2026-12-31')).when(sign('a-2', '2027-01-01', null)).then(signed('a-2', '2027-01-01', null));
    given(onboarded, signed('a-1', '2026-01-01', '2026-12-31')).when(sign('a-2', '2025-01-01', '2025-12-31')).then(signed('a-2', '2025-01-01', '2025-12-31'));
    given(onboarded, signed('a-1', '2026-01-01', null), ended('2026-03-31')).when(sign('a-2', '2026-04-01', null)).then(signed('a-2', '2026-04-01', null));
  });

  it('told again is nothing new, although it ended early; told otherwise it is refused', () => {
    given(onboarded, signed('a-1', '2026-01-01', null), ended('2026-03-31')).when(sign('a-1', '2026-01-01', null)).thenNothing();
    given(onboarded, signed('a-1', '2026-01-01', null)).when(sign('a-1', '2026-01-02', null)).thenRejected('agreement-differs');
  });

  it('has days that exist, in their order', () => {
    given(onboarded).when(sign('a-1', '2026-02-30', null)).thenRejected('day-invalid', { pointer: '/from' });
    given(onboarded).when(sign('a-1', '2026-01-01', '1.2.2026')).thenRejected('day-invalid', { pointer: '/to' });
    given(onboarded).when(sign('a-1', '2026-01-02', '2026-01-01')).thenRejected('agreement-ends-before-it-begins');
  });

  it('ends earlier, never later', () => {
    const deal = given(onboarded, signed('a-1', '2026-01-01', '2026-12-31'));
    deal.when(end('2026-06-30')).then(ended('2026-06-30'));
    deal.when(end('2026-12-31')).thenNothing();
    deal.when(end('2027-01-31')).thenRejected('agreement-ends-earlier');
    deal.when(end('2025-12-31')).thenRejected('agreement-ends-before-it-begins');
    deal.when(end('2026-06-31')).thenRejected('day-invalid');
    given(onboarded).when(end('2026-06-30')).thenRejected('agreement-unknown');
  });
});

describe('a partner\'s money', () => {
  const choose = { type: 'ChooseIncentive', period: '2026-Q1' as Period, ruleSetId: standard, version: 1, clause: '/incentives/0', option: 1 } as const;
  const { type: _choose, ...choice } = choose;
  const chosen: PartnerEvent = { type: 'IncentiveChosen', data: choice };
  const writeOff = { type: 'WriteOffBalance', writeOffId: 'W-1', amount: '635.29', currency: 'USD', reason: sealed('why') } as const;
  const { type: _writeOff, ...givenUp } = writeOff;
  const merged: PartnerEvent = { type: 'PartnerMerged', data: { into: beta, on: '2026-06-01' } };
  const merge = { type: 'MergePartner', into: beta, on: '2026-06-01' } as const;

  it('goes to a payee that the paying system knows by a number', () => {
    const named: PartnerEvent = { type: 'PayeeNamed', data: { payeeReference: 'V-1', currency: 'EUR' } };
    given(onboarded).when({ type: 'NamePayee', payeeReference: 'V-1', currency: 'EUR' }).then(named);
    given(onboarded, named).when({ type: 'NamePayee', payeeReference: 'V-2', currency: null }).then({ type: 'PayeeNamed', data: { payeeReference: 'V-2', currency: null } });
    given(onboarded).when({ type: 'NamePayee', payeeReference: 'V-1', currency: 'XAU' }).thenRejected('currency-unknown');
  });

  it('is chosen, where an incentive leaves the choice, once', () => {
    given(onboarded).when(choose).then(chosen);
    given(onboarded, chosen).when({ ...choose, option: 0 }).thenRejected('already-chosen');
    given(onboarded).when({ ...choose, option: 2 }).thenRejected('option-unknown');
    given(onboarded).when(choose, { facts: { ...facts, rewards: null } }).thenRejected('award-unknown');
  });

  it('is written off with a reason, never by nothing, never twice under one name', () => {
    given(onboarded).when(writeOff).then({ type: 'BalanceWrittenOff', data: givenUp });
    given(onboarded, { type: 'BalanceWrittenOff', data: givenUp }).when({ ...writeOff, amount: '1.00' }).thenRejected('write-off-differs');
    given(onboarded).when({ ...writeOff, amount: '0.00' }).thenRejected('amount-invalid');
    given(onboarded).when({ ...writeOff, amount: '1' }).thenRejected('amount-invalid');
    given(onboarded).when({ ...writeOff, currency: 'XXX' }).thenRejected('currency-unknown');
  });

  it('is another\'s once it is part of that one, and nothing is said of it any more', () => {
    given(onboarded).when(merge).then(merged);
    given(onboarded).when({ ...merge, into: alpha }).thenRejected('merged-with-itself');
    given(onboarded).when(merge, { facts: { ...facts, activePartners: new Set() } }).thenRejected('partner-not-active');
    given(onboarded, merged).when({ type: 'RenamePartner', name: 'Other' }).thenRejected('partner-merged', { message: /ptr_beta since 2026-06-01/ });
    given(onboarded, merged).when(merge).thenNothing();
    given(onboarded, merged).when({ ...merge, on: '2026-06-02' }).thenRejected('partner-merged');
  });

  it('becomes another\'s on a day that has come, in the programme\'s zone', () => {
    const merging = (on: string, at: string, differing: Partial<PartnerFacts> = {}) => given(onboarded).when({ ...merge, on }, { now: instant(at), facts: { ...facts, ...differing } });
    const mergedOn = (on: string): PartnerEvent => ({ type: 'PartnerMerged', data: { into: beta, on } });
    merging('2026-06-30', '2026-06-30T04:00:00.000Z').then(mergedOn('2026-06-30'));
    merging('2026-06-30', '2026-06-30T03:59:59.999Z').thenRejected('day-in-future', { pointer: '/on' });
    merging('2025-02-01', '2026-06-30').then(mergedOn('2025-02-01'));
    merging('2026-02-30', '2026-06-30').thenRejected('day-invalid');
    merging('2026-06-01', '2026-06-30', { timeZone: null }).thenRejected('programme-not-founded');
  });

  it('is still chosen after a merger, by whoever stands for it in the end; what it chose before holds', () => {
    const after = (actor: Actor, ...past: readonly PartnerEvent[]) =>
      given(onboarded, ...past, merged).when(choose, { actor, facts: { ...facts, successor: gamma } });
    for (const actor of [operator, financier, speakerOf(gamma)]) after(actor).then(chosen);
    after(speakerOf(alpha)).thenRejected('partner-merged', { message: /ptr_beta/ });
    for (const other of [speakerOf(beta), speakerOf('ptr_delta' as PartnerId)]) after(other).thenRejected('forbidden');
    after(speakerOf(gamma), chosen).thenNothing();
    given(onboarded, chosen, merged).when({ ...choose, option: 0 }, { actor: speakerOf(gamma), facts: { ...facts, successor: gamma } }).thenRejected('already-chosen');
    given(onboarded, merged).when({ ...choose, option: 2 }, { actor: operator }).thenRejected('option-unknown');
    given(onboarded, merged).when(choose, { actor: operator, facts: { ...facts, rewards: null } }).thenRejected('award-unknown');
    const { state } = given(onboarded, merged);
    expect([speakerOf(alpha), speakerOf(gamma), auditor].map((actor) => authorise('partner', choose, actor, state)?.code)).toEqual([undefined, undefined, 'forbidden']);
    expect([alpha, gamma].map((own) => authorise('partner', choose, speakerOf(own), given(onboarded).state)?.code)).toEqual([undefined, 'forbidden']);
  });
});
