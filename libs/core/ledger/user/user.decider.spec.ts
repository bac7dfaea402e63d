import { describe, expect, it } from '@jest/globals';
import { rights, type Right, type UserEvent } from '#events';
import type { Instant, PartnerId, UserId } from '#kernel';
import { specify } from '../../../../test/support/decider/given.js';
import { administrator, alpha, instant, now, otherAdministrator, sealed } from '../../../../test/support/decider/people.js';
import { authorise } from '../rights.js';
import { userDecider } from './user.decider.js';
import { userReferences } from './user.facts.js';

const facts = { bootstrap: false, knownPartners: new Set([alpha]) };
const { given } = specify(userDecider, { actor: administrator, now, occurredAt: now, facts });

const una = 'usr_una' as UserId;
const register = { type: 'RegisterUser', userId: una, name: sealed('name'), partnerId: null } as const;
const registered = (partnerId: PartnerId | null = null): UserEvent => ({ type: 'UserRegistered', data: { userId: una, name: sealed('name'), partnerId } });
const propose = (right: Right) => ({ type: 'ProposeRight', right }) as const;
const proposed = (right: Right): UserEvent => ({ type: 'RightProposed', data: { right, proposedBy: administrator.userId } });
const grant = (right: Right) => ({ type: 'GrantRight', right }) as const;
const granted = (right: Right, by = administrator): UserEvent => ({ type: 'RightGranted', data: { right, grantedBy: by.userId } });
const revoke = (right: Right) => ({ type: 'RevokeRight', right }) as const;
const revoked = (right: Right): UserEvent => ({ type: 'RightRevoked', data: { right } });
const deactivated: UserEvent = { type: 'UserDeactivated', data: {} };
const byAnother = { actor: otherAdministrator };

describe('a user', () => {
  it('is registered once, for a partner or for none', () => {
    given().when(register).then(registered());
    given().when({ ...register, partnerId: alpha }).then(registered(alpha));
    given(registered(), deactivated).when({ ...register, name: sealed('salted-anew') }).thenNothing();
    given(registered()).when({ ...register, partnerId: alpha }).thenRejected('user-differs');
    given().when({ ...register, partnerId: 'ptr_nobody' as PartnerId }).thenRejected('partner-unknown');
  });

  it('needs to know only its partner', () => {
    expect(userReferences({ ...register, partnerId: alpha })).toEqual({ partnerIds: [alpha] });
    expect(userReferences(register)).toEqual({ partnerIds: [] });
    expect(userReferences(grant('finance'))).toEqual({ partnerIds: [] });
  });

  it('exists before it is given anything', () => {
    for (const command of [grant('auditor'), propose('finance'), { type: 'DeactivateUser' } as const]) given().when(command).thenRejected('user-unknown');
  });

  it('is deactivated for good, and then given nothing', () => {
    given(registered()).when({ type: 'DeactivateUser' }).then(deactivated);
    given(registered(), deactivated).when({ type: 'DeactivateUser' }).thenNothing();
    given(registered(), deactivated).when(grant('auditor')).thenRejected('user-deactivated');
    given(registered(), deactivated).when(propose('finance')).thenRejected('user-deactivated');
  });
});

describe('a user who is forgotten', () => {
  const forgotten: UserEvent = { type: 'UserForgotten', data: {} };

  it('does nothing more either', () => {
    given(registered()).when({ type: 'ForgetUser' }).then(deactivated, forgotten);
    given(registered(), deactivated).when({ type: 'ForgetUser' }).then(forgotten);
    given(registered(), deactivated, forgotten).when({ type: 'DeactivateUser' }).thenNothing();
    given(registered(), deactivated, forgotten).when(grant('auditor')).thenRejected('user-deactivated');
  });

  it('is not one who stands for the installation', () => {
    const machine: UserEvent = { type: 'UserRegistered', data: { userId: 'usr_local-operator' as UserId, name: sealed('name'), partnerId: null } };
    given(machine).when({ type: 'ForgetUser' }).thenRejected('user-is-nobody');
  });
});

describe('a right', () => {
  it.each(['operations', 'auditor', 'integration'] as const)('of %s is granted by one person', (right) => {
    given(registered()).when(grant(right)).then(granted(right));
    given(registered(), granted(right)).when(grant(right)).thenNothing();
    given(registered()).when(propose(right)).thenRejected('right-needs-no-proposal');
  });

  it.each(['finance', 'administrator'] as const)('of %s is proposed by one and granted by another', (right) => {
    given(registered()).when(propose(right)).then(proposed(right));
    given(registered(), proposed(right)).when(grant(right), byAnother).then(granted(right, otherAdministrator));
    given(registered(), proposed(right)).when(grant(right)).thenRejected('right-needs-second-person');
    given(registered()).when(grant(right)).thenRejected('right-not-proposed');
    given(registered(), proposed(right)).when(propose(right), byAnother).thenNothing();
    given(registered(), proposed(right), granted(right, otherAdministrator)).when(propose(right)).thenNothing();
  });

  it('of finance and of administrator exclude each other, when proposed and when granted', () => {
    given(registered(), proposed('finance'), granted('finance', otherAdministrator)).when(propose('administrator')).thenRejected('rights-exclude-each-other');
    given(registered(), proposed('finance'), proposed('administrator'), granted('administrator', otherAdministrator)).when(grant('finance'), byAnother)
      .thenRejected('rights-exclude-each-other');
    given(registered(), proposed('administrator'), granted('administrator', otherAdministrator)).when(propose('finance')).thenRejected('rights-exclude-each-other');
  });

  it('of a partner is for users of a partner, who hold nothing else', () => {
    given(registered(alpha)).when(grant('partner')).then(granted('partner'));
    given(registered()).when(grant('partner')).thenRejected('user-not-of-a-partner');
    for (const right of rights.filter((other) => other !== 'partner')) {
      given(registered(alpha)).when(grant(right)).thenRejected('partner-user-holds-nothing-else');
    }
    given(registered(alpha)).when(propose('finance')).thenRejected('partner-user-holds-nothing-else');
  });

  it('is revoked, and so is a proposal', () => {
    given(registered(), granted('auditor')).when(revoke('auditor')).then(revoked('auditor'));
    given(registered(), proposed('finance')).when(revoke('finance')).then(revoked('finance'));
    given(registered(), proposed('finance'), revoked('finance')).when(grant('finance'), byAnother).thenRejected('right-not-proposed');
    given(registered()).when(revoke('auditor')).thenNothing();
  });

  it('of administrator is granted to the first by the instance itself, and nothing else is', () => {
    const bootstrap = { facts: { ...facts, bootstrap: true } };
    given(registered()).when(grant('administrator'), bootstrap).then(granted('administrator'));
    given(registered()).when(grant('finance'), bootstrap).thenRejected('right-not-proposed');
    given(registered(alpha)).when(grant('administrator'), bootstrap).thenRejected('partner-user-holds-nothing-else');
  });
});

describe('an API key', () => {
  const issue = { type: 'IssueApiKey', apiKeyId: 'k-1', keyDigest: 'e'.repeat(64), scopes: ['auditor'] as Right[], expiresAt: null } as const;
  const issued = (differing: Partial<{ scopes: Right[]; expiresAt: Instant; apiKeyId: string }> = {}): UserEvent =>
    ({ type: 'ApiKeyIssued', data: { apiKeyId: 'k-1', keyDigest: 'e'.repeat(64), scopes: ['auditor'], expiresAt: null, ...differing } });
  const revokeKey = { type: 'RevokeApiKey', apiKeyId: 'k-1' } as const;
  const keyRevoked: UserEvent = { type: 'ApiKeyRevoked', data: { apiKeyId: 'k-1' } };
  const auditor = [registered(), granted('auditor')];

  it('speaks within the rights that the user holds', () => {
    given(...auditor).when(issue).then(issued());
    given(...auditor).when({ ...issue, scopes: ['auditor', 'auditor'] }).then(issued());
    given(...auditor).when({ ...issue, scopes: ['auditor', 'operations'] }).thenRejected('scope-beyond-rights', { message: /operations/ });
    given(...auditor).when({ ...issue, scopes: [] }).thenRejected('scopes-missing');
    given(...auditor, revoked('auditor')).when(issue).thenRejected('scope-beyond-rights');
  });

  it('expires in the future, or never', () => {
    const expiresAt = instant('2026-07-01');
    given(...auditor).when({ ...issue, expiresAt }).then(issued({ expiresAt }));
    given(...auditor).when({ ...issue, expiresAt: now }).thenRejected('expiry-in-past');
  });

  it('told again is nothing new; another one under the same id is refused', () => {
    given(...auditor, issued()).when({ ...issue, keyDigest: 'f'.repeat(64) }).thenRejected('api-key-differs');
    given(...auditor, issued()).when({ ...issue, expiresAt: instant('2026-07-01') }).thenRejected('api-key-differs');
    given(...auditor, issued(), keyRevoked).when(issue).thenNothing();
  });

  it('is revoked, also of a deactivated user, who gets no new one', () => {
    given(...auditor, issued(), deactivated).when(revokeKey).then(keyRevoked);
    given(...auditor, issued(), keyRevoked).when(revokeKey).thenNothing();
    given(...auditor).when(revokeKey).thenRejected('api-key-unknown');
    given(...auditor, deactivated).when(issue).thenRejected('user-deactivated');
  });

  it('of a finance user is handed over once for each grant: to reset it takes two persons', () => {
    const finance = [registered(), proposed('finance'), granted('finance', otherAdministrator)];
    const key = (apiKeyId: string) => ({ ...issue, apiKeyId, scopes: ['finance'] as Right[] });
    const handedOver = issued({ scopes: ['finance'] });
    given(...finance).when(key('k-1')).then(handedOver);
    given(...finance, handedOver).when(key('k-2')).thenRejected('key-needs-second-person');
    given(...finance, handedOver).when(key('k-2'), { actor: { userId: una, rights: ['finance'], partnerId: null } })
      .then(issued({ apiKeyId: 'k-2', scopes: ['finance'] }));
    given(...finance, handedOver, revoked('finance'), proposed('finance'), granted('finance', otherAdministrator)).when(key('k-2'))
      .then(issued({ apiKeyId: 'k-2', scopes: ['finance'] }));
  });
});

describe('a password', () => {
  const set = (credentialId: string, replaces: string | null = null) => ({ type: 'SetPassword', credentialId, replaces }) as const;
  const passwordSet = (credentialId: string, setBy: UserId, oneTime: boolean): UserEvent => ({ type: 'PasswordSet', data: { credentialId, setBy, oneTime } });
  const byItself = { actor: { userId: una, rights: ['auditor'] as Right[], partnerId: null } };
  const handedOver = passwordSet('c-1', administrator.userId, true);

  it('that somebody else sets is for one time; one\'s own is not, and takes the present one', () => {
    given(registered()).when(set('c-1')).then(handedOver);
    given(registered(), handedOver).when(set('c-1')).thenNothing();
    given(registered()).when(set('c-1'), byItself).then(passwordSet('c-1', una, false));
    given(registered(), handedOver).when(set('c-2'), byItself).thenRejected('current-password-needed');
    given(registered(), handedOver).when(set('c-2', 'c-0'), byItself).thenRejected('current-password-needed');
    given(registered(), handedOver).when(set('c-2', 'c-1'), byItself).then(passwordSet('c-2', una, false));
    given(registered(), handedOver).when(set('c-2'), byAnother).then(passwordSet('c-2', otherAdministrator.userId, true));
  });

  it('is given to nobody who may do nothing, and to nobody who is no person', () => {
    given(registered(), deactivated).when(set('c-1')).thenRejected('user-deactivated');
    const machine: UserEvent = { type: 'UserRegistered', data: { userId: 'usr_local-operator' as UserId, name: sealed('name'), partnerId: null } };
    given(machine).when(set('c-1')).thenRejected('user-is-nobody');
  });

  it('of a finance user is handed over once for each grant, in place of a key; one from before the grant opens nothing', () => {
    const finance = [proposed('finance'), granted('finance', otherAdministrator)];
    const key: UserEvent = { type: 'ApiKeyIssued', data: { apiKeyId: 'k-1', keyDigest: 'e'.repeat(64), scopes: ['finance'], expiresAt: null } };
    given(registered(), ...finance).when(set('c-1')).then(handedOver);
    given(registered(), ...finance, handedOver).when(set('c-2')).thenRejected('password-needs-second-person');
    given(registered(), ...finance, key).when(set('c-1')).thenRejected('password-needs-second-person');
    given(registered(), ...finance, handedOver).when({ type: 'IssueApiKey', apiKeyId: 'k-1', keyDigest: 'e'.repeat(64), scopes: ['finance'], expiresAt: null })
      .thenRejected('key-needs-second-person');
    given(registered(), ...finance, handedOver).when(set('c-2', 'c-1'), byItself).then(passwordSet('c-2', una, false));
    given(registered(), ...finance, handedOver, revoked('finance'), ...finance).when(set('c-2')).then(passwordSet('c-2', administrator.userId, true));
    const { state } = given(registered(), handedOver, ...finance);
    expect(state.status === 'active' && state.password).toBe(null);
  });

  it('is one\'s own matter, the first one with all that one may do', () => {
    const { state } = given(registered(), granted('auditor'), granted('operations'));
    const { state: signedInOnce } = given(registered(), granted('auditor'), granted('operations'), handedOver);
    const asks = (rightsUsed: readonly Right[], of: typeof state) => authorise('user', set('c-9'), { userId: una, rights: rightsUsed, partnerId: null }, of)?.code;
    expect([asks(['auditor'], state), asks(['auditor', 'operations'], state), asks(['auditor'], signedInOnce)]).toEqual(['forbidden', undefined, undefined]);
    expect(authorise('user', set('c-9'), { ...byItself.actor, userId: 'usr_other' as UserId }, state)?.code).toBe('forbidden');
  });
});
