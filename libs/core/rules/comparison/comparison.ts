import { canonicalJson, digestOf } from '#kernel';
import type { Dossier } from '../dossier/dossier.schema.js';
import type { Facts } from '../facts/facts.schema.js';
import { evaluateDeals, type Evaluation } from '../result/evaluation.js';
import { resultOf } from '../result/result.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { compareEvaluations } from './compare-money.js';
import { compareRuleSets } from './compare-rule-sets.js';
import type { Comparison } from './comparison.schema.js';

/** A rule set to compare; `version` is that of a published one, null or left out if it was not published. */
export interface ComparedRuleSet {
  readonly ruleSet: CompiledRuleSet;
  readonly version?: number | null;
}

/**
 * Two rule sets compared clause by clause and by what the same sound dossiers and facts come to, as `tandem.comparison/1`. Both are
 * tried from the earlier of the days on which they take effect: a draft of next year's rules would earn nobody anything on history.
 */
export const comparisonOf = (before: ComparedRuleSet, after: ComparedRuleSet, dossiers: readonly Dossier[], facts?: Facts): Comparison => {
  const effectiveFrom = before.ruleSet.effectiveFrom < after.ruleSet.effectiveFrom ? before.ruleSet.effectiveFrom : after.ruleSet.effectiveFrom;
  const evaluated = ({ ruleSet }: ComparedRuleSet): Evaluation => evaluateDeals({ ...ruleSet, effectiveFrom }, dossiers, facts);
  const [earlier, later] = [evaluated(before), evaluated(after)];
  const document: Omit<Comparison, 'digest'> = {
    format: 'tandem.comparison/1',
    before: identityOf(before, earlier),
    after: identityOf(after, later),
    clauses: compareRuleSets(before.ruleSet.document, after.ruleSet.document),
    ...compareEvaluations(earlier, later),
  };
  return { ...document, digest: digestOf(document) };
};

/** The text that is printed: RFC 8785 form and one line feed. */
export const comparisonText = (comparison: Comparison): string => `${canonicalJson(comparison)}\n`;

const identityOf = ({ ruleSet, version = null }: ComparedRuleSet, evaluation: Evaluation): Comparison['before'] => ({
  id: ruleSet.id,
  version,
  digest: ruleSet.digest,
  resultDigest: resultOf(evaluation, version).digest,
});
