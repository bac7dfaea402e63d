import type { Fault } from '#kernel';
import { readDossiers } from '../dossier/read-dossiers.js';
import { noFacts, type Facts } from '../facts/facts.schema.js';
import { readFacts } from '../facts/read-facts.js';
import { compileRuleSet, type CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { readRuleSet, type ReadRuleSet } from '../ruleset/read-ruleset.js';
import { comparisonOf, comparisonText } from './comparison.js';
import type { Comparison } from './comparison.schema.js';

/** The texts to compare: two rule sets in YAML or JSON, dossiers as NDJSON, the period's facts as JSON. */
export interface ComparisonTexts {
  readonly beforeText: string;
  readonly afterText: string;
  readonly dossiersText: string;
  readonly factsText?: string;
  /** The versions that the texts were published as; left out: they were not. */
  readonly versions?: { readonly before?: number | undefined; readonly after?: number | undefined };
}

/** A fault of one of the texts; `line` counts the dossiers' lines from 1. */
export interface ComparisonFault {
  readonly document: 'before' | 'after' | 'dossiers' | 'facts';
  readonly line?: number;
  readonly clause: string;
  readonly message: string;
}

/** The comparison, also in RFC 8785 form with one line feed, with what is unusual in the rule sets; or every fault of every text. */
export type ComparedDocuments =
  | { readonly ok: true; readonly comparison: Comparison; readonly comparisonText: string; readonly warnings: readonly ComparisonFault[] }
  | { readonly ok: false; readonly faults: readonly ComparisonFault[] };

/** Compares texts as they come from files. Never throws: what is wrong with them is in the answer. */
export const compareDocuments = (texts: ComparisonTexts): ComparedDocuments => {
  const [before, after] = [readRuleSet(texts.beforeText), readRuleSet(texts.afterText)];
  const [one, other] = [compiledOf(before), compiledOf(after)];
  const dossiers = readDossiers(texts.dossiersText);
  const facts = factsOf(texts.factsText, [one, other]);
  if (one === undefined || other === undefined || !dossiers.ok || !facts.ok) {
    return {
      ok: false,
      faults: [
        ...named('before', before.ok ? [] : before.faults), ...named('after', after.ok ? [] : after.faults),
        ...named('dossiers', dossiers.ok ? [] : dossiers.faults), ...named('facts', facts.ok ? [] : facts.faults),
      ],
    };
  }
  const comparison = comparisonOf({ ruleSet: one, version: texts.versions?.before ?? null }, { ruleSet: other, version: texts.versions?.after ?? null }, dossiers.dossiers, facts.facts);
  const warnings = [...named('before', before.ok ? before.warnings : []), ...named('after', after.ok ? after.warnings : [])];
  return { ok: true, comparison, comparisonText: comparisonText(comparison), warnings };
};

const compiledOf = (read: ReadRuleSet): CompiledRuleSet | undefined => (read.ok ? compileRuleSet(read.document, read.digest) : undefined);

const named = (document: ComparisonFault['document'], faults: readonly (Fault & { readonly line?: number })[]): ComparisonFault[] =>
  faults.map((fault) => ({ document, ...fault }));

type ReadForBoth = { readonly ok: true; readonly facts: Facts } | { readonly ok: false; readonly faults: readonly Fault[] };

/** Facts may name what one of the two rule sets alone has: only what neither knows is a fault. The other passes it over. */
const factsOf = (text: string | undefined, [one, other]: readonly [CompiledRuleSet | undefined, CompiledRuleSet | undefined]): ReadForBoth => {
  if (text === undefined) return { ok: true, facts: noFacts };
  const [forOne, forOther] = [readFacts(text, one), readFacts(text, other)];
  const clauses = new Set(forOther.ok ? [] : forOther.faults.map(({ clause }) => clause));
  const faults = forOne.ok ? [] : forOne.faults.filter(({ clause }) => clauses.has(clause));
  return faults.length > 0 ? { ok: false, faults } : readFacts(text, undefined);
};
