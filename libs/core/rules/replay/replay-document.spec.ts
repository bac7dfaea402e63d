import { describe, expect, it } from '@jest/globals';
import { canonicalJson, digestOf } from '#kernel';
import { assigned, day, opened, won } from '../../../../test/support/dossier/deal-log.js';
import { closed, dealNamed, q1, q2, rulesWith } from '../../../../test/support/dossier/quarter.js';
import { asked, draftOf, issuedTo } from '../../../../test/support/dossier/replay-inputs.js';
import { documentWith, publishing, standard } from '../../../../test/support/dossier/rule-set-log.js';
import type { RuleSetDocument } from '../ruleset/ruleset.schema.js';
import { countAwardsOn, noAwardCounts } from './award-counts.js';
import { certifiedRules } from './replay-certificate.js';
import { replaySummary, replayTextAround } from './replay-document.js';
import { replayPlan, type ReplayInputs } from './replay-plan.js';
import { emptyTally, tallyCauses, tallyMoney } from './replay-tally.js';

const [first, second] = [documentWith(), documentWith({ from: '2026-04-01', coSell: '30' })];
const terms = publishing({ at: day(1), document: first }, { at: day(60), document: second });
const tried = documentWith({ coSell: '31' }) as unknown as RuleSetDocument;
const rules: Record<ReplayInputs['rules']['kind'], ReplayInputs['rules']> = {
  own: { kind: 'own' }, ruleSet: { kind: 'ruleSet', ruleSetId: standard }, version: { kind: 'version', ruleSetId: standard, version: 2 }, draft: { kind: 'draft', document: tried, digest: digestOf(tried) } };
const planOf = (kind: keyof typeof rules, publishedBy = day(100)) =>
  replayPlan(terms, { from: q1, to: q2, rules: rules[kind], publishedBy, knownAt: day(101), bookedAt: day(102), dealsOf: null });
const summaryOf = (kind: keyof typeof rules, tally = emptyTally()) => replaySummary(planOf(kind), tally, { counts: noAwardCounts(), issued: [] });

describe('the document of a replay', () => {
  it.each([
    ['own', { kind: 'own', ruleSetId: null, version: null, digest: null }],
    ['ruleSet', { kind: 'ruleSet', ruleSetId: standard, version: null, digest: null }],
    ['version', { kind: 'version', ruleSetId: standard, version: 2, digest: digestOf(second) }],
    ['draft', { kind: 'draft', ruleSetId: standard, version: null, digest: digestOf(tried) }],
  ] as const)('says what was asked, and by which rules: %s', (kind, named) => {
    expect(summaryOf(kind).asked).toEqual({ from: q1, to: q2, publishedBy: day(100), knownAt: day(101), bookedAt: day(102), dealsOf: null, rules: named });
  });

  it('sums what a partner gains, loses and keeps, in quarters and in all, a currency at a time', () => {
    const tally = { ...emptyTally(), deals: 3, differing: 2 };
    const add = (partnerId: string, period: typeof q1, currency: string, ...[bookedMinor, replayedMinor, replayedWithheldMinor = 0n]: readonly [bigint, bigint, bigint?]) =>
      tallyMoney(tally, { partnerId, period, currency }, { bookedMinor, replayedMinor, replayedWithheldMinor });
    add('ptr_b', q2, 'USD', 500n, 450n, 50n);
    add('ptr_a', q1, 'USD', 100n, 150n);
    add('ptr_a', q2, 'USD', 1n, 2n);
    add('ptr_a', q1, 'USD', 10n, 10n);
    add('ptr_c', q1, 'JPY', 7n, 7n);
    tallyCauses(tally, [{ because: 'clause', clauses: ['/commission/coSell'], eventId: null, eventType: null, amount: '0.51', withheld: '-0.50' }], 'USD');
    tallyCauses(tally, [{ because: 'clause', clauses: ['/commission/coSell'], eventId: null, eventType: null, amount: '0.01', withheld: '0.00' }, { because: 'booking', clauses: [], eventId: null, eventType: null, amount: '0.02', withheld: '0.00' }], 'USD');
    const { compared, totals, quarters, partners, causes } = summaryOf('own', tally);
    const brief = ({ amount, withheld }: (typeof totals)[number]) => [amount.booked, amount.replayed, amount.delta, withheld.replayed];
    expect(compared).toEqual({ deals: 3, differing: 2 });
    expect(totals.map((row) => [row.currency, ...brief(row)])).toEqual([['JPY', '7', '7', '0', '0'], ['USD', '6.11', '6.12', '0.01', '0.50']]);
    expect(quarters.map((row) => [row.period, row.currency, ...brief(row)])).toEqual([
      [q1, 'JPY', '7', '7', '0', '0'], [q1, 'USD', '1.10', '1.60', '0.50', '0.00'], [q2, 'USD', '5.01', '4.52', '-0.49', '0.50']]);
    expect(partners.map((row) => [row.partnerId, row.outcome, row.amount.delta])).toEqual([['ptr_a', 'gains', '0.51'], ['ptr_b', 'loses', '-0.50'], ['ptr_c', 'same', '0']]);
    expect(causes.map(({ because, clauses, amount, withheld }) => [because, clauses, amount, withheld])).toEqual([['booking', [], '0.02', '0.00'], ['clause', ['/commission/coSell'], '0.52', '-0.50']]);
  });

  it('says of a version that nobody published no digest', () => {
    const none = { ...planOf('version'), rules: { kind: 'version', ruleSetId: 'other' as typeof standard, version: 1 } } as const;
    expect(replaySummary(none, emptyTally(), { counts: noAwardCounts(), issued: [] }).asked.rules).toEqual({ kind: 'version', ruleSetId: 'other', version: 1, digest: null });
  });

  it('adds what awards pay on both sides, with the rows and causes of those that differ', () => {
    const bonus = (amount: string) => ({ incentives: [{ id: 'bonus', count: 'coSellWon', atLeast: 1, per: 'quarter', reward: { amount } }] });
    const plan = replayPlan({ ...rulesWith(bonus('5000.00')), closings: [closed(q1, day(100))] }, asked({ rules: draftOf({ ...documentWith(), ...bonus('6000.00') }) }));
    const counts = noAwardCounts();
    countAwardsOn(counts, dealNamed('a', opened(day(5)), assigned(day(6), 'alpha', 'sourcing'), assigned(day(6), 'beta', 'selling'), won(day(70))), plan);
    const issued = ['alpha', 'beta'].map((name) => issuedTo(name, '5000.00', { kind: 'incentive', dealId: null, position: null, clause: '/incentives/0/reward/amount' }));
    const { format, totals, awards, causes, compared } = replaySummary(plan, emptyTally(), { counts, issued });
    expect([format, compared, totals.map(({ amount }) => amount)]).toEqual(['tandem.replay/1', { deals: 0, differing: 0 }, [{ booked: '10000.00', delta: '2000.00', replayed: '12000.00' }]]);
    expect(awards.map(({ partnerId, amount: { delta } }) => [partnerId, delta])).toEqual([['ptr_alpha', '1000.00'], ['ptr_beta', '1000.00']]);
    expect(causes.map(({ because, clauses, amount }) => [because, ...clauses, amount])).toEqual([['clause', '/incentives/0/reward/amount', '2000.00']]);
  });

  it('is text in the form of RFC 8785, around its deals', () => {
    const summary = summaryOf('draft');
    const { before, after } = replayTextAround(summary);
    expect(`${before}${after}`).toBe(`${canonicalJson({ ...summary, deals: [] })}\n`);
    expect(before.endsWith('"deals":[')).toBe(true);
  });
});

describe('the certificate of a replay', () => {
  const certified = (kind: keyof typeof rules, publishedBy = day(100)) => certifiedRules(planOf(kind, publishedBy), summaryOf(kind).asked);
  const [one, two] = [{ ruleSetId: standard, version: 1, digest: digestOf(first) }, { ruleSetId: standard, version: 2, digest: digestOf(second) }];

  it('names the versions that deals could be priced by, and what was tried, with a digest of them all', () => {
    expect(certified('own').versions).toEqual([one, two]);
    expect(certified('ruleSet').versions).toEqual([one, two]);
    expect(certified('version').versions).toEqual([two]);
    expect(certified('draft').versions).toEqual([{ ruleSetId: standard, version: null, digest: digestOf(tried) }]);
    expect(certified('own').digest).toBe(digestOf([one, two]));
  });

  it('leaves out what was published later, and other rule sets than the one that was asked for', () => {
    expect(certified('own', day(59)).versions).toEqual([one]);
    const other = { ...planOf('own'), terms: { ...terms, published: new Map([['zeta' as typeof standard, { ...terms.published.get(standard)! }], ...terms.published, ['alpha' as typeof standard, { ...terms.published.get(standard)! }]]) } };
    expect(certifiedRules(other, summaryOf('own').asked).versions.map(({ ruleSetId }) => ruleSetId)).toEqual(['alpha', 'alpha', standard, standard, 'zeta', 'zeta']);
    expect(certifiedRules({ ...other, rules: rules.ruleSet }, summaryOf('ruleSet').asked).versions).toEqual([one, two]);
  });
});
