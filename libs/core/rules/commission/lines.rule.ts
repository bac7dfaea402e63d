import { allot } from '#kernel';
import { hasEvidence } from '../attribution/co-sell.rule.js';
import type { Division, Share } from '../attribution/shares.rule.js';
import type { CompiledRuleSet } from '../ruleset/compile-ruleset.js';
import type { Line } from './line.js';
import type { Pool } from './pool.rule.js';

/** The pool divided over the shares by largest remainder: one commission line a claim, the vendor's part last. */
export const linesOf = (ruleSet: CompiledRuleSet, { shares, retained }: Division, pool: Pool): Line[] => {
  if (shares.length === 0) return [];
  const parts = shares.map(({ share }) => share);
  const amounts = allot(pool.minor, retained === null ? parts : [...parts, retained.share]);
  const lines = shares.map((share, index): Line => ({
    partnerId: share.partnerId,
    position: share.position,
    share: share.share,
    amountMinor: amounts[index] ?? 0n,
    kind: 'commission',
    withheld: pool.lacksCap || isWithheld(ruleSet, share),
    clause: share.clause,
    eventIds: share.eventIds,
  }));
  return retained === null ? lines : [...lines, retainedLine(retained, amounts.at(-1) ?? 0n, pool.lacksCap)];
};

/** Whether a claim's lines are withheld for want of evidence. */
const isWithheld = (ruleSet: CompiledRuleSet, share: Share): boolean => ruleSet.evidence.withholds && !hasEvidence(ruleSet, share);

const retainedLine = (retained: NonNullable<Division['retained']>, amountMinor: bigint, withheld: boolean): Line => ({
  partnerId: null,
  position: 'unfilled',
  share: retained.share,
  amountMinor,
  kind: 'retained',
  withheld,
  clause: retained.clause,
  eventIds: [],
});
