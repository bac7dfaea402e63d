import { describe, it } from '@jest/globals';
import type { RuleSetId, PartnerId } from '#kernel';
import { acme, created, facts, given, openAcme, opening as data, suspended, won } from '../../../../test/support/decider/deal-scene.js';
import { alpha, instant } from '../../../../test/support/decider/people.js';

const at = { occurredAt: created };

describe('opening a deal', () => {
  it('records what is known of it', () => {
    given().when(openAcme, at).then({ type: 'DealOpened', data });
  });

  it('A6: tags a deal of a partner\'s lead as sourced by that partner', () => {
    const lead = { ...openAcme, origin: 'partnerLead', sourcePartnerId: alpha } as const;
    given().when(lead, at).then(
      { type: 'DealOpened', data: { ...data, origin: 'partnerLead', sourcePartnerId: alpha } },
      { type: 'PartnerEngaged', data: { partnerId: alpha, bucket: 'sourced' } });
  });

  it('A1: refuses a partner\'s lead without the partner', () => {
    given().when({ ...openAcme, origin: 'partnerLead' }, at).thenRejected('source-partner-missing', { pointer: '/sourcePartnerId' });
  });

  it('asked again, has nothing new to say, whatever became of amount, model, rule set, source and status', () => {
    given(acme()).when(openAcme, at).thenNothing();
    given(acme(), { type: 'AmountChanged', data: { amount: '1.00' } }, { type: 'ModelChanged', data: { model: null } }, won).when(openAcme, at).thenNothing();
    given(acme(), { type: 'SourcePartnerNamed', data: { partnerId: alpha } }).when({ ...openAcme, amount: '7.00' }, at).thenNothing();
  });

  it.each([
    [{ currency: 'EUR' }], [{ external: null }], [{ external: { source: 'crm', id: '006-2' } }], [{ account: null }],
    [{ account: { name: 'Acme Corp', domain: 'acme.example', segment: 'mid' } }], [{ origin: 'partnerLead' as const, sourcePartnerId: alpha }], [{ dateAssumed: true }],
  ])('refuses another deal under the same id: %j', (differing) => {
    given(acme()).when({ ...openAcme, ...differing }, at).thenRejected('deal-differs');
  });

  it('refuses the same deal with another date of creation', () => {
    given(acme()).when(openAcme, { occurredAt: instant('2026-01-06') }).thenRejected('deal-differs');
  });

  it.each(['XAU', 'XDR', 'usd', 'ZZZ', ''])('refuses %j, which is no currency with a minor unit', (currency) => {
    given().when({ ...openAcme, currency }, at).thenRejected('currency-unknown', { pointer: '/currency' });
  });

  it.each(['50000', '50000.0', '50000.000', '-1.00', '-0.00', '01.00', '1e3', '', ' 1.00', `${'9'.repeat(31)}.00`, '9'.repeat(100_000)])(
    'refuses the amount %.40j in USD', (amount) => {
      given().when({ ...openAcme, amount }, at).thenRejected('amount-invalid', { pointer: '/amount' });
    });

  it.each([['JPY', '10000'], ['BHD', '10.000'], ['CLF', '1.0001'], ['USD', `${'9'.repeat(30)}.99`], ['USD', '0.00']])(
    'takes an amount with exactly the digits of %s: %s', (currency, amount) => {
      given().when({ ...openAcme, currency, amount }, at).then({ type: 'DealOpened', data: { ...data, currency, amount } });
    });

  it('refuses a rule set of which no version is published', () => {
    given().when({ ...openAcme, ruleSetId: 'drafted' as RuleSetId }, at).thenRejected('rule-set-not-published');
  });

  it('refuses a source partner that the programme does not have, but not a suspended one: a lead is no role', () => {
    given().when({ ...openAcme, sourcePartnerId: 'ptr_nobody' as PartnerId }, at).thenRejected('partner-unknown', { pointer: '/sourcePartnerId' });
    given().when({ ...openAcme, sourcePartnerId: alpha }, { ...at, facts: suspended(alpha) })
      .then({ type: 'DealOpened', data: { ...data, sourcePartnerId: alpha } });
  });

  it('refuses a deal before the programme is founded', () => {
    given().when(openAcme, { ...at, facts: { ...facts, programme: { status: 'none' } } }).thenRejected('programme-not-founded');
  });

  it('comes before everything else', () => {
    given().when({ type: 'WinDeal', dateAssumed: false }).thenRejected('deal-unknown');
    given().when({ type: 'ReleaseRole', partnerId: alpha, role: 'selling' }).thenRejected('deal-unknown');
  });
});
