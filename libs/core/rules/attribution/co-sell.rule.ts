import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import type { Division, Share } from './shares.rule.js';

/** Whether a deal was sold together, or only says so. */
export interface CoSell {
  readonly coSell: boolean;
  /** Two or more partners have claims, but fewer than two of them a share and the work that is asked for. */
  readonly inNameOnly: boolean;
}

/** Co-sell is two or more partners that each have a share above zero and enough qualifying touchpoints in one of their claims. */
export const judgeCoSell = (ruleSet: CompiledRuleSet, { shares, isSolo }: Division): CoSell => {
  if (isSolo || shares.length === 0) return { coSell: false, inNameOnly: false };
  const paid = partnersOf(shares.filter(({ share }) => share.numerator > 0n));
  const active = partnersOf(shares.filter((share) => hasEvidence(ruleSet, share)));
  const coSell = [...paid].filter((partnerId) => active.has(partnerId)).length >= 2;
  return { coSell, inNameOnly: !coSell };
};

/** Whether a claim rests on as many qualifying touchpoints as the rule set asks for. */
export const hasEvidence = ({ evidence }: CompiledRuleSet, { touchpointEventIds }: Share): boolean =>
  touchpointEventIds.length >= evidence.minimumPerRole;

const partnersOf = (shares: readonly Share[]): Set<string> => new Set(shares.map(({ partnerId }) => partnerId));
