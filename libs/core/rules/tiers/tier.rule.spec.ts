import { describe, expect, it } from '@jest/globals';
import { evaluateDeal } from '../deal/evaluate-deal.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import { workedExample } from '../examples/dossier.example.js';
import { changed, compiled, standardRuleSetYaml } from '../examples/standard-ruleset.example.js';
import { noFacts } from '../facts/facts.schema.js';
import { readRuleSet } from '../ruleset/read-ruleset.js';
import { tiersReached } from './tier.rule.js';

const read = readRuleSet(standardRuleSetYaml);
if (!read.ok) throw new Error('The example is sound.');
const tier = { atLeast: 1, per: 'quarter', lasts: 'nextQuarter', benefits: {} };
const ruleSet = compiled(changed<unknown>(read.document, ['/tiers', [{ ...tier, id: 'registered', count: 'coSellDeals' }, { ...tier, id: 'winner', count: 'coSellWon' }]]));
const registered = (approvedAt: string, ...partnerIds: readonly string[]) => ({ approvedAt, partnerIds, eventId: approvedAt });
const refund = { kind: 'refund', amount: '50000.00', at: '2026-05-01T12:00:00.000Z', eventId: 'refund' };
/** Won in the first quarter and wholly refunded in the second; and an open deal with registrations in both. */
const deals = [
  changed(workedExample, ['/adjustments', [refund]]),
  changed<Dossier>(workedExample, ['/dealId', 'D-2'], ['/status', 'open'], ['/closedAt', null], ['/registrations', [
    registered('2026-04-02T12:00:00.000Z', 'beta', 'alpha'), registered('2026-02-02T12:00:00.000Z', 'gamma', 'beta'), registered('2026-03-02T12:00:00.000Z', 'alpha')]]),
].map((dossier) => evaluateDeal(ruleSet, dossier));
const reached = (id: string, partnerId: string, period: string, lasts: string, dealId: string) =>
  ({ id, partnerId, period, dealIds: [dealId], lasts, clause: id === 'registered' ? '/tiers/0' : '/tiers/1' });
const inSecond = [reached('registered', 'alpha', '2026-Q2', '2026-Q3', 'D-2'), reached('registered', 'beta', '2026-Q2', '2026-Q3', 'D-2')];

describe('the tiers that partners reach', () => {
  it('stand by quarter, rule and partner, last through the next quarter, and no later refund takes one away', () => {
    expect(tiersReached(ruleSet, deals, noFacts)).toEqual([
      ...['beta', 'gamma'].map((partnerId) => reached('registered', partnerId, '2026-Q1', '2026-Q2', 'D-2')),
      ...['alpha', 'beta', 'gamma'].map((partnerId) => reached('winner', partnerId, '2026-Q1', '2026-Q2', 'D-1')), ...inSecond]);
  });

  it('are not counted again in a quarter that is booked', () => {
    expect(tiersReached(ruleSet, deals, { ...noFacts, booked: [{ period: '2026-Q1', awards: [] }] })).toEqual(inSecond);
  });
});
