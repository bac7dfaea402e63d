import { describe, expect, it } from '@jest/globals';
import type { PartnerId } from '#kernel';
import { acme, closed, created, given, hasRole, lost, suspended, won } from '../../../../test/support/decider/deal-scene.js';
import { at } from '../../../../test/support/decider/given.js';
import { alpha, beta } from '../../../../test/support/decider/people.js';
import { heldRoles } from './role.js';

const assign = { type: 'AssignRole', partnerId: alpha, role: 'selling', weight: '2' } as const;
const release = { type: 'ReleaseRole', partnerId: alpha, role: 'selling' } as const;

describe('a role on a deal', () => {
  it('B5: is held by several partners, and a partner holds several', () => {
    const deal = given(acme(), hasRole(alpha, 'selling', '2'), hasRole(beta, 'selling'), hasRole(alpha, 'sourcing'));
    const { state } = deal;
    if (state.status === 'none') throw new Error('The deal is open.');
    expect(heldRoles(state)).toEqual([
      { partnerId: alpha, role: 'selling', weight: '2' }, { partnerId: beta, role: 'selling', weight: null }, { partnerId: alpha, role: 'sourcing', weight: null }]);
  });

  it('is given with a declared weight, or with none', () => {
    given(acme()).when(assign).then(hasRole(alpha, 'selling', '2'));
    given(acme()).when({ ...assign, weight: null }).then(hasRole(alpha, 'selling'));
  });

  it('gets another weight while the deal is open, back and forth at one instant', () => {
    given(acme(), hasRole(alpha, 'selling', '2')).when({ ...assign, weight: '3' }).then(hasRole(alpha, 'selling', '3'));
    given(acme(), hasRole(alpha, 'selling', '3'), hasRole(alpha, 'selling', '2')).when({ ...assign, weight: '3' }).then(hasRole(alpha, 'selling', '3'));
  });

  it('asked for again is nothing new, also on a won deal, and 2 is 2.0', () => {
    given(acme(), hasRole(alpha, 'selling', '2')).when(assign).thenNothing();
    given(acme(), hasRole(alpha, 'selling', '2.0'), won).when(assign).thenNothing();
  });

  it('imported with its whole history again is nothing new', () => {
    const deal = given(acme(), at(created, hasRole(alpha, 'selling', '1')), at(closed, hasRole(alpha, 'selling', '2')));
    deal.when({ ...assign, weight: '1' }, { occurredAt: created }).thenNothing();
    deal.when({ ...assign, weight: '2' }, { occurredAt: closed }).thenNothing();
  });

  it('changes on a won deal only by correction', () => {
    given(acme(), won).when(assign).thenRejected('deal-already-won');
    given(acme(), hasRole(alpha, 'selling', '2'), won).when({ ...assign, weight: '3' }).thenRejected('deal-already-won');
    given(acme(), hasRole(alpha, 'selling', '2'), won).when(release).thenRejected('deal-already-won');
    given(acme(), lost).when(assign).thenRejected('deal-already-lost');
  });

  it.each(['-1', '1e3', '1234567890.123456', '01', '', 'NaN', '1,5'])('is not given the weight %j', (weight) => {
    given(acme()).when({ ...assign, weight }).thenRejected('weight-invalid', { pointer: '/weight' });
  });

  it('is not given to a partner unknown or suspended', () => {
    given(acme()).when({ ...assign, partnerId: 'ptr_nobody' as PartnerId }).thenRejected('partner-unknown');
    given(acme()).when(assign, { facts: suspended(alpha) }).thenRejected('partner-suspended');
  });

  it('may be weighed anew for a suspended partner that holds it', () => {
    given(acme(), hasRole(alpha, 'selling', '1')).when(assign, { facts: suspended(alpha) }).then(hasRole(alpha, 'selling', '2'));
  });

  it('is not given on a deal without a co-sell model', () => {
    given(acme({ model: null })).when(assign).thenRejected('model-missing');
  });

  it('is released, and is free already when it is not held', () => {
    given(acme(), at(created, hasRole(alpha, 'selling'))).when(release).then({ type: 'RoleReleased', data: { partnerId: alpha, role: 'selling' } });
    given(acme()).when(release).thenNothing();
    given(acme(), won).when(release).thenNothing();
  });
});
