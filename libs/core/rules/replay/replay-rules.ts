import { parseLocalDay, type Instant, type LocalDay, type RuleSetId } from '#kernel';
import type { PublishedRuleSet, PublishedVersion } from '../publication/published-rule-sets.js';
import { compileRuleSet, type CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import type { RuleSetDocument } from '../ruleset/ruleset.schema.js';
import type { Terms } from '../terms/terms.js';

/** What a replay prices deals under: each deal's own rules, the versions of one rule set by date, one version, or a document that nobody published. */
export type ReplayRules =
  | { readonly kind: 'own' }
  | { readonly kind: 'ruleSet'; readonly ruleSetId: RuleSetId }
  | { readonly kind: 'version'; readonly ruleSetId: RuleSetId; readonly version: number }
  | { readonly kind: 'draft'; readonly document: RuleSetDocument; readonly digest: string };

/**
 * The terms of a replay: what is booked by goes by these rules, as far as they were published by then, and all else stays as it is. So the
 * code that books also replays. One version or a draft prices every deal, whenever that closed: it is tried as if it had always held.
 */
export const termsUnder = (terms: Terms, rules: ReplayRules, publishedBy: Instant): Terms => {
  const known = publishedUntil(terms, publishedBy);
  return rules.kind === 'own' ? known : withVersions(known, versionsOf(known, rules));
};

/** The terms under one compiled rule set for all deals. */
export const termsUnderCompiled = (terms: Terms, compiled: CompiledRuleSet): Terms => withVersions(terms, [{ compiled: alwaysInForce(compiled), retired: [] }]);

/** Whether a replay can be made under these rules: they name something that was published by then. */
export const areRulesKnown = ({ published }: Terms, rules: ReplayRules, publishedBy: Instant): boolean => {
  if (rules.kind === 'own' || rules.kind === 'draft') return true;
  const versions = (published.get(rules.ruleSetId)?.versions ?? []).filter(({ recordedAt }) => recordedAt <= publishedBy);
  return rules.kind === 'ruleSet' ? versions.length > 0 : versions.some(({ version }) => version === rules.version);
};

/** Before every instant and every day that a fact can have. */
const ever = '0000-01-01T00:00:00.000Z' as Instant;
const firstDay = parseLocalDay('0001-01-01') as LocalDay;

/** The same for the same, so that what was worked out under it is known again. */
const alwaysInForce = (compiled: CompiledRuleSet): CompiledRuleSet => {
  if (compiled.effectiveFrom === firstDay) return compiled;
  const made = everInForce.get(compiled) ?? { ...compiled, effectiveFrom: firstDay };
  everInForce.set(compiled, made);
  return made;
};

const everInForce = new WeakMap<CompiledRuleSet, CompiledRuleSet>();

/** Whatever was published or restated by then counts from ever, so that facts may be known as at another moment than rules. */
const publishedUntil = (terms: Terms, publishedBy: Instant): Terms => ({
  ...terms,
  restatements: terms.restatements.filter(({ recordedAt }) => recordedAt <= publishedBy).map((restatement) => ({ ...restatement, recordedAt: ever })),
  published: new Map([...terms.published].map(([ruleSetId, ruleSet]): [RuleSetId, PublishedRuleSet] => [ruleSetId, {
    history: ruleSet.history, changes: [],
    versions: ruleSet.versions.filter(({ recordedAt }) => recordedAt <= publishedBy).map((version) => ({
      ...version, recordedAt: ever, retired: version.retired.filter(({ recordedAt }) => recordedAt <= publishedBy).map(({ from }) => ({ from, recordedAt: ever })) })),
  }])),
});

type Pricing = Pick<PublishedVersion, 'compiled' | 'retired'>;

const versionsOf = ({ published }: Terms, rules: Exclude<ReplayRules, { kind: 'own' }>): readonly Pricing[] => {
  if (rules.kind === 'draft') return [{ compiled: alwaysInForce(compileRuleSet(rules.document)), retired: [] }];
  const versions = published.get(rules.ruleSetId)?.versions ?? [];
  if (rules.kind === 'ruleSet') return versions;
  return versions.filter(({ version }) => version === rules.version).map(({ compiled }) => ({ compiled: alwaysInForce(compiled), retired: [] }));
};

/**
 * Deals go on following the rule set that they follow, whose own versions take no deal any more: they stay for what was counted under
 * them. The versions in their place bear numbers below zero, which no published one has.
 */
const withVersions = (terms: Terms, pricing: readonly Pricing[]): Terms => ({
  ...terms,
  restatements: [],
  published: new Map([...terms.published].map(([ruleSetId, ruleSet]): [RuleSetId, PublishedRuleSet] => [ruleSetId, {
    ...ruleSet, changes: [],
    versions: [
      ...ruleSet.versions.map((version) => ({ ...version, retired: [{ from: firstDay, recordedAt: ever }] })),
      ...pricing.map(({ compiled, retired }, index): PublishedVersion => ({
        eventId: ruleSet.history.draft.eventId, occurredAt: ever, recordedAt: ever, ruleSetId, version: -1 - index, digest: compiled.digest, compiled, retired })),
    ],
  }])),
});
