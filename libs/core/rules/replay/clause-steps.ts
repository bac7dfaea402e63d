import { compileRuleSet, type CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { checkRuleSet } from '../ruleset/read-ruleset.js';
import { compareRuleSets, type ClauseChange } from '../comparison/compare-rule-sets.js';

/** The rules after some more clauses were changed. Several at once where those between are no sound rule set. */
export interface ClauseStep {
  readonly clauses: readonly string[];
  readonly compiled: CompiledRuleSet;
}

/** The way from one rule set to another, clause by clause in the order of their pointers. Empty where they are the same. */
export const clauseSteps = (before: CompiledRuleSet, after: CompiledRuleSet): readonly ClauseStep[] => {
  const changes = compareRuleSets(before.document, after.document);
  const steps: ClauseStep[] = [];
  let waiting: string[] = [];
  for (const [index, { clause }] of changes.entries()) {
    waiting.push(clause);
    const compiled = index === changes.length - 1 ? after : soundWith(before, changes.slice(0, index + 1));
    if (compiled === undefined) continue;
    steps.push({ clauses: waiting, compiled });
    waiting = [];
  }
  return steps;
};

const soundWith = ({ document }: CompiledRuleSet, changes: readonly ClauseChange[]): CompiledRuleSet | undefined => {
  // A list that the rule set before leaves out is there to be added to.
  const changed: unknown = { incentives: [], tiers: [], spiffs: [], ...structuredClone(document) };
  for (const change of changes) put(changed, change);
  const read = checkRuleSet(withoutGaps(changed));
  return read.ok ? compileRuleSet(read.document, read.digest) : undefined;
};

/** What is taken out of a list leaves a gap until all changes are made: indexes are those of the rule set before. */
const put = (document: unknown, { clause, after }: ClauseChange): void => {
  const steps = clause.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = steps.pop();
  if (last === undefined) return;
  const parent = steps.reduce<unknown>((within, step) => (isContainer(within) ? within[step] : undefined), document);
  if (!isContainer(parent)) return;
  if (after !== null && !after.default) parent[last] = after.value;
  else if (Array.isArray(parent)) parent[last] = undefined;
  else Reflect.deleteProperty(parent, last);
};

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const withoutGaps = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(withoutGaps);
  if (!isContainer(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutGaps(member)]));
};
