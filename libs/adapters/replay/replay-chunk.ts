import type { StoredEvent } from '#event-store';
import { readEvent } from '#events';
import { sha256Hex } from '#kernel';
import {
  countAwardsOn, emptyTally, evaluationsOf, foldTerms, noAwardCounts, noTerms, replayDeal, replayedRowText, replayPlan, tallyDeal, withAwardsReplayed, type AwardCounts, type CountedAward,
  type ReplayInputs, type ReplayPlan, type ReplayTally, type StoredDossier, type Terms,
} from '#rules';
import { linesIn, type IssuedKind } from './issued-lines.js';

/** What every worker of a replay is told at its start. All of it can be handed from thread to thread. */
export interface ReplaySetup {
  readonly inputs: ReplayInputs;
  /** The events that terms are folded from. */
  readonly termsEvents: readonly StoredEvent[];
  /** What lines of statements say. */
  readonly issuedKinds: readonly IssuedKind[];
  /** What an earlier pass over the deals counted of the quarters' own awards; null in the first. */
  readonly awards: readonly CountedAward[] | null;
  /** Whether deals are priced, or only looked at for awards. */
  readonly prices: boolean;
}

/** Some deals: their stored dossiers as text, and beside each the statement lines that name it, as `IssuedLines` keeps them. */
export interface ReplayChunk {
  readonly dossiers: readonly string[];
  readonly issued: readonly string[];
}

/** What some deals come to. */
export interface ReplayedChunk {
  readonly tally: ReplayTally;
  readonly counts: AwardCounts;
  /** The deals that differ: id and text in RFC 8785 form. */
  readonly differing: readonly (readonly [dealId: string, text: string])[];
  /** Id and SHA-256 of every dossier, a line each. */
  readonly digests: string;
}

/** The terms that a setup tells. */
export const termsIn = (events: readonly StoredEvent[]): Terms => events.reduce((terms, stored) => foldTerms(terms, readEvent(stored)), noTerms);

/** The plan that a setup tells. */
export const planIn = ({ inputs, termsEvents, awards }: ReplaySetup): ReplayPlan => {
  const plan = replayPlan(termsIn(termsEvents), inputs);
  return awards === null ? plan : withAwardsReplayed(plan, awards);
};

/** Replays some deals. It is the same whoever does it, and wherever one chunk ends and the next begins. */
export const replayChunk = (plan: ReplayPlan, { dossiers, issued }: ReplayChunk, { prices, issuedKinds }: Pick<ReplaySetup, 'prices' | 'issuedKinds'>): ReplayedChunk => {
  const tally = emptyTally();
  const counts = noAwardCounts();
  const differing: (readonly [string, string])[] = [];
  const digests: string[] = [];
  for (const [index, text] of dossiers.entries()) {
    const stored = JSON.parse(text) as StoredDossier;
    const evaluations = evaluationsOf(stored);
    countAwardsOn(counts, stored, plan, evaluations);
    if (!prices) continue;
    digests.push(`${stored.dealId} ${sha256Hex(text)}`);
    const replayed = replayDeal(stored, linesIn(issued[index] ?? '', issuedKinds, stored.dealId), plan, evaluations);
    if (replayed === undefined) continue;
    tallyDeal(tally, replayed);
    if (replayed.row !== null) differing.push([stored.dealId, replayedRowText(replayed.row)]);
  }
  return { tally, counts, differing, digests: digests.join('\n') };
};
