import type { DealEvaluation } from '../deal/deal-evaluation.js';
import type { Dossier, DossierTouchpoint } from '../dossier/dossier.schema.js';
import type { DealTrace } from '../trace/trace-step.js';

/** Whether a partner is the one that looks, or became part of it. Null is the vendor. */
export type IsOwn = (partnerId: string | null) => boolean;

/**
 * The dossier as a partner on the deal may see it: whatever the division of the pool rests on, but for the margin, which is the
 * vendor's own (its net stands in the trace), and for what the two sides say of another's touchpoint.
 */
export const dossierSeenBy = (isOwn: IsOwn, { margin: _margin, ...dossier }: Dossier): Dossier => ({
  ...dossier,
  touchpoints: dossier.touchpoints.map((touchpoint) => (isOwn(touchpoint.partnerId) ? touchpoint : withoutAnswer(touchpoint))),
});

const withoutAnswer = ({ confirmed: _confirmed, ...touchpoint }: DossierTouchpoint): DossierTouchpoint => touchpoint;

/** The evaluation without what is another partner's own: whether a line is withheld, its uplifts, what is flagged about it. */
export const evaluationSeenBy = (isOwn: IsOwn, evaluation: DealEvaluation): DealEvaluation => ({
  ...evaluation,
  lines: evaluation.lines.map((line) => (isOwn(line.partnerId) ? line : { ...line, withheld: false })),
  uplifts: evaluation.uplifts.filter(({ line }) => isOwn(line.partnerId)),
  flags: evaluation.flags.filter((flag) => flag.partnerId === null || isOwn(flag.partnerId)),
});

/** The steps of the arithmetic as a partner with a claim sees them: what is taken of a margin begins with its net. */
export const traceSeenByPartners = (trace: DealTrace): DealTrace => ({ ...trace, steps: trace.steps.filter(({ step }) => step !== 'margin') });

/** Whether the partner has a line in the division of the deal: then all of the division is the proof of it. */
export const hasClaim = (isOwn: IsOwn, evaluation: DealEvaluation | null): boolean =>
  evaluation !== null && evaluation.lines.some((line) => isOwn(line.partnerId));
