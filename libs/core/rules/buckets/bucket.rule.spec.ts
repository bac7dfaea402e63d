import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluateDeal, judgedByCohorts } from '../deal/evaluate-deal.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import { touch, workedExample } from '../examples/dossier.example.js';
import { deal, deals, document, ruleSets } from '../examples/drawn-deals.support.js';
import { changed, compiled } from '../examples/standard-ruleset.example.js';
import { isUnderCredited } from './bucket.rule.js';
import { cohortsOf, type Cohorts } from './cohort.rule.js';

const rules = compiled(changed<unknown>(document, ['/buckets/accelerated/cohort', { statistic: 'mean', trailingQuarters: 4, minimumDeals: 1 }]));
const confirmed = (value: NonNullable<Dossier['bucket']>['value']) => ({ bucket: { value, eventId: 'confirmed' } });
const influencedTouch = [touch('alpha', { kind: 'demo' })];
const tag = (change: Partial<Dossier>, cohorts: Cohorts | null = null) => evaluateDeal(rules, { ...workedExample, touchpoints: influencedTouch, ...change }, cohorts).bucket.tag;

/** One direct deal of the quarter before that took so many days. */
const cohortOf = (days: number): Cohorts => new Map([['2025-Q4' as never, [{ segment: null, days, stages: [] }]]]);

describe('the tag of a deal', () => {
  it('A15: is missing, consistent with the facts, or not', () => {
    expect(tag({})).toBe('untagged');
    expect(tag(confirmed('influenced'))).toBe('consistent');
    expect([tag(confirmed('none')), tag(confirmed('sourced'))]).toEqual(['inconsistent', 'inconsistent']);
    expect(tag({ ...confirmed('none'), touchpoints: [] })).toBe('consistent');
    expect(tag({ ...confirmed('accelerated'), touchpoints: [] })).toBe('inconsistent');
  });

  it('A15: of a deal confirmed as accelerated is not judged without the direct deals, and by them where they are at hand', () => {
    expect([tag(confirmed('accelerated')), tag(confirmed('accelerated'), cohortOf(200)), tag(confirmed('accelerated'), cohortOf(80)), tag(confirmed('accelerated'), new Map())])
      .toEqual(['unjudged', 'consistent', 'inconsistent', 'inconsistent']);
  });

  it('A15: is not influenced by the vendor, nor by what came with the creation', () => {
    expect(tag({ ...confirmed('none'), touchpoints: [touch(null, { kind: 'demo' })] })).toBe('consistent');
    expect(tag({ ...confirmed('none'), touchpoints: [touch('beta', { kind: 'demo', occurredAt: workedExample.createdAt })] })).toBe('consistent');
  });

  it('A15: is not found faster where a partner sourced the deal, nor while it is open, and needs no account', () => {
    const { account: _account, ...nameless } = workedExample;
    const bucketOf = (change: Partial<Dossier>) => evaluateDeal(rules, { ...nameless, touchpoints: influencedTouch, ...change }, cohortOf(200)).bucket;
    expect(bucketOf({})).toMatchObject({ supported: ['influenced', 'accelerated'], cycleDays: 74 });
    expect(bucketOf({ origin: 'partnerLead', sourcePartnerId: 'beta' })).toMatchObject({ supported: ['sourced'], sourcePartnerId: 'beta', cohortDays: null, daysSaved: null });
    expect(bucketOf({ status: 'open', closedAt: null })).toMatchObject({ supported: ['influenced'], cycleDays: null, cohortDays: null, daysSaved: null });
  });

  it('A15: of a deal that no version covers is missing or not judged', () => {
    const before = { createdAt: '2025-01-01T12:00:00.000Z', closedAt: '2025-03-01T12:00:00.000Z' };
    expect([tag(before), tag({ ...before, ...confirmed('sourced') })]).toEqual(['untagged', 'unjudged']);
  });

  it('A15: comes out the same whether the direct deals are there from the start or asked afterwards', () => {
    fc.assert(fc.property(ruleSets, deal, deals, fc.constantFrom('none', 'sourced', 'influenced', 'accelerated'), (ruleSet, dossier, others, value) => {
      const [tagged, cohorts] = [{ ...dossier, ...confirmed(value) }, cohortsOf(ruleSet, others)];
      expect(judgedByCohorts(ruleSet, evaluateDeal(ruleSet, tagged), cohorts)).toEqual(evaluateDeal(ruleSet, tagged, cohorts));
    }));
  });
});

describe('under-crediting', () => {
  const won: Dossier = { ...workedExample, touchpoints: influencedTouch };

  it('A12: is partner activity on an untagged won deal', () => {
    expect(isUnderCredited(won)).toBe(true);
    expect(isUnderCredited({ ...won, ...confirmed('none') })).toBe(false);
    expect(isUnderCredited({ ...won, status: 'open', closedAt: null })).toBe(false);
  });

  it('A12: is one touch of a partner among the vendor\'s, up to the very close', () => {
    expect(isUnderCredited({ ...won, touchpoints: [touch(null), touch('alpha')] })).toBe(true);
    expect(isUnderCredited({ ...won, touchpoints: [touch('alpha', { occurredAt: workedExample.closedAt ?? '' })] })).toBe(true);
    expect(isUnderCredited({ ...won, status: 'lost' })).toBe(false);
  });

  it('A12: is not what the vendor did, nor what came after the close', () => {
    expect(isUnderCredited({ ...won, touchpoints: [touch(null)] })).toBe(false);
    expect(isUnderCredited({ ...won, touchpoints: [touch('alpha', { occurredAt: '2026-03-21T12:00:00.000Z' })] })).toBe(false);
  });
});
