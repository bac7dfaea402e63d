import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Currency, EventId, Instant } from '#kernel';
import { day, partner } from '../../../../test/support/dossier/deal-log.js';
import { awardTo, rulesWith } from '../../../../test/support/dossier/quarter.js';
import { documentWith, publishing, standard } from '../../../../test/support/dossier/rule-set-log.js';
import { paymentTermsOf } from './payment-terms.js';
import type { Terms, TierGrant } from './terms.js';

const tier = (id: string, payoutCycleDays?: number) =>
  ({ id, count: 'coSellDeals', atLeast: 10, per: 'quarter', lasts: 'nextQuarter', benefits: payoutCycleDays === undefined ? { exclusiveLeads: true } : { payoutCycleDays } });
const payout = (percent: string, days: number) => ({ payout: { cycleDays: 30, minimum: '50.00', holdback: { percent, days } } });
const tiered = rulesWith({ tiers: [tier('preferred', 15), tier('elite', 10), tier('known')] });

const termsFor = (terms: Terms, { amountMinor = 10_000n, occurredAt = day(100), name = 'alpha' }: { amountMinor?: bigint; occurredAt?: Instant; name?: string } = {}) => {
  const version = terms.published.get(standard)?.versions[0];
  if (version === undefined) throw new Error('The standard rules are published.');
  return paymentTermsOf(terms, { partnerId: partner(name), amountMinor, currency: 'USD' as Currency, occurredAt, version });
};
const granted = (id: string | null, from: string): TierGrant =>
  ({ eventId: 'g' as EventId, occurredAt: day(1), recordedAt: day(1), partnerId: partner('alpha'), tier: id, from });

describe('when a line is payable', () => {
  it('is so many local days after it accrued', () => {
    expect(termsFor(tiered)).toEqual({ dueOn: '2026-05-10', holdback: '0.00', holdbackUntil: '2026-05-10' });
    // Still the ninth of April in New York.
    expect(termsFor(tiered, { occurredAt: '2026-04-10T03:00:00.000Z' as Instant }).dueOn).toBe('2026-05-09');
  });

  it('is as late for a line that comes to nothing as for one that is owed: it is not taken back', () => {
    expect(termsFor(rulesWith(payout('12.5', 60)), { amountMinor: 0n })).toEqual({ dueOn: '2026-05-10', holdback: '0.00', holdbackUntil: '2026-05-10' });
  });

  it('C4: is sooner in the quarter after the one in which the partner reached a tier, and in no other', () => {
    const reached = { ...tiered, awards: [awardTo('alpha', '/tiers/0')] };
    expect(termsFor(reached).dueOn).toBe('2026-04-25');
    expect(termsFor(reached, { name: 'beta' }).dueOn).toBe('2026-05-10');
    expect(termsFor(reached, { occurredAt: day(80) }).dueOn).toBe('2026-04-20');
    expect(termsFor(reached, { occurredAt: day(190) }).dueOn).toBe('2026-08-08');
  });

  it('goes by the shortest of several tiers, and by none that says nothing of it', () => {
    expect(termsFor({ ...tiered, awards: [awardTo('alpha', '/tiers/0'), awardTo('alpha', '/tiers/1')] }).dueOn).toBe('2026-04-20');
    expect(termsFor({ ...tiered, awards: [awardTo('alpha', '/tiers/2')] }).dueOn).toBe('2026-05-10');
  });

  it('goes by a tier that was granted from its day on, until it is taken away', () => {
    const grants = { ...tiered, tierGrants: [granted('preferred', '2026-04-10'), granted(null, '2026-05-01')] };
    expect([day(99), day(100), day(120), day(121)].map((occurredAt) => termsFor(grants, { occurredAt }).dueOn)).toEqual(
      ['2026-05-09', '2026-04-25', '2026-05-15', '2026-05-31']);
  });

  it('goes by the tier of a long list that an award names, as the version has it that counted it', () => {
    const many = rulesWith({ tiers: Array.from({ length: 12 }, (_, index) => tier(`no-${index}`, index + 1)) });
    expect(['/tiers/1', '/tiers/11', '/tiers/12', '/incentives/0/tiers/1', '/tiers/1/benefits'].map((clause) => termsFor({ ...many, awards: [awardTo('alpha', clause)] }).dueOn))
      .toEqual(['2026-04-12', '2026-04-22', '2026-05-10', '2026-05-10', '2026-05-10']);
    const [older, newer] = [[tier('elite', 10), tier('preferred', 15)], [tier('preferred', 15), tier('elite', 10)]];
    const versions = publishing({ at: day(1), document: { ...documentWith(), tiers: older } }, { at: day(2), document: { ...documentWith(), tiers: newer } });
    expect([1, 2, 3].map((version) => termsFor({ ...versions, awards: [awardTo('alpha', '/tiers/0', { version })] }).dueOn)).toEqual(['2026-04-20', '2026-04-25', '2026-05-10']);
  });

  it('is not sooner by a tier that another was granted', () => {
    expect(termsFor({ ...tiered, tierGrants: [granted('preferred', '2026-04-10')] }, { name: 'beta' }).dueOn).toBe('2026-05-10');
  });

  it('is not sooner by a tier of another rule set, nor by an incentive', () => {
    expect(termsFor({ ...tiered, awards: [awardTo('alpha', '/tiers/0', { ruleSetId: 'other' as never })] }).dueOn).toBe('2026-05-10');
    expect(termsFor({ ...tiered, awards: [awardTo('alpha', '/incentives/0')] }).dueOn).toBe('2026-05-10');
  });
});

describe('what is held back', () => {
  it('C11: is a percentage of what is above zero, rounded half away from zero, until so many days later', () => {
    const holding = rulesWith(payout('12.5', 60));
    expect(termsFor(holding, { amountMinor: 10_001n })).toEqual({ dueOn: '2026-05-10', holdback: '12.50', holdbackUntil: '2026-07-09' });
    expect(termsFor(holding, { amountMinor: 4n })).toMatchObject({ holdback: '0.01', holdbackUntil: '2026-07-09' });
  });

  it('is nothing of what is taken back, which is due at once', () => {
    expect(termsFor(rulesWith(payout('12.5', 60)), { amountMinor: -10_001n })).toEqual({ dueOn: '2026-04-10', holdback: '0.00', holdbackUntil: '2026-04-10' });
  });

  it('is never more than the line', () => {
    fc.assert(fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.integer({ min: 0, max: 100 }), (amountMinor, percent) => {
      const { holdback } = termsFor(rulesWith(payout(`${percent}`, 60)), { amountMinor });
      const held = BigInt(holdback.replace('.', ''));
      expect(held >= 0n && held <= (amountMinor > 0n ? amountMinor : 0n)).toBe(true);
    }), { numRuns: 50 });
  });
});
