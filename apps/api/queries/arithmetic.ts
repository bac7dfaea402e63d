import { seesOwnOf, type ReadCaller } from '#read-store';
import {
  evaluationSeenBy, hasClaim, renderTrace, splitGapsOf, splitGapText, traceDeal, traceSeenByPartners, type EvaluatedDeal, type SplitGapText, type TraceStep,
} from '#rules';

/** Facts of the deal that follow from a ruling. */
export interface RulingOnDeal {
  readonly disputeId: string;
  readonly rulingId: string;
  readonly eventIds: readonly string[];
}

/** Every cent of one deal: under which rules, what came out, and each step to it. */
export interface ArithmeticAnswer {
  readonly dealId: string;
  readonly status: string;
  /** `owed` of a won deal, else a projection. */
  readonly standing: 'owed' | 'projection';
  readonly ruleSet: { readonly id: string; readonly version: number; readonly digest: string } | null;
  /** The restatement of the quarter that the version holds by; null where the deal's dates say so. */
  readonly restatement: { readonly id: string; readonly period: string; readonly eventId: string } | null;
  readonly steps: readonly TraceStep[];
  readonly flags: readonly Readonly<Record<string, unknown>>[];
  /** The split fixed at registration beside the one that the evidence supports, in each position that has both. */
  readonly splits: readonly SplitGapText[];
  /** What of the facts rulings on disputes led to; to a partner those on its own disputes. */
  readonly rulings: readonly RulingOnDeal[];
  /** The steps as a person reads them. */
  readonly text: string;
}

/**
 * The arithmetic of an evaluated deal, as the caller may see it: a partner with a claim sees pool, shares and lines of all, for they
 * prove its own. Undefined where a partner has none.
 */
export const arithmeticOf = (
  dealId: string, { dossier, version, evaluation, restatement }: EvaluatedDeal, caller: ReadCaller, rulings: readonly RulingOnDeal[] = [],
): ArithmeticAnswer | undefined => {
  const isOwn = (partnerId: string | null): boolean => partnerId !== null && seesOwnOf(caller, partnerId);
  if (caller.sees === 'partner' && !hasClaim(isOwn, evaluation)) return undefined;
  const common = { dealId, status: dossier.status, rulings, standing: dossier.status === 'won' ? 'owed' as const : 'projection' as const };
  if (!version) return { ...common, ruleSet: null, restatement: null, steps: [], flags: [], splits: [], text: `Deal ${dealId}\n  No published version of its rule set covers it.\n` };
  const seen = caller.sees === 'programme' ? evaluation : evaluationSeenBy(isOwn, evaluation);
  const traced = traceDeal(version.compiled, seen);
  const splits = splitGapsOf(version.compiled, evaluation).map(splitGapText);
  const trace = caller.sees === 'programme' ? traced : traceSeenByPartners(traced);
  return {
    ...common,
    ruleSet: { id: version.ruleSetId, version: version.version, digest: version.digest },
    restatement: restatement && { id: restatement.restatementId, period: restatement.period, eventId: restatement.eventId },
    steps: trace.steps,
    flags: seen.flags.map((flag) => ({ ...flag })),
    splits,
    text: `${headOf(version, restatement)}${renderTrace(trace)}${seen.flags.map(({ code, partnerId }) => `  flag ${code}${partnerId === null ? '' : ` (${partnerId})`}\n`).join('')}${splits.map(splitText).join('')}${rulings.map(rulingText).join('')}`,
  };
};

const splitText = ({ position, partnerId, declared, evidence, difference, differencePercent }: SplitGapText): string =>
  `  split ${position}, ${partnerId}: registered ${declared}, by evidence ${evidence}, difference ${difference} (${differencePercent} %)\n`;

const rulingText = ({ disputeId, eventIds }: RulingOnDeal): string => `  ruling on ${disputeId}: by it ${eventIds.length === 1 ? 'the event' : 'the events'} ${eventIds.join(', ')}\n`;

const headOf = (version: { readonly ruleSetId: string; readonly version: number; readonly digest: string }, restatement: EvaluatedDeal['restatement']): string =>
  `Rule set ${version.ruleSetId}@${version.version}, ${version.digest.slice(0, 16)}…${restatement === null ? '' : `, by the restatement ${restatement.restatementId} of ${restatement.period}`}\n`;
