import { describe, expect, it } from '@jest/globals';
import type { Dossier } from '../dossier/dossier.schema.js';
import { workedExample } from '../examples/dossier.example.js';
import { changed, compiled, standardRuleSetYaml } from '../examples/standard-ruleset.example.js';
import type { Facts } from '../facts/facts.schema.js';
import { evaluateDeals } from '../result/evaluation.js';
import { readRuleSet } from '../ruleset/read-ruleset.js';

const points = { upliftPoints: '5', on: 'nextQuarter' };
const read = readRuleSet(standardRuleSetYaml);
if (!read.ok) throw new Error('The example is sound.');
/** A choice for one win in a quarter, then a sum for two, then an uplift for three. */
const ruleSet = compiled(changed<unknown>(read.document, ['/incentives', [
  { id: 'zest', count: 'coSellWon', atLeast: 1, per: 'quarter', choice: [{ amount: '100.00' }, points] },
  { id: 'bonus', count: 'coSellWon', atLeast: 2, per: 'quarter', reward: { amount: '5000.00' } },
  { id: 'lift', count: 'coSellWon', atLeast: 3, per: 'quarter', reward: points }]]));

const deal = (dealId: string, more: Partial<Dossier> = {}): Dossier => ({ ...workedExample, dealId, ...more });
const next = { closedAt: '2026-05-20T16:00:00.000Z' };
const choice = (incentiveId: string, partnerId: string, period: string, eventId: string) => ({ incentiveId, partnerId, period, option: 1, eventId });
const facts = (more: Partial<Facts>): Facts => ({ format: 'tandem.facts/1', ...more });

const awardsOf = (deals: readonly Dossier[], given?: Facts) => evaluateDeals(ruleSet, deals, given).awards.map(({ period, incentive, partnerId, dealIds, option, choiceEventId }) =>
  [period, incentive.id, partnerId, dealIds.join(' '), option?.clause ?? null, choiceEventId]);
const upliftsOf = (deals: readonly Dossier[], given: Facts) => evaluateDeals(ruleSet, deals, given).deals.flatMap(({ dossier, uplifts }) =>
  uplifts.map(({ award, line }) => [dossier.dealId, award.incentive.id, line.partnerId, line.kind, line.amountMinor, line.clause, line.eventIds.includes('chosen')]));

describe('the awards of a programme', () => {
  it('are told quarter by quarter, incentive by incentive, with the deals they were earned by and the choice that was made of this one', () => {
    const choices = [choice('bonus', 'beta', '2026-Q1', 'other'), choice('zest', 'beta', '2026-Q2', 'later'), choice('zest', 'beta', '2026-Q1', 'chosen')];
    expect(awardsOf([deal('D-3', next), deal('D-2'), deal('D-1')], facts({ choices }))).toEqual([
      ['2026-Q1', 'zest', 'alpha', 'D-1 D-2', null, null], ['2026-Q1', 'zest', 'beta', 'D-1 D-2', '/incentives/0/choice/1/upliftPoints', 'chosen'], ['2026-Q1', 'zest', 'gamma', 'D-1 D-2', null, null],
      ...['alpha', 'beta', 'gamma'].map((name) => ['2026-Q1', 'bonus', name, 'D-1 D-2', '/incentives/1/reward/amount', null]),
      ['2026-Q2', 'zest', 'alpha', 'D-3', null, null], ['2026-Q2', 'zest', 'beta', 'D-3', '/incentives/0/choice/1/upliftPoints', 'later'], ['2026-Q2', 'zest', 'gamma', 'D-3', null, null]]);
  });

  it('are not counted again in a quarter that is booked, nor by deals that are lost, open, or of no version', () => {
    expect(awardsOf([deal('D-1'), deal('D-2', next)], facts({ booked: [{ period: '2026-Q1', awards: [] }] })).map(([period]) => period)).toEqual(['2026-Q2', '2026-Q2', '2026-Q2']);
    expect(awardsOf([deal('D-1', { status: 'lost' }), deal('D-2', { status: 'open', closedAt: null }), deal('D-3', { closedAt: '2025-12-20T16:00:00.000Z' })])).toEqual([]);
  });
});

describe('the uplifts that awards of the quarter before bring', () => {
  const booked = (...incentiveIds: readonly string[]) => facts({
    choices: [choice('zest', 'beta', '2025-Q4', 'chosen')], booked: [{ period: '2025-Q4', awards: incentiveIds.map((incentiveId) => ({ incentiveId, partnerId: 'beta' })) }] });
  // 5 % of 50,000.00 in beta's part of 40 in 85.
  const raised = (incentiveId: string, clause: string, isChosen: boolean) => ['D-1', incentiveId, 'beta', 'uplift', 117_647n, clause, isChosen];

  it('are lines of their partner\'s claims by each award in the order of the rule set, of a won deal of the next quarter alone', () => {
    const deals = [deal('D-1'), deal('D-2', next), deal('D-3', { status: 'lost' }), deal('D-4', { status: 'open', closedAt: null })];
    expect(upliftsOf(deals, booked('lift', 'unknown', 'bonus', 'zest'))).toEqual([
      raised('zest', '/incentives/0/choice/1/upliftPoints', true), raised('lift', '/incentives/2/reward/upliftPoints', false)]);
  });

  it('are none while the choice is not made, nor by a sum', () => {
    expect(upliftsOf([deal('D-1')], { ...booked('zest', 'bonus'), choices: [] })).toEqual([]);
  });
});
