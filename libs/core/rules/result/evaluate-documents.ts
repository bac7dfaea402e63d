import { canonicalJson } from '#kernel';
import { readDossiers } from '../dossier/read-dossiers.js';
import { noFacts } from '../facts/facts.schema.js';
import { readFacts } from '../facts/read-facts.js';
import { compileRuleSet } from '../ruleset/compile-ruleset.js';
import { readRuleSet } from '../ruleset/read-ruleset.js';
import { traceOf } from '../trace/trace.js';
import { evaluateDeals } from './evaluation.js';
import { resultOf, resultText } from './result.js';

/** The texts to evaluate: a rule set in YAML or JSON, dossiers as NDJSON, the period's facts as JSON. */
export interface EvaluationTexts {
  readonly ruleSetText: string;
  readonly dossiersText: string;
  readonly factsText?: string;
  readonly trace?: boolean;
}

/** A fault of one of the texts; `line` counts the dossiers' lines from 1. */
export interface DocumentFault {
  readonly document: 'ruleset' | 'dossiers' | 'facts';
  readonly line?: number;
  readonly clause: string;
  readonly message: string;
}

/**
 * The result in RFC 8785 form and one line feed, with a trace (`tandem.trace/1`, the same form) where one was asked for
 * and with what is unusual in the rule set; or every fault of every text.
 */
export type EvaluatedDocuments =
  | { readonly ok: true; readonly resultText: string; readonly traceText?: string; readonly warnings: readonly DocumentFault[] }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/** Evaluates texts as they come from files. Never throws: what is wrong with them is in the answer. */
export const evaluateDocuments = (texts: EvaluationTexts): EvaluatedDocuments => {
  const read = readRuleSet(texts.ruleSetText);
  const ruleSet = read.ok ? compileRuleSet(read.document, read.digest) : undefined;
  const dossiers = readDossiers(texts.dossiersText);
  const facts = texts.factsText === undefined ? { ok: true as const, facts: noFacts } : readFacts(texts.factsText, ruleSet);
  if (!read.ok || ruleSet === undefined || !dossiers.ok || !facts.ok) {
    return {
      ok: false,
      faults: [
        ...(read.ok ? [] : read.faults.map((fault) => ({ document: 'ruleset' as const, ...fault }))),
        ...(dossiers.ok ? [] : dossiers.faults.map((fault) => ({ document: 'dossiers' as const, ...fault }))),
        ...(facts.ok ? [] : facts.faults.map(({ clause, message }) => ({ document: 'facts' as const, clause, message }))),
      ],
    };
  }
  const evaluation = evaluateDeals(ruleSet, dossiers.dossiers, facts.facts);
  const warnings = read.warnings.map((warning) => ({ document: 'ruleset' as const, ...warning }));
  const answer = { ok: true as const, resultText: resultText(resultOf(evaluation)), warnings };
  return texts.trace === true ? { ...answer, traceText: `${canonicalJson(traceOf(evaluation))}\n` } : answer;
};
