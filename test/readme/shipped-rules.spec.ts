import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { compareRuleSets, readRuleSet } from '#rules';
import { demoRuleSet, demoRuleSetDraft, demoRuleSetNext } from '../../apps/cli/demo/demo-programme.js';

const shipped = [['the demo', demoRuleSet], ['the worked example', readFileSync('examples/worked-example/ruleset.yaml', 'utf8')]] as const;

describe('the rules that are shipped', () => {
  it.each(shipped)('B6: share 20 / 40 / 25 / 0 / 15, in %s', (_where, text) => {
    const read = readRuleSet(text);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    expect(read.document.attribution.roles).toEqual({ sourcing: '20', selling: '40', technicalValidation: '25', implementation: '0', influence: '15' });
    expect(read.document.commission).toMatchObject({ solo: '20', coSell: '27' });
    expect(read.warnings).toEqual([]);
  });

  it('are followed in the demo by a version with three other clauses of its own day, and by a draft with two others', () => {
    const [first, next, draft] = [demoRuleSet, demoRuleSetNext, demoRuleSetDraft].map((text) => {
      const read = readRuleSet(text);
      if (!read.ok) throw new Error(JSON.stringify(read.faults));
      return read.document;
    });
    const clauses = (before = first, after = next) => (before && after ? compareRuleSets(before, after).map(({ clause }) => clause) : []);
    expect(clauses()).toEqual(['/attribution/roles/selling', '/attribution/roles/sourcing', '/commission/coSell', '/effective/from']);
    expect(clauses(next, draft)).toEqual(['/commission/coSell', '/effective/from', '/incentives/0/reward/amount']);
  });
});
