import type { DealEvaluation } from '../deal/deal-evaluation.js';
import type { Dossier, DossierTouchpoint } from '../dossier/dossier.schema.js';
import type { DealTrace } from '../trace/trace-step.js';

/**
 * The dossier as a partner on the deal may see it: whatever the division of the pool rests on, but for the margin, which is the
 * vendor's own (its net stands in the trace), and for what the two sides say of another's touchpoint.
 */
export const dossierSeenBy = (partnerId: string, { margin: _margin, ...dossier }: Dossier): Dossier => ({
  ...dossier,
  touchpoints: dossier.touchpoints.map((touchpoint) => (touchpoint.partnerId === partnerId ? touchpoint : withoutAnswer(touchpoint))),
});

const withoutAnswer = ({ confirmed: _confirmed, ...touchpoint }: DossierTouchpoint): DossierTouchpoint => touchpoint;

/** The evaluation without what is another partner's own: whether a line is withheld, its uplifts, what is flagged about it. */
export const evaluationSeenBy = (partnerId: string, evaluation: DealEvaluation): DealEvaluation => ({
  ...evaluation,
  lines: evaluation.lines.map((line) => (line.partnerId === partnerId ? line : { ...line, withheld: false })),
  uplifts: evaluation.uplifts.filter(({ line }) => line.partnerId === partnerId),
  flags: evaluation.flags.filter((flag) => flag.partnerId === null || flag.partnerId === partnerId),
});

/** The steps of the arithmetic as a partner with a claim sees them: what is taken of a margin begins with its net. */
export const traceSeenByPartners = (trace: DealTrace): DealTrace => ({ ...trace, steps: trace.steps.filter(({ step }) => step !== 'margin') });

/** Whether the partner has a line in the division of the deal: then all of the division is the proof of it. */
export const hasClaim = (partnerId: string, evaluation: DealEvaluation | null): boolean =>
  evaluation !== null && evaluation.lines.some((line) => line.partnerId === partnerId);
