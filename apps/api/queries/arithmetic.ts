import type { ReadCaller } from '#read-store';
import {
  evaluateStored, renderTrace, traceDeal, type Cut, type DealEvaluation, type PublishedRuleSets, type StoredDossier, type TraceStep,
} from '#rules';

/** Every cent of one deal: under which rules, what came out, and each step to it. */
export interface ArithmeticAnswer {
  readonly dealId: string;
  readonly status: string;
  /** `owed` of a won deal, else a projection. */
  readonly standing: 'owed' | 'projection';
  readonly ruleSet: { readonly id: string; readonly version: number; readonly digest: string } | null;
  readonly steps: readonly TraceStep[];
  readonly flags: readonly Readonly<Record<string, unknown>>[];
  /** The steps as a person reads them. */
  readonly text: string;
}

/**
 * The arithmetic of a deal at a cut, as the caller may see it: a partner sees pool, shares and lines of all, for they prove its own;
 * what is withheld or flagged of another, and its uplifts, it does not. Undefined where the deal did not exist yet.
 */
export const arithmeticOf = (
  stored: StoredDossier, published: PublishedRuleSets, at: Cut, caller: ReadCaller,
): ArithmeticAnswer | undefined => {
  const evaluated = evaluateStored(stored, published, at);
  if (!evaluated) return undefined;
  const { dossier, version, evaluation } = evaluated;
  const common = { dealId: stored.dealId, status: dossier.status, standing: dossier.status === 'won' ? 'owed' as const : 'projection' as const };
  if (!version) return { ...common, ruleSet: null, steps: [], flags: [], text: `Deal ${stored.dealId}\n  No published version of its rule set covers it.\n` };
  const trace = traceDeal(version.compiled, seenBy(caller, evaluation));
  const flags = seenBy(caller, evaluation).flags;
  return {
    ...common,
    ruleSet: { id: version.ruleSetId, version: version.version, digest: version.digest },
    steps: trace.steps,
    flags: flags.map((flag) => ({ ...flag })),
    text: `${headOf(version)}${renderTrace(trace)}${flags.map(({ code, partnerId }) => `  flag ${code}${partnerId === null ? '' : ` (${partnerId})`}\n`).join('')}`,
  };
};

const headOf = (version: { readonly ruleSetId: string; readonly version: number; readonly digest: string }): string =>
  `Rule set ${version.ruleSetId}@${version.version}, ${version.digest.slice(0, 16)}…\n`;

/** The evaluation without what is another partner's private matter. */
export const seenBy = (caller: ReadCaller, evaluation: DealEvaluation): DealEvaluation => {
  if (caller.sees === 'programme') return evaluation;
  const own = (partnerId: string | null): boolean => partnerId === caller.partnerId;
  return {
    ...evaluation,
    lines: evaluation.lines.map((line) => (own(line.partnerId) ? line : { ...line, withheld: false })),
    uplifts: evaluation.uplifts.filter(({ line }) => own(line.partnerId)),
    flags: evaluation.flags.filter(({ partnerId }) => partnerId === null || own(partnerId)),
  };
};

/** Whether the caller may see a deal's arithmetic: the programme's people, and partners with a claim on it. */
export const mayCalculate = (caller: ReadCaller, claimantIds: readonly string[]): boolean =>
  caller.sees === 'programme' || claimantIds.includes(caller.partnerId);
