import type { RuleSetId } from '#kernel';
import { draftAsPublished, type PublishedRuleSet } from '../publication/published-rule-sets.js';
import type { PeriodRestatement, Terms } from '../terms/terms.js';

/** The terms without a decision and with it, whether it was taken already or not. */
export interface TermsAround {
  readonly before: Terms;
  readonly after: Terms;
}

/** Around the publication of a version; undefined where there is neither a version nor a draft of that number. */
export const termsAroundPublication = (terms: Terms, ruleSetId: RuleSetId, version: number): TermsAround | undefined => {
  const ruleSet = terms.published.get(ruleSetId);
  if (ruleSet === undefined) return undefined;
  const withVersions = (versions: PublishedRuleSet['versions']): Terms => ({ ...terms, published: new Map(terms.published).set(ruleSetId, { ...ruleSet, versions }) });
  const others = ruleSet.versions.filter((each) => each.version !== version);
  if (others.length < ruleSet.versions.length) return { before: withVersions(others), after: terms };
  return ruleSet.history.draft.version === version ? { before: terms, after: withVersions([...others, draftAsPublished(ruleSet.history)]) } : undefined;
};

/** Around a restatement; what was restated after it is left out. */
export const termsAroundRestatement = (terms: Terms, restatement: PeriodRestatement): TermsAround => {
  const place = terms.restatements.findIndex(({ restatementId }) => restatementId === restatement.restatementId);
  const earlier = place === -1 ? terms.restatements : terms.restatements.slice(0, place);
  return { before: { ...terms, restatements: earlier }, after: { ...terms, restatements: [...earlier, restatement] } };
};
