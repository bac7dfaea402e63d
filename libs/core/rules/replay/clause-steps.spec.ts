import { describe, expect, it } from '@jest/globals';
import { digestOf } from '#kernel';
import { documentWith } from '../../../../test/support/dossier/rule-set-log.js';
import { changed, type Change } from '../examples/standard-ruleset.example.js';
import { compileRuleSet, type CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import type { RuleSetDocument } from '../ruleset/ruleset.schema.js';
import { clauseSteps } from './clause-steps.js';

const standard = documentWith() as unknown as RuleSetDocument;
const compiled = (document: RuleSetDocument): CompiledRuleSet => compileRuleSet(document, digestOf(document));
const withChanges = (document: RuleSetDocument, ...changes: readonly Change[]): RuleSetDocument => changed(document, ...changes);
const stepsTo = (after: RuleSetDocument, before = standard) => clauseSteps(compiled(before), compiled(after));
const bonus = (id: string, more: object = {}) => ({ id, count: 'coSellWon', atLeast: 3, per: 'quarter', reward: { amount: '5000.00' }, ...more });

describe('the way from one rule set to another', () => {
  it('has no step between two that are the same', () => {
    expect(stepsTo(standard)).toEqual([]);
  });

  it('changes one clause after the other, in the order of their pointers, and ends with the other rule set itself', () => {
    const steps = stepsTo(withChanges(standard, ['/commission/solo', '18'], ['/commission/coSell', '30'], ['/commission/base', 'margin']));
    expect(steps.map(({ clauses, compiled: { document: { commission } } }) => [clauses, commission.base, commission.coSell, commission.solo])).toEqual([
      [['/commission/base'], 'margin', '27', '20'], [['/commission/coSell'], 'margin', '30', '20'], [['/commission/solo'], 'margin', '30', '18']]);
    const after = compiled(withChanges(standard, ['/commission/solo', '18']));
    expect(clauseSteps(compiled(standard), after).at(-1)?.compiled).toBe(after);
  });

  it('takes clauses together where those between would be no sound rule set', () => {
    const steps = stepsTo(withChanges(standard, ['/attribution/roles/selling', '30'], ['/attribution/roles/sourcing', '30'], ['/commission/coSell', '30']));
    expect(steps.map(({ clauses }) => clauses)).toEqual([['/attribution/roles/selling', '/attribution/roles/sourcing'], ['/commission/coSell']]);
    expect(steps[0]?.compiled.document.attribution.roles).toMatchObject({ selling: '30', sourcing: '30' });
    expect(steps[0]?.compiled.document.commission.coSell).toBe('27');
  });

  it('finds clauses whose keys hold a slash or a tilde', () => {
    const steps = stepsTo(withChanges(standard, ['/attribution/evidence/weights', { meeting: '1', demo: '3', 'a/b': '2', '~': '4' }], ['/commission/coSell', '30']));
    expect(steps.map(({ clauses, compiled: { document } }) => [clauses, document.attribution.evidence.weights])).toEqual([
      [['/attribution/evidence/weights/a~1b'], { meeting: '1', demo: '3', 'a/b': '2' }],
      [['/attribution/evidence/weights/~0'], { meeting: '1', demo: '3', 'a/b': '2', '~': '4' }],
      [['/commission/coSell'], { meeting: '1', demo: '3', 'a/b': '2', '~': '4' }]]);
  });

  it('takes awards out of a list at the places that they had before', () => {
    const before = withChanges(standard, ['/incentives', [bonus('one'), bonus('two'), bonus('three')]]);
    const steps = stepsTo(withChanges(before, ['/incentives', [bonus('other')]], ['/payout/cycleDays', 45]), before);
    expect(steps.map(({ clauses, compiled: { incentives } }) => [clauses, incentives.map(({ id }) => id)])).toEqual([
      [['/incentives/0/id'], ['other', 'two', 'three']], [['/incentives/1'], ['other', 'three']], [['/incentives/2'], ['other']], [['/payout/cycleDays'], ['other']]]);
  });

  it('adds awards where the rule set before leaves the list out', () => {
    const steps = stepsTo(withChanges(standard, ['/incentives', [bonus('one'), bonus('two')]], ['/payout/cycleDays', 45]));
    expect(steps.map(({ clauses, compiled: { incentives } }) => [clauses, incentives.map(({ id }) => id)])).toEqual([
      [['/incentives/0'], ['one']], [['/incentives/1'], ['one', 'two']], [['/payout/cycleDays'], ['one', 'two']]]);
  });

  it('goes back to a default where the rule set after leaves a key out', () => {
    const before = withChanges(standard, ['/commission/soloTakes', 'whole'], ['/incentives', [bonus('one', { clawback: true })]]);
    const steps = stepsTo(withChanges(before, ['/commission/soloTakes', undefined], ['/incentives/0/clawback', undefined], ['/payout/cycleDays', 45]), before);
    expect(steps.map(({ clauses, compiled: rules }) => [clauses, rules.commission.soloTakes, rules.incentives[0]?.clawback])).toEqual([
      [['/commission/soloTakes'], 'seller', true], [['/incentives/0/clawback'], 'seller', false], [['/payout/cycleDays'], 'seller', false]]);
    expect(steps[0]?.compiled.document.commission).not.toHaveProperty('soloTakes');
  });
});
