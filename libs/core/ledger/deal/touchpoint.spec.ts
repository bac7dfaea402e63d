import { describe, it } from '@jest/globals';
import type { DealEvent } from '#events';
import type { PartnerId } from '#kernel';
import { acme, created, given, lost, won } from '../../../../test/support/decider/deal-scene.js';
import { at } from '../../../../test/support/decider/given.js';
import { alpha, beta, importer, instant, now, operator, sealed, speakerOf } from '../../../../test/support/decider/people.js';

const occurredAt = instant('2026-02-02');
const log = {
  type: 'LogTouchpoint', touchpointId: 't-1', partnerId: alpha, role: 'sourcing', kind: 'introduction', loggedBy: 'vendor',
  imported: false, contactId: null, note: null, link: null } as const;
const loggedAs = (loggedBy: 'vendor' | 'partner' | 'integration', partnerId: PartnerId | null = alpha): DealEvent => ({
  type: 'TouchpointLogged', data: { touchpointId: 't-1', partnerId, role: 'sourcing', kind: 'introduction', loggedBy, imported: false } });
const logged = loggedAs('vendor');
const correct = { type: 'CorrectTouchpoint', touchpointId: 't-1', partnerId: alpha, role: 'sourcing', kind: 'demo', touchedAt: occurredAt, reason: null } as const;
const corrected: DealEvent = { type: 'TouchpointCorrected', data: { touchpointId: 't-1', partnerId: alpha, role: 'sourcing', kind: 'demo', touchedAt: occurredAt, reason: null } };
const voided: DealEvent = { type: 'TouchpointVoided', data: { touchpointId: 't-1', reason: sealed('why') } };
const voidIt = { type: 'VoidTouchpoint', touchpointId: 't-1', reason: sealed('why') } as const;

describe('logging a touchpoint', () => {
  it.each([['an open', []], ['a won', [won]], ['a lost', [lost]]])('B11: says who did what and when, on %s deal', (_, past) => {
    given(acme(), ...past).when(log).then(logged);
  });

  it('B11: keeps contact, note and link as an event of its own', () => {
    const evidence = { contactId: 'c-1', note: sealed('note'), link: sealed('link') };
    given(acme()).when({ ...log, ...evidence }).then(logged,
      { type: 'TouchpointEvidenceAttached', data: { touchpointId: 't-1', partnerId: alpha, ...evidence } });
  });

  it('B11: takes evidence later under the same id, and only what is new', () => {
    const noted: DealEvent = { type: 'TouchpointEvidenceAttached', data: { touchpointId: 't-1', partnerId: alpha, contactId: null, note: sealed('note'), link: null } };
    given(acme(), logged).when({ ...log, note: sealed('note') }).then(noted);
    given(acme(), logged, noted).when({ ...log, note: sealed('note-salted-anew'), link: sealed('link') })
      .then({ type: 'TouchpointEvidenceAttached', data: { touchpointId: 't-1', partnerId: alpha, contactId: null, note: null, link: sealed('link') } });
  });

  it('A11: takes the vendor\'s own touch, also from before the deal', () => {
    given(acme()).when({ ...log, partnerId: null, role: null }, { occurredAt: instant('2025-11-01') })
      .then({ type: 'TouchpointLogged', data: { ...logged.data, partnerId: null, role: null } as never });
  });

  it('asked again is nothing new, also on a won deal, when corrected, when voided', () => {
    given(acme(), logged).when(log).thenNothing();
    given(acme(), logged, won).when(log).thenNothing();
    given(acme(), logged, corrected).when(log).thenNothing();
    given(acme(), logged, corrected).when({ ...log, kind: 'demo' }).thenNothing();
    given(acme(), logged, voided).when({ ...log, note: sealed('note') }).thenNothing();
  });

  it.each([[{ kind: 'demo' }], [{ partnerId: beta }], [{ partnerId: null }], [{ role: null }], [{ loggedBy: 'partner' as const }], [{ imported: true }]])(
    'refuses another touchpoint under the same id: %j', (differing) => {
      given(acme(), logged).when({ ...log, ...differing }).thenRejected('touchpoint-differs', { pointer: '/touchpointId' });
    });

  it('refuses another time or another contact under the same id', () => {
    given(acme(), logged).when(log, { occurredAt: instant('2026-02-03') }).thenRejected('touchpoint-differs');
    given(acme(), logged, { type: 'TouchpointEvidenceAttached', data: { touchpointId: 't-1', partnerId: alpha, contactId: 'c-1', note: null, link: null } })
      .when({ ...log, contactId: 'c-2' }).thenRejected('touchpoint-differs');
  });

  it('refuses a partner that the programme does not have', () => {
    given(acme()).when({ ...log, partnerId: 'ptr_nobody' as PartnerId }).thenRejected('partner-unknown');
  });
});

describe('the other side of a touchpoint', () => {
  const confirm = (side: 'vendor' | 'partner') => ({ type: 'ConfirmTouchpoint', touchpointId: 't-1', side }) as const;
  const contest = (side: 'vendor' | 'partner') => ({ type: 'ContestTouchpoint', touchpointId: 't-1', side, reason: sealed('why') }) as const;
  const confirmed = (side: 'vendor' | 'partner'): DealEvent => ({ type: 'TouchpointConfirmed', data: { touchpointId: 't-1', side } });
  const contested = (side: 'vendor' | 'partner'): DealEvent => ({ type: 'TouchpointContested', data: { touchpointId: 't-1', side, reason: sealed('why') } });

  it.each([['partner', 'vendor', operator], ['vendor', 'partner', speakerOf(alpha)], ['integration', 'vendor', operator], ['integration', 'partner', speakerOf(alpha)]] as const)(
    'B11: of what a %s logged, the %s confirms or contests', (logger, side, actor) => {
      given(acme(), loggedAs(logger)).when(confirm(side), { actor }).then(confirmed(side));
      given(acme(), loggedAs(logger), won).when(contest(side), { actor }).then(contested(side));
      given(acme(), loggedAs(logger), contested(side)).when(confirm(side), { actor }).then(confirmed(side));
      given(acme(), loggedAs(logger), confirmed(side)).when(contest(side), { actor }).then(contested(side));
    });

  it.each([
    ['vendor', 'vendor', operator], ['partner', 'partner', speakerOf(alpha)], ['vendor', 'partner', speakerOf(beta)],
    ['vendor', 'partner', operator], ['partner', 'vendor', speakerOf(alpha)], ['integration', 'partner', speakerOf(beta)],
  ] as const)('refuses of what a %s logged the word of the %s by whom it does not concern', (logger, side, actor) => {
    given(acme(), loggedAs(logger)).when(confirm(side), { actor }).thenRejected('not-the-other-side');
    given(acme(), loggedAs(logger)).when(contest(side), { actor }).thenRejected('not-the-other-side');
  });

  it('refuses the partners\' word on the vendor\'s own touch', () => {
    given(acme(), loggedAs('vendor', null)).when(confirm('partner'), { actor: speakerOf(alpha) }).thenRejected('not-the-other-side');
  });

  it('has something to confirm', () => {
    given(acme()).when(confirm('vendor')).thenRejected('touchpoint-unknown');
    given(acme(), loggedAs('vendor'), contested('partner')).when(contest('partner'), { actor: speakerOf(beta) }).thenRejected('not-the-other-side');
    given(acme()).when(contest('vendor')).thenRejected('touchpoint-unknown');
    given(acme(), loggedAs('partner'), voided).when(confirm('vendor')).thenRejected('touchpoint-voided');
  });

  it('confirms a corrected touchpoint anew: it was asked about another', () => {
    given(acme(), loggedAs('partner'), confirmed('vendor'), corrected).when(confirm('vendor')).then(confirmed('vendor'));
  });
});

describe('putting a touchpoint right', () => {
  it('corrects it, also on a won deal', () => {
    given(acme(), logged).when(correct).then(corrected);
    given(acme(), logged, won).when(correct, { actor: importer }).then(corrected);
    given(acme(), logged, corrected).when({ ...correct, kind: 'introduction' })
      .then({ type: 'TouchpointCorrected', data: { ...corrected.data, kind: 'introduction' } });
  });

  it('refuses to move it into the future or to nobody known', () => {
    given(acme(), logged).when({ ...correct, touchedAt: instant('2026-07-01') }, { now }).thenRejected('occurs-in-future');
    given(acme(), logged).when({ ...correct, touchedAt: instant('2026-02-30') }).thenRejected('instant-invalid');
    given(acme(), logged).when({ ...correct, partnerId: 'ptr_nobody' as PartnerId }).thenRejected('partner-unknown');
  });

  it('voids it, once and for all, also on a won deal', () => {
    given(acme(), logged).when(voidIt).then(voided);
    given(acme(), at(created, logged), won).when(voidIt).then(voided);
    given(acme(), logged, voided).when(correct).thenRejected('touchpoint-voided');
  });

  it('refuses what was never logged', () => {
    given(acme()).when(correct).thenRejected('touchpoint-unknown');
    given(acme()).when(voidIt).thenRejected('touchpoint-unknown');
  });
});
