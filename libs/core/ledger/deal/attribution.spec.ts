import { describe, expect, it } from '@jest/globals';
import { attributionBuckets, type AttributionBucket, type DealEvent } from '#events';
import type { PartnerId } from '#kernel';
import { acme, created, given, hasRole, lost, touched, won } from '../../../../test/support/decider/deal-scene.js';
import { at, type Past } from '../../../../test/support/decider/given.js';
import { alpha, beta, importer, instant, operator } from '../../../../test/support/decider/people.js';

const confirm = (bucket: AttributionBucket) => ({ type: 'ConfirmAttribution', bucket }) as const;
const confirmed = (bucket: AttributionBucket): DealEvent => ({ type: 'AttributionConfirmed', data: { bucket } });
const named = (partnerId: PartnerId | null): DealEvent => ({ type: 'SourcePartnerNamed', data: { partnerId } });
const engaged = (partnerId: PartnerId, bucket: AttributionBucket | null): DealEvent => ({ type: 'PartnerEngaged', data: { partnerId, bucket } });
const before = instant('2025-12-20');
const after = instant('2026-01-20');

describe('confirming the attribution', () => {
  it('A4: is one of exactly four', () => {
    expect(attributionBuckets).toEqual(['none', 'sourced', 'influenced', 'accelerated']);
  });

  it.each([['an open', []], ['a won', [won]], ['a lost', [lost]]])('A10: is possible and corrigible on %s deal', (_, past) => {
    given(acme(), touched(alpha, after), ...past).when(confirm('influenced')).then(confirmed('influenced'));
    given(acme(), touched(alpha, after), at(after, confirmed('none')), ...past).when(confirm('influenced')).then(confirmed('influenced'));
    given(acme(), confirmed('none'), ...past).when(confirm('none')).thenNothing();
  });

  it('A12: does not refuse too little credit', () => {
    given(acme(), touched(alpha, after)).when(confirm('none')).then(confirmed('none'));
  });

  it('A2: refuses influenced and accelerated where no partner did anything', () => {
    const vendorOnly = [acme(), touched(null, after)];
    given(...vendorOnly).when(confirm('influenced')).thenRejected('influence-without-activity');
    given(...vendorOnly).when(confirm('accelerated')).thenRejected('influence-without-activity');
    given(...vendorOnly, touched(alpha, after, 't-1'), { type: 'TouchpointVoided', data: { touchpointId: 't-1', reason: { textId: 'v', digest: 'c'.repeat(64) } } })
      .when(confirm('influenced')).thenRejected('influence-without-activity');
  });
});

describe('confirming a deal as sourced', () => {
  const sourced = (...past: readonly (DealEvent | Past<DealEvent>)[]) => given(acme(), ...past).when(confirm('sourced'));

  it('A1: needs a partner named as source, by name or by the role', () => {
    sourced(touched(alpha, before)).thenRejected('source-partner-missing');
    sourced(touched(alpha, before), named(alpha)).then(confirmed('sourced'));
    sourced(touched(alpha, before), hasRole(alpha, 'sourcing')).then(confirmed('sourced'));
  });

  it('A1: needs that partner\'s touch not after the deal\'s creation', () => {
    sourced(named(alpha)).thenRejected('sourced-without-first-touch');
    sourced(named(alpha), touched(alpha, after)).thenRejected('sourced-without-first-touch');
    sourced(named(alpha), touched(beta, before)).thenRejected('sourced-without-first-touch');
    sourced(named(alpha), touched(alpha, created)).then(confirmed('sourced'));
  });

  it('A11: refuses it where the vendor\'s own team worked the account before: influenced at best', () => {
    sourced(named(alpha), touched(alpha, before), touched(null, instant('2025-12-19'))).thenRejected('over-credited');
    given(acme(), named(alpha), touched(alpha, before), touched(null, instant('2025-12-19'))).when(confirm('influenced')).then(confirmed('influenced'));
  });

  it('A11: a vendor touch of the same instant, later, or voided does not precede', () => {
    sourced(named(alpha), touched(alpha, before), touched(null, before)).then(confirmed('sourced'));
    sourced(named(alpha), touched(alpha, before), touched(null, after)).then(confirmed('sourced'));
    sourced(named(alpha), touched(alpha, before), touched(null, instant('2025-12-19'), 'v-1'),
      { type: 'TouchpointVoided', data: { touchpointId: 'v-1', reason: { textId: 'v', digest: 'c'.repeat(64) } } }).then(confirmed('sourced'));
  });

  it('A6: a lead is the first touch of its partner', () => {
    const lead = acme({ origin: 'partnerLead', sourcePartnerId: alpha });
    given(lead, at(created, engaged(alpha, 'sourced'))).when(confirm('sourced')).then(confirmed('sourced'));
    given(lead, touched(null, before)).when(confirm('sourced')).thenRejected('over-credited');
    given(lead, touched(null, before), touched(alpha, instant('2025-12-01'))).when(confirm('sourced')).then(confirmed('sourced'));
  });
});

describe('the source partner', () => {
  const name = (partnerId: PartnerId | null) => ({ type: 'NameSourcePartner', partnerId }) as const;

  it('A13: is one: another name replaces it', () => {
    given(acme()).when(name(alpha)).then(named(alpha));
    given(acme(), at(created, named(alpha))).when(name(beta)).then(named(beta));
    given(acme(), at(created, named(alpha))).when(name(null)).then(named(null));
    given(acme(), named(alpha), won).when(name(alpha)).thenNothing();
  });

  it('A13: stays while the deal is confirmed as sourced', () => {
    const past = [acme(), named(alpha), touched(alpha, before), confirmed('sourced')];
    given(...past).when(name(beta)).thenRejected('source-confirmed');
    given(...past, at(after, confirmed('influenced'))).when(name(beta)).thenRejected('source-confirmed');
    given(...past, confirmed('influenced')).when(name(beta)).then(named(beta));
  });

  it('is known, and is not taken from a partner\'s lead', () => {
    given(acme()).when(name('ptr_nobody' as PartnerId)).thenRejected('partner-unknown');
    given(acme({ origin: 'partnerLead', sourcePartnerId: alpha })).when(name(null), { occurredAt: after }).thenRejected('source-partner-missing');
  });
});

describe('engaging a partner on an existing deal', () => {
  const activity = { touchpointId: 't-1', role: null, kind: 'introduction' } as const;
  const engage = { type: 'EngagePartner', partnerId: alpha, bucket: 'influenced', activity } as const;
  const logged = (loggedBy: 'vendor' | 'integration'): DealEvent =>
    ({ type: 'TouchpointLogged', data: { touchpointId: 't-1', partnerId: alpha, role: null, kind: 'introduction', loggedBy, imported: false } });

  it('A7: takes influenced or accelerated and an activity', () => {
    given(acme()).when(engage, { actor: operator }).then(engaged(alpha, 'influenced'), logged('vendor'));
    given(acme()).when({ ...engage, bucket: 'accelerated' }, { actor: importer }).then(engaged(alpha, 'accelerated'), logged('integration'));
    given(acme()).when({ ...engage, bucket: 'sourced' }).thenRejected('bucket-not-offered');
    given(acme()).when({ ...engage, bucket: 'none' }).thenRejected('bucket-not-offered');
  });

  it('A7: is visibly pending without either, and then nothing is confirmed', () => {
    given(acme()).when({ ...engage, bucket: null, activity: null }).then(engaged(alpha, null));
    for (const past of [[engaged(alpha, null)], [engaged(alpha, null), touched(alpha, after)], [engaged(alpha, 'influenced')]]) {
      for (const bucket of attributionBuckets) {
        given(acme(), ...past).when(confirm(bucket)).thenRejected('attribution-pending', { message: /ptr_alpha/ });
      }
    }
  });

  it('A7: is completed by the missing word', () => {
    given(acme(), engaged(alpha, null)).when(engage).then(engaged(alpha, 'influenced'), logged('vendor'));
    given(acme(), engaged(alpha, 'influenced')).when(engage).then(logged('vendor'));
    given(acme(), engaged(alpha, 'influenced'), logged('vendor')).when(confirm('influenced')).then(confirmed('influenced'));
  });

  it('asked again is nothing new', () => {
    given(acme(), engaged(alpha, 'influenced'), logged('vendor')).when(engage).thenNothing();
    given(acme(), engaged(alpha, 'influenced')).when({ ...engage, bucket: null, activity: null }).thenNothing();
  });

  it('refuses the unknown, the past, another touchpoint under the same id', () => {
    given(acme()).when({ ...engage, partnerId: 'ptr_nobody' as PartnerId }).thenRejected('partner-unknown');
    given(acme()).when(engage, { occurredAt: before }).thenRejected('engaged-before-opened');
    given(acme(), touched(beta, after, 't-1')).when(engage).thenRejected('touchpoint-differs');
  });
});
