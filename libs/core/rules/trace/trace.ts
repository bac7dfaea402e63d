import type { Evaluation } from '../result/evaluation.js';
import { traceDeal } from './trace-deal.js';
import type { DealTrace } from './trace-step.js';

/** The trace of an evaluation as a document: every deal's steps, read from top to bottom. */
export interface EvaluationTrace {
  readonly format: 'tandem.trace/1';
  readonly ruleset: { readonly id: string; readonly digest: string };
  readonly deals: readonly DealTrace[];
}

/** Traces every deal of an evaluation. */
export const traceOf = ({ ruleSet, deals }: Evaluation): EvaluationTrace => ({
  format: 'tandem.trace/1',
  ruleset: { id: ruleSet.id, digest: ruleSet.digest },
  deals: deals.map((deal) => traceDeal(ruleSet, deal)),
});
