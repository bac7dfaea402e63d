import { evaluateNow, splitGapsOf, splitGapText, type StoredDossier, type Terms } from '#rules';

/** A won deal whose registered split is not the one that the evidence supports. */
export type SplitGapRow = {
  readonly dealId: string;
  readonly period: string;
  readonly ruleSetId: string;
  readonly version: number;
  /** JSON text of the claims in the positions that differ: what was declared, what the evidence supports, and the difference. */
  readonly gaps: string;
};

/** The deal's row, if it is won and the two splits differ in a position. */
export const splitGapRowsOf = (stored: StoredDossier, terms: Terms): readonly SplitGapRow[] => {
  const { evaluation, version } = evaluateNow(stored, terms);
  if (evaluation === null || evaluation.dossier.status !== 'won' || evaluation.period === null) return [];
  const gaps = splitGapsOf(version.compiled, evaluation);
  const differing = new Set(gaps.filter(({ difference }) => difference.numerator !== 0n).map(({ position }) => position));
  if (differing.size === 0) return [];
  const shown = gaps.filter(({ position }) => differing.has(position)).map(splitGapText);
  return [{ dealId: stored.dealId, period: evaluation.period, ruleSetId: version.ruleSetId, version: version.version, gaps: JSON.stringify(shown) }];
};
