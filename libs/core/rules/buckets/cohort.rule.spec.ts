import { describe, expect, it } from '@jest/globals';
import type { Dossier } from '../dossier/dossier.schema.js';
import { role, touch, workedExample } from '../examples/dossier.example.js';
import { document } from '../examples/drawn-deals.support.js';
import { changed, compiled } from '../examples/standard-ruleset.example.js';
import { cohortFor, cohortsOf, directDealOf, type Cohorts } from './cohort.rule.js';

const rules = compiled(changed<unknown>(document, ['/buckets/accelerated/cohort', { statistic: 'mean', trailingQuarters: 2, minimumDeals: 1 }]));
const direct: Dossier = { ...workedExample, roles: [], touchpoints: [touch(null)] };
const directOf = (change: Partial<Dossier>) => directDealOf(rules.calendar, { ...direct, ...change });

describe('a direct deal', () => {
  it('was won without any partner', () => {
    expect(directOf({})).toMatchObject({ period: '2026-Q1', segment: 'mid', days: 74 });
    const { account: _account, ...nameless } = direct;
    expect(directDealOf(rules.calendar, nameless)?.segment).toBeNull();
  });

  it.each<[string, Partial<Dossier>]>([
    ['lost', { status: 'lost' }],
    ['open', { status: 'open', closedAt: null }],
    ['one on which somebody holds a role', { roles: [role('selling', 'alpha')] }],
    ['one with a source partner', { sourcePartnerId: 'alpha' }],
    ['one that a partner touched once', { touchpoints: [touch(null), touch('alpha')] }],
  ])('is not %s', (_what, change) => {
    expect(directOf(change)).toBeUndefined();
    expect([...cohortsOf(rules, [{ ...direct, ...change }])]).toEqual([]);
  });
});

describe('the cohort of a deal', () => {
  const deal = (segment: string | null, days: number) => ({ segment, days, stages: [] });
  const cohorts = new Map(Object.entries({ '2025-Q2': [deal('mid', 1)], '2025-Q3': [deal('small', 2)], '2025-Q4': [deal(null, 3)], '2026-Q1': [deal('mid', 4)] })) as unknown as Cohorts;
  const daysFor = (segment: string | null) => {
    const cohort = cohortFor(rules, cohorts, { period: '2026-Q1' as never, segment });
    return [cohort?.of, cohort?.deals.map(({ days }) => days)];
  };

  it('is of the quarters before its own, from the first that is asked for', () => {
    expect(daysFor('large')).toEqual(['programme', [2, 3]]);
  });

  it('is of its segment where that has enough, and never of those that name none', () => {
    expect([daysFor('small'), daysFor(null)]).toEqual([['segment', [2]], ['programme', [2, 3]]]);
  });
});
