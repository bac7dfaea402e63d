import { describe, expect, it } from '@jest/globals';
import type { DealEvent } from '#events';
import type { Instant, PartnerId } from '#kernel';
import { acme, facts, given, hasRole, lost, programmeWith, suspended, won } from '../../../../test/support/decider/deal-scene.js';
import { alpha, beta, gamma, instant, operator, sealed, speakerOf } from '../../../../test/support/decider/people.js';

const party = (partnerId: PartnerId, role: 'sourcing' | 'selling', weight: string | null = null) => ({ partnerId, role, weight });
const parties = [party(alpha, 'sourcing', '1'), party(beta, 'selling', '3')];
const register = {
  type: 'RegisterDeal', registrationId: 'r-1', parties: parties.map((named) => ({ ...named, expectedContribution: null })) } as const;
const filed: DealEvent = { type: 'DealRegistered', data: { registrationId: 'r-1', parties } };
const accept = (partnerId: PartnerId) => ({ type: 'AcceptRegistration', registrationId: 'r-1', partnerId }) as const;
const accepted = (partnerId: PartnerId): DealEvent => ({ type: 'RegistrationAccepted', data: { registrationId: 'r-1', partnerId } });
const approve = { type: 'ApproveRegistration', registrationId: 'r-1', boundFor: [] as PartnerId[], reason: null } as const;
/** Ninety days from 2 February, to the end of 3 May in New York. */
const until = '2026-05-04T03:59:59.999Z' as Instant;
const approved = (...boundFor: PartnerId[]): DealEvent =>
  ({ type: 'RegistrationApproved', data: { registrationId: 'r-1', boundFor, validUntil: until, reason: boundFor.length > 0 ? sealed('why') : null } });
const rejected: DealEvent = { type: 'RegistrationRejected', data: { registrationId: 'r-1', reason: sealed('why') } };
const expired: DealEvent = { type: 'RegistrationExpired', data: { registrationId: 'r-1' } };
const sells: DealEvent = { type: 'RoleAssigned', data: { partnerId: beta, role: 'selling', weight: '3', registrationId: 'r-1' } };
const sources: DealEvent = { type: 'RoleAssigned', data: { partnerId: alpha, role: 'sourcing', weight: '1', registrationId: 'r-1' } };

describe('filing a registration', () => {
  it('D1: protects several partners at once, each with role and weight', () => {
    given(acme()).when(register).then(filed);
  });

  it('D1: keeps what each partner means to contribute as an event that only it sees', () => {
    const [first, second] = register.parties;
    if (!first || !second) throw new Error('There are two.');
    given(acme()).when({ ...register, parties: [{ ...first, expectedContribution: sealed('a') }, { ...second, expectedContribution: sealed('b') }] }).then(
      filed,
      { type: 'ExpectedContributionStated', data: { registrationId: 'r-1', partnerId: alpha, contribution: sealed('a') } },
      { type: 'ExpectedContributionStated', data: { registrationId: 'r-1', partnerId: beta, contribution: sealed('b') } });
  });

  it('binds the partner that files for itself', () => {
    given(acme()).when(register, { actor: speakerOf(beta) }).then(filed, accepted(beta));
  });

  it('D2: takes a later one of other partners as it took the first', () => {
    const later = { ...register, registrationId: 'r-2', parties: [{ ...party(gamma, 'selling'), expectedContribution: null }] };
    const laterFiled: DealEvent = { type: 'DealRegistered', data: { registrationId: 'r-2', parties: [party(gamma, 'selling')] } };
    given(acme(), filed, approved(alpha, beta), sources, sells).when(later).then(laterFiled);
    given(acme(), filed, approved(alpha, beta), sources, sells, laterFiled)
      .when({ ...approve, registrationId: 'r-2', boundFor: [gamma], reason: sealed('why') })
      .then({ type: 'RegistrationApproved', data: { registrationId: 'r-2', boundFor: [gamma], validUntil: until, reason: sealed('why') } },
        { type: 'RoleAssigned', data: { partnerId: gamma, role: 'selling', weight: null, registrationId: 'r-2' } });
  });

  it('asked again is nothing new, also when the deal is won; other partners under the same id are refused', () => {
    given(acme(), filed, won).when(register).thenNothing();
    given(acme(), filed).when({ ...register, parties: register.parties.slice(1) }).thenRejected('registration-differs');
    given(acme(), filed).when({ ...register, parties: register.parties.map((named) => ({ ...named, weight: '2' })) }).thenRejected('registration-differs');
  });

  it('tells a partner only that another is not available, of itself why', () => {
    const others = { ...register, parties: [register.parties[0], { ...party('ptr_nobody' as PartnerId, 'selling'), expectedContribution: null }].filter((named) => named !== undefined) };
    const answers = [
      given(acme()).when(register, { actor: speakerOf(alpha), facts: suspended(beta) }).decision,
      given(acme()).when(others, { actor: speakerOf(alpha) }).decision,
    ];
    for (const answer of answers) {
      expect(answer).toEqual({ accepted: false, rejection: { code: 'partner-not-available', message: 'A partner that is named takes no new registration.', pointer: '/parties' } });
    }
    given(acme()).when(register, { actor: speakerOf(alpha), facts: suspended(alpha) }).thenRejected('partner-suspended');
  });

  it('refuses the suspended, the unknown, the odd', () => {
    const first = { ...party(alpha, 'selling'), expectedContribution: null };
    given(acme()).when(register, { facts: suspended(beta) }).thenRejected('partner-suspended');
    given(acme()).when({ ...register, parties: [{ ...first, partnerId: 'ptr_nobody' as PartnerId }] }).thenRejected('partner-unknown');
    given(acme()).when({ ...register, parties: [] }).thenRejected('registration-without-parties');
    given(acme()).when({ ...register, parties: [first, first] }).thenRejected('party-twice', { pointer: '/parties/1' });
    given(acme()).when({ ...register, parties: [{ ...first, weight: '-1' }] }).thenRejected('weight-invalid', { pointer: '/parties/0/weight' });
    given(acme()).when({ ...register, parties: Array.from({ length: 51 }, () => first) }).thenRejected('too-many-parties');
  });

  it('refuses a closed deal', () => {
    given(acme(), won).when(register).thenRejected('deal-already-won');
    given(acme(), lost).when(register).thenRejected('deal-already-lost');
  });
});

describe('binding the partners of a registration', () => {
  const byBeta = { actor: speakerOf(beta) };

  it('B7: gives a partner its role and weight when it accepted and then operations approve', () => {
    given(acme(), filed, accepted(beta)).when(approve).then(approved(), sells);
  });

  it('B7: gives a partner its role and weight when operations approved and then it accepts', () => {
    given(acme(), filed, approved()).when(accept(beta), byBeta).then(accepted(beta), sells);
  });

  it('binds without a role before the approval, and approves without a role before anybody is bound', () => {
    given(acme(), filed).when(accept(beta), byBeta).then(accepted(beta));
    given(acme(), filed).when(approve).then(approved());
  });

  it('lets operations bind for a partner, with a reason', () => {
    given(acme(), filed, accepted(beta)).when({ ...approve, boundFor: [alpha, beta], reason: sealed('why') }).then(approved(alpha), sources, sells);
    given(acme(), filed).when({ ...approve, boundFor: [alpha] }).thenRejected('reason-missing');
  });

  it('replaces the weight of a role that was held before', () => {
    given(acme(), hasRole(beta, 'selling', '9'), filed, accepted(beta)).when(approve).then(approved(), sells);
  });

  it('accepts for nobody else, and only for whom is named', () => {
    given(acme(), filed).when(accept(beta), { actor: operator }).thenRejected('acceptance-not-its-own');
    given(acme(), filed).when(accept(beta), { actor: speakerOf(alpha) }).thenRejected('acceptance-not-its-own');
    given(acme(), filed).when(accept(gamma), { actor: speakerOf(gamma) }).thenRejected('registration-unknown');
    given(acme(), filed).when({ ...approve, boundFor: [gamma], reason: sealed('why') }).thenRejected('partner-not-named');
    given(acme()).when(accept(beta), byBeta).thenRejected('registration-unknown');
    given(acme()).when(approve).thenRejected('registration-unknown');
  });

  it('asked again is nothing new, also on a won deal', () => {
    given(acme(), filed, accepted(beta), approved(), sells, won).when(accept(beta), byBeta).thenNothing();
    given(acme(), filed, accepted(beta), approved(), sells, won).when(approve).thenNothing();
    given(acme(), filed, approved(alpha), sources).when({ ...approve, boundFor: [alpha], reason: sealed('why') }).thenNothing();
    given(acme(), filed, approved()).when({ ...approve, boundFor: [alpha], reason: sealed('why') }).thenRejected('registration-already-approved');
  });

  it('refuses on a closed deal, for the suspended, without a co-sell model', () => {
    given(acme(), filed, won).when(approve).thenRejected('deal-already-won');
    given(acme(), filed, approved(), won).when(accept(beta), byBeta).thenRejected('deal-already-won');
    given(acme(), filed, accepted(beta)).when(approve, { facts: suspended(alpha) }).thenRejected('partner-suspended');
    given(acme(), filed, approved()).when(accept(beta), { ...byBeta, facts: suspended(beta) }).thenRejected('partner-suspended');
    given(acme({ model: null }), filed, accepted(beta)).when(approve).thenRejected('model-missing');
  });
});

describe('the end of a registration', () => {
  const extend = (validUntil: Instant) => ({ type: 'ExtendRegistration', registrationId: 'r-1', validUntil }) as const;
  const expire = { type: 'ExpireRegistration', registrationId: 'r-1' } as const;
  const reject = { type: 'RejectRegistration', registrationId: 'r-1', reason: sealed('why') } as const;
  const openEnded: DealEvent = { type: 'RegistrationApproved', data: { registrationId: 'r-1', boundFor: [], validUntil: null, reason: null } };

  it('D5: is reckoned from the approval by the programme\'s terms; without terms there is none', () => {
    given(acme(), filed).when(approve).then(approved());
    given(acme(), filed).when(approve, { facts: { ...facts, programme: programmeWith([], { registrationTerms: { agreed: false } }) } }).then(openEnded);
  });

  it('D5: is put off, never brought forward', () => {
    const later = instant('2026-06-01');
    given(acme(), filed, approved()).when(extend(later)).then({ type: 'RegistrationExtended', data: { registrationId: 'r-1', validUntil: later } });
    given(acme(), filed, approved()).when(extend(until)).thenNothing();
    given(acme(), filed, approved()).when(extend(instant('2026-05-01'))).thenRejected('extension-not-later');
    given(acme(), filed, approved()).when(extend(instant('2026-06-31'))).thenRejected('instant-invalid');
  });

  it('D5: comes when its time has come, not before', () => {
    given(acme(), filed, approved()).when(expire, { occurredAt: instant('2026-05-04') }).then(expired);
    given(acme(), filed, approved()).when(expire, { occurredAt: instant('2026-05-03') }).thenRejected('registration-still-valid');
    given(acme(), filed, openEnded).when(expire).thenRejected('registration-open-ended');
    given(acme(), filed, openEnded).when(extend(until)).thenRejected('registration-open-ended');
    given(acme(), filed).when(expire).thenRejected('registration-not-approved');
    given(acme(), filed).when(extend(until)).thenRejected('registration-not-approved');
  });

  it('D5: comes by rejection, with a reason', () => {
    given(acme(), filed).when(reject).then(rejected);
    given(acme(), filed, approved()).when(reject).thenRejected('registration-already-approved');
    given(acme(), filed, approved(), expired).when(reject).thenRejected('registration-expired');
  });

  it('is final', () => {
    given(acme(), filed, rejected).when(approve).thenRejected('registration-rejected');
    given(acme(), filed, rejected).when(accept(beta), { actor: speakerOf(beta) }).thenRejected('registration-rejected');
    given(acme(), filed, rejected).when(extend(until)).thenRejected('registration-rejected');
    given(acme(), filed, rejected).when(expire).thenRejected('registration-rejected');
    given(acme(), filed, approved(), expired).when(approve).thenRejected('registration-expired');
    given(acme(), filed, approved(), expired).when(extend(instant('2027-01-01'))).thenRejected('registration-expired');
    given(acme(), filed, approved(), expired).when(accept(beta), { actor: speakerOf(beta) }).thenRejected('registration-expired');
  });

  it('needs a registration', () => {
    for (const command of [extend(until), expire, reject]) given(acme()).when(command).thenRejected('registration-unknown');
  });
});
