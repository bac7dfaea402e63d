import { formatPercent, formatRational, subtractRationals, type Rational } from '#kernel';
import type { DealEvaluation } from '../deal/deal-evaluation.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import { claimsByPosition, claimsOn } from './claims.rule.js';
import { compareSplits } from './weights.rule.js';

/**
 * What a partner has of a position by the weights that were fixed at registration, and what it would have by the evidence: exact parts of
 * the position. The difference is evidence − declared: above zero it did more than was agreed. The differences in a position sum to zero.
 */
export interface SplitGap {
  readonly position: string;
  readonly clause: string;
  readonly partnerId: string;
  readonly declared: Rational;
  readonly evidence: Rational;
  readonly difference: Rational;
  /** The role assignments that the declared part rests on, and the qualifying touchpoints that the evidence is. */
  readonly eventIds: readonly string[];
}

/**
 * The split fixed at registration beside the one that the evidence supports (capability D8), for each position that has both; whichever of
 * them the rule set pays by. None of a deal that no version covers or that was lost: nothing is divided there.
 */
export const splitGapsOf = (ruleSet: CompiledRuleSet, { dossier, inForce, touchpoints }: DealEvaluation): readonly SplitGap[] => {
  if (!inForce || dossier.status === 'lost') return [];
  return claimsByPosition(claimsOn(ruleSet, dossier, touchpoints.qualifying)).flatMap((inPosition) =>
    compareSplits(ruleSet, inPosition).map(({ claim, declared, evidence }) => ({
      position: claim.position.name,
      clause: claim.position.clause,
      partnerId: claim.partnerId,
      declared,
      evidence,
      difference: subtractRationals(evidence, declared),
      eventIds: [...claim.roles, ...claim.touchpoints].map(({ eventId }) => eventId),
    })));
};

/** A gap in text: each part as an exact fraction of the position, and in percent for reading. */
export const splitGapText = ({ declared, evidence, difference, ...gap }: SplitGap) => ({
  ...gap,
  declared: formatRational(declared),
  declaredPercent: formatPercent(declared),
  evidence: formatRational(evidence),
  evidencePercent: formatPercent(evidence),
  difference: formatRational(difference),
  differencePercent: formatPercent(difference),
});

/** A gap as it is told. */
export type SplitGapText = ReturnType<typeof splitGapText>;
