import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatRational, isZero, sumRationals } from '#kernel';
import { evaluateDeal } from '../deal/evaluate-deal.js';
import type { Dossier } from '../dossier/dossier.schema.js';
import { role, touch, workedExample } from '../examples/dossier.example.js';
import { deal, document, ruleSets } from '../examples/drawn-deals.support.js';
import { changed, compiled } from '../examples/standard-ruleset.example.js';
import { splitGapsOf } from './split-gap.rule.js';

const gapsOf = (change: Partial<Dossier>, sameRole = 'declared') => {
  const ruleSet = compiled(changed<unknown>(document, ['/attribution/sameRole', sameRole]));
  return splitGapsOf(ruleSet, evaluateDeal(ruleSet, { ...workedExample, ...change })).map(({ position, partnerId, declared, evidence, difference }) =>
    [position, partnerId, formatRational(declared), formatRational(evidence), formatRational(difference)].join(' '));
};

/** Alpha was registered with two thirds of selling, beta with one; beta gave the demo (3), alpha met once (1). */
const roles = [role('selling', 'alpha', '2'), role('selling', 'beta', '1')];
const touchpoints = [touch('alpha', { role: 'selling', kind: 'meeting' }), touch('beta', { role: 'selling', kind: 'demo' })];

describe('the split fixed at registration beside the one the evidence supports', () => {
  it('D8: is told for each partner in a position, as exact parts of the position', () => {
    expect(gapsOf({ roles, touchpoints })).toEqual(['selling alpha 2/3 1/4 -5/12', 'selling beta 1/3 3/4 5/12']);
  });

  it('D8: names the roles that one rests on and the touchpoints that are the other', () => {
    const ruleSet = compiled(document);
    expect(splitGapsOf(ruleSet, evaluateDeal(ruleSet, { ...workedExample, roles, touchpoints })).map(({ clause, eventIds }) => [clause, ...eventIds]))
      .toEqual([['/attribution/roles/selling', 'alpha-selling', 'alpha-selling-meeting'], ['/attribution/roles/selling', 'beta-selling', 'beta-selling-demo']]);
  });

  it('D8: is the same whichever of the two the rule set pays by', () => {
    for (const sameRole of ['equal', 'evidence']) expect(gapsOf({ roles, touchpoints }, sameRole)).toEqual(gapsOf({ roles, touchpoints }));
  });

  it('D8: is told where the two agree, and not where one of them does not exist', () => {
    expect(gapsOf({ roles: [role('selling', 'alpha', '1'), role('selling', 'beta', '3')], touchpoints })).toEqual(['selling alpha 1/4 1/4 0', 'selling beta 3/4 3/4 0']);
    expect(gapsOf({ roles: [role('selling', 'alpha'), role('selling', 'beta')], touchpoints })).toEqual([]);
    expect(gapsOf({ roles, touchpoints: [] })).toEqual([]);
    expect(gapsOf({ roles, touchpoints: touchpoints.slice(1) })).toEqual(['selling alpha 2/3 0 -2/3', 'selling beta 1/3 1 2/3']);
    expect(gapsOf({ roles: [role('selling', 'alpha', '0'), role('selling', 'beta', '1')], touchpoints })).toEqual(['selling alpha 0 1/4 1/4', 'selling beta 1 3/4 -1/4']);
    expect(gapsOf({ roles: [role('selling', 'alpha', '2')], touchpoints })).toEqual([]);
  });

  it('D8: counts at the close what qualified then, and nothing of a lost deal', () => {
    const late = touch('alpha', { role: 'selling', kind: 'proofOfConcept', occurredAt: '2026-03-21T12:00:00.000Z' });
    expect(gapsOf({ roles, touchpoints: [...touchpoints, late] })).toEqual(gapsOf({ roles, touchpoints }));
    expect(gapsOf({ roles, touchpoints, status: 'lost' })).toEqual([]);
  });

  it('D8: has differences that sum to nothing in each position, some of them above nothing exactly where the split is flagged', () => {
    fc.assert(fc.property(ruleSets, deal, (ruleSet, dossier) => {
      const evaluation = evaluateDeal(ruleSet, dossier);
      const gaps = splitGapsOf(ruleSet, evaluation);
      const positions = [...new Set(gaps.map(({ position }) => position))];
      const inPosition = (position: string) => gaps.filter((gap) => gap.position === position);
      for (const position of positions) expect(isZero(sumRationals(inPosition(position).map(({ difference }) => difference)))).toBe(true);
      const differing = positions.filter((position) => inPosition(position).some(({ difference }) => !isZero(difference)));
      expect(differing.sort()).toEqual(evaluation.flags.filter(({ code }) => code === 'registration-split-differs').map(({ position }) => position).sort());
    }));
  });
});
