import type { StoredEvent } from '#event-store';
import { readEvent } from '#events';
import { canonicalJson, sha256Hex } from '#kernel';
import {
  awardMarksOn, emptyTally, foldTerms, noTerms, replayDeal, replayPlan, tallyDeal, withAwardsReplayed, type AwardMark, type CountedAward, type IssuedLine, type ReplayInputs,
  type ReplayPlan, type ReplayTally, type StoredDossier, type Terms,
} from '#rules';

/** What every worker of a replay is told at its start. All of it can be handed from thread to thread. */
export interface ReplaySetup {
  readonly inputs: ReplayInputs;
  /** The events that terms are folded from. */
  readonly termsEvents: readonly StoredEvent[];
  /** What an earlier pass over the deals counted of the quarters' own awards; null in the first. */
  readonly awards: readonly CountedAward[] | null;
  /** Whether deals are priced, or only looked at for awards. */
  readonly prices: boolean;
}

/** Some deals: their stored dossiers as text, and beside each the statement lines that name it. */
export interface ReplayChunk {
  readonly dossiers: readonly string[];
  readonly issued: readonly (readonly IssuedLine[])[];
}

/** What some deals come to. */
export interface ReplayedChunk {
  readonly tally: ReplayTally;
  readonly marks: readonly AwardMark[];
  /** The deals that differ: id and text in RFC 8785 form. */
  readonly differing: readonly (readonly [dealId: string, text: string])[];
  /** Id and SHA-256 of every dossier. */
  readonly digests: readonly string[];
}

/** The terms that a setup tells. */
export const termsIn = (events: readonly StoredEvent[]): Terms => events.reduce((terms, stored) => foldTerms(terms, readEvent(stored)), noTerms);

/** The plan that a setup tells. */
export const planIn = ({ inputs, termsEvents, awards }: ReplaySetup): ReplayPlan => {
  const plan = replayPlan(termsIn(termsEvents), inputs);
  return awards === null ? plan : withAwardsReplayed(plan, awards);
};

/** Replays some deals. It is the same whoever does it, and wherever one chunk ends and the next begins. */
export const replayChunk = (plan: ReplayPlan, { dossiers, issued }: ReplayChunk, { prices }: Pick<ReplaySetup, 'prices'>): ReplayedChunk => {
  const tally = emptyTally();
  const marks: AwardMark[] = [];
  const differing: (readonly [string, string])[] = [];
  const digests: string[] = [];
  for (const [index, text] of dossiers.entries()) {
    const stored = JSON.parse(text) as StoredDossier;
    marks.push(...awardMarksOn(stored, plan));
    if (!prices) continue;
    digests.push(`${stored.dealId} ${sha256Hex(text)}`);
    const replayed = replayDeal(stored, issued[index] ?? [], plan);
    if (replayed === undefined) continue;
    tallyDeal(tally, replayed);
    if (replayed.row !== null) differing.push([stored.dealId, canonicalJson(replayed.row)]);
  }
  return { tally, marks, differing, digests };
};
