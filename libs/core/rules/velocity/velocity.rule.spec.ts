import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatRational, type Instant, type Rational } from '#kernel';
import { cohortsOf } from '../buckets/cohort.rule.js';
import { evaluateDeal } from '../deal/evaluate-deal.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import { touch, workedExample } from '../examples/dossier.example.js';
import { deal, document, ruleSets } from '../examples/drawn-deals.support.js';
import { changed, compiled } from '../examples/standard-ruleset.example.js';
import type { Joining } from './engagements.rule.js';
import { velocityOf } from './velocity.rule.js';

const text = (value: Rational | null): string | null => value && formatRational(value);
const cohortRules = (cohort: object) => compiled(changed<unknown>(document, ['/buckets/accelerated/cohort', { statistic: 'mean', trailingQuarters: 4, minimumDeals: 2, ...cohort }]));
const noon = (day: string): Instant => `${day}T12:00:00.000Z` as Instant;
const stagesOf = (...stages: readonly (readonly [stage: string, day: string])[]) =>
  stages.map(([stage, day]) => ({ stage, enteredAt: noon(day), eventId: `e-${stage}-${day}` }));

/** A won deal without partners of October 2025: 40 days in Discovery and so many in Proposal. */
const direct = (dealId: string, discovery: number, proposal: number, segment = 'mid'): Dossier => {
  const on = (days: number) => new Date(Date.parse('2025-10-01T12:00:00.000Z') + days * 86_400_000).toISOString();
  return {
    ...workedExample, dealId, roles: [], touchpoints: [], model: null, account: { name: dealId, segment }, createdAt: on(0), closedAt: on(discovery + proposal), registeredAt: null,
    stages: [{ stage: 'Discovery', enteredAt: on(0), eventId: `${dealId}-d` }, { stage: 'Proposal', enteredAt: on(discovery), eventId: `${dealId}-p` }],
  };
};
const cohort = [direct('X-1', 20, 30), direct('X-2', 30, 20), direct('X-3', 10, 15, 'large')];

const won: Dossier = {
  ...workedExample, createdAt: noon('2026-01-05'), closedAt: noon('2026-02-14'),
  stages: stagesOf(['Discovery', '2026-01-05'], ['Proposal', '2026-01-25'], ['Signing', '2026-02-10']), touchpoints: [],
};

const velocity = (change: Partial<Dossier> = {}, { rules = {}, joinings = [] as readonly Joining[], others = cohort } = {}) => {
  const ruleSet = cohortRules(rules);
  return velocityOf(ruleSet, evaluateDeal(ruleSet, { ...won, ...change }), { cohorts: cohortsOf(ruleSet, others), joinings, until: noon('2026-06-30') });
};
const stagesIn = ({ stages }: ReturnType<typeof velocity>) =>
  stages.map((stage) => [stage.stage, stage.days, stage.cohort && `${formatRational(stage.cohort.days)} of ${stage.cohort.deals}`, text(stage.daysSaved)]);

describe('the velocity of a won deal', () => {
  it('A8: is compared with its cohort altogether and in each stage, side by side', () => {
    const answer = velocity();
    expect([answer.cycleDays, answer.comparedWith, text(answer.cohort?.days ?? null), answer.cohort?.deals, text(answer.daysSaved)]).toEqual([40, 'segment', '50', 2, '10']);
    expect(stagesIn(answer)).toEqual([['Discovery', 20, '25 of 2', '5'], ['Proposal', 16, '25 of 2', '9'], ['Signing', 4, null, null]]);
  });

  it('A8: is compared by the statistic of the rule set, with all direct deals where its segment has too few', () => {
    const answer = velocity({}, { rules: { minimumDeals: 3, statistic: 'median' } });
    expect([answer.comparedWith, text(answer.cohort?.days ?? null)]).toEqual(['programme', '50']);
    expect(stagesIn(answer)).toEqual([['Discovery', 20, '20 of 3', '0'], ['Proposal', 16, '20 of 3', '4'], ['Signing', 4, null, null]]);
  });

  it('A8: counts a stage that was entered again once, with all its days', () => {
    const stages = stagesOf(['Discovery', '2026-01-05'], ['Proposal', '2026-01-10'], ['Discovery', '2026-02-01']);
    expect(stagesIn(velocity({ stages })).map(([stage, days]) => [stage, days])).toEqual([['Discovery', 18], ['Proposal', 22]]);
  });

  it('A8: is told without a cohort where that is too small, and while the deal is open', () => {
    expect(velocity({}, { rules: { minimumDeals: 4 } })).toMatchObject({ cycleDays: 40, comparedWith: null, cohort: null, daysSaved: null });
    const open = velocity({ status: 'open', closedAt: null });
    expect(open).toMatchObject({ cycleDays: null, cohort: null, daysSaved: null });
    expect(stagesIn(open).at(-1)).toEqual(['Signing', 140, null, null]);
  });

  it('A14: is reported of a deal whatever it is worth, slower ones too', () => {
    expect([velocity({ amount: '0.00' }), velocity()].map(({ daysSaved }) => text(daysSaved))).toEqual(['10', '10']);
    expect(text(velocity({ closedAt: noon('2026-03-31') }).daysSaved)).toBe('-35');
  });
});

describe('the engagement of partners', () => {
  const place = (touchpoints: Dossier['touchpoints'], joinings: readonly Joining[] = []) =>
    velocity({ touchpoints }, { joinings }).engagements.map((one) => [one.partnerId, one.by, one.daysSinceCreation, one.stage, one.daysIntoStage]);
  const met = (partnerId: string | null, day: string) => touch(partnerId, { occurredAt: noon(day), recordedAt: noon(day), eventId: `${partnerId}-${day}` });

  it('A3: is placed in the stage that the deal was in, and in days since its creation', () => {
    expect(place([met('beta', '2026-01-28'), met('beta', '2026-01-30'), met('alpha', '2026-01-05'), met(null, '2026-01-04')]))
      .toEqual([['alpha', 'touchpoint', 0, 'Discovery', 0], ['beta', 'touchpoint', 23, 'Proposal', 3]]);
  });

  it('A3: is before every stage where the partner was there before the deal, and in none after the close', () => {
    const late = { partnerId: 'gamma', occurredAt: noon('2026-03-01'), eventId: 'late' };
    expect(place([met('alpha', '2026-01-01')], [late])).toEqual([['alpha', 'touchpoint', -4, null, null], ['gamma', 'joining', 55, null, null]]);
  });

  it('A3: begins with the joining where that was before the first touch, and goes by touches that qualify alone', () => {
    const joined = { partnerId: 'alpha', occurredAt: noon('2026-01-20'), eventId: 'joined' };
    expect(place([met('alpha', '2026-01-28')], [joined])).toEqual([['alpha', 'joining', 15, 'Discovery', 15]]);
    expect(place([met('alpha', '2026-01-20')], [joined])).toEqual([['alpha', 'touchpoint', 15, 'Discovery', 15]]);
    expect(place([{ ...met('alpha', '2026-01-28'), recordedAt: noon('2026-05-01') }])).toEqual([]);
  });
});

describe('any velocity', () => {
  it('A8: has stages that make up no more than the cycle of a won deal, and does not depend on the order of facts', () => {
    const stages = fc.array(fc.record({ stage: fc.constantFrom('Discovery', 'Proposal', 'Signing'), days: fc.nat(200) }), { maxLength: 5 });
    fc.assert(fc.property(ruleSets, deal, stages, (ruleSet, dossier, drawn) => {
      const entered = drawn.map(({ stage, days }, index) => ({ stage, eventId: `s${index}`, enteredAt: new Date(Date.parse(dossier.createdAt) + (days * 10 + index) * 8_640_000).toISOString() }));
      const answer = (facts: Dossier) =>
        velocityOf(ruleSet, evaluateDeal(ruleSet, facts), { cohorts: new Map(), joinings: [], until: noon('2027-01-01') });
      const forwards = answer({ ...dossier, stages: entered });
      expect(answer({ ...dossier, stages: [...entered].reverse(), touchpoints: [...dossier.touchpoints].reverse() })).toEqual(forwards);
      if (forwards.cycleDays !== null && forwards.cycleDays >= 0) expect(forwards.stages.reduce((sum, { days }) => sum + days, 0)).toBeLessThanOrEqual(forwards.cycleDays);
    }));
  });
});
