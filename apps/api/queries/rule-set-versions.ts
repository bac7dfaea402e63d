import { Problem } from '../http/problem.js';
import type { PublishedRuleSet, PublishedRuleSets } from '#rules';
import type { RuleSetId } from '#kernel';

/** A version of a rule set as it stands. Once published its document never changes. */
export interface RuleSetVersionRow {
  readonly id: string;
  readonly object: 'ruleSetVersion';
  readonly ruleSetId: string;
  readonly version: number;
  readonly standing: 'drafted' | 'proposed' | 'published' | 'retired';
  readonly title: string;
  /** The first local day that it can be in force. */
  readonly effectiveFrom: string;
  /** The day from which it takes no more deals. */
  readonly retiredFrom: string | null;
  readonly digest: string;
  readonly recordedAt: string;
}

/** With the document, tandem.ruleset/1, word for word. */
export interface RuleSetVersionAnswer extends RuleSetVersionRow {
  readonly document: Readonly<Record<string, unknown>>;
}

/** Every version of every rule set, by id and number; last of each the draft that is not published, where there is one. */
export const ruleSetVersions = (published: PublishedRuleSets): readonly RuleSetVersionAnswer[] =>
  [...published].sort(([one], [other]) => (one < other ? -1 : 1)).flatMap(([ruleSetId, ruleSet]) => versionsOf(ruleSetId, ruleSet));

/** One version, published or drafted. */
export const ruleSetVersion = (published: PublishedRuleSets, name: string): RuleSetVersionAnswer => {
  const found = ruleSetVersions(published).find(({ id }) => id === name);
  if (!found) throw new Problem(404, 'rule-set-unknown', `There is no version ${name.slice(0, 80)}.`);
  return found;
};

const versionsOf = (ruleSetId: RuleSetId, { history: { published, draft, retired } }: PublishedRuleSet): readonly RuleSetVersionAnswer[] => {
  const isPublished = published.some(({ version }) => version === draft.version);
  return [...published, ...(isPublished ? [] : [draft])].sort((one, other) => one.version - other.version).map((each): RuleSetVersionAnswer => {
    const { version, digest, recordedAt, document } = each;
    const retiredFrom = retired.find((retirement) => retirement.version === version)?.from ?? null;
    const standing = 'proposedBy' in each ? (each.proposedBy === null ? 'drafted' : 'proposed') : retiredFrom === null ? 'published' : 'retired';
    return { id: `${ruleSetId}@${version}`, object: 'ruleSetVersion', ruleSetId, version, standing, ...namedIn(document), retiredFrom, digest, recordedAt, document };
  });
};

/** Nobody can draft a document that has no title or no first day. */
const namedIn = (document: Readonly<Record<string, unknown>>): { readonly title: string; readonly effectiveFrom: string } => {
  const { title, effective } = document as { readonly title: string; readonly effective: { readonly from: string } };
  return { title, effectiveFrom: effective.from };
};
