import { compareUtf8, formatMinor, type Currency } from '#kernel';
import { allLines } from '../deal/deal-evaluation.js';
import { evaluateStored, type EvaluatedDeal } from '../publication/evaluate-stored.js';
import type { StoredDossier } from '../stored-dossier/stored-dossier.js';
import type { Terms } from '../terms/terms.js';
import { withoutFacts, withTouchpoints, type DisputedFacts } from './disputed-dossier.js';

/** One line of the disputed deal, as it stands and as the dispute would have it. */
export interface ComparedLine {
  readonly partnerId: string;
  readonly position: string;
  readonly kind: 'commission' | 'uplift';
  readonly currency: string;
  readonly standing: string;
  readonly claimed: string;
  /** Claimed less standing. */
  readonly difference: string;
  /** On either side, whether the line is withheld. */
  readonly withheld: { readonly standing: boolean; readonly claimed: boolean };
}

/** The deal evaluated twice by the same code: with the disputed events and without them, the missing touchpoints in their place. */
export interface DisputeComparison {
  readonly standing: EvaluatedDeal;
  readonly claimed: EvaluatedDeal;
  readonly lines: readonly ComparedLine[];
}

/**
 * What the deal comes to as it stands, and as the dispute would have it. `ruledFactIds` are facts that rulings of this dispute led to: they
 * are on neither side, so that a dispute that is over still shows what it was about.
 */
export const compareDispute = (stored: StoredDossier, terms: Terms, dispute: DisputedFacts, ruledFactIds: readonly string[] = []): DisputeComparison => {
  const before = withoutFacts(stored, ruledFactIds);
  const standing = evaluated(before, terms);
  const claimed = evaluated(withTouchpoints(withoutFacts(before, dispute.wrongEventIds), dispute), terms);
  return { standing, claimed, lines: comparedLines(standing, claimed) };
};

const evaluated = (stored: StoredDossier, terms: Terms): EvaluatedDeal => {
  const deal = evaluateStored(stored, terms);
  if (deal === undefined) throw new Error(`Deal ${stored.dealId} has no present.`);
  return deal;
};

interface Amount {
  readonly partnerId: string;
  readonly position: string;
  readonly kind: 'commission' | 'uplift';
  readonly minor: bigint;
  readonly withheld: boolean;
}

const comparedLines = (standing: EvaluatedDeal, claimed: EvaluatedDeal): readonly ComparedLine[] => {
  const [before, after] = [amountsOf(standing), amountsOf(claimed)];
  const currency = (standing.dossier.currency) as Currency;
  return [...new Set([...before.keys(), ...after.keys()])].sort(compareUtf8).flatMap((key) => {
    const [one, other] = [before.get(key), after.get(key)];
    const line = one ?? other;
    if (line === undefined) return [];
    const text = (minor: bigint): string => formatMinor(minor, currency);
    return [{
      partnerId: line.partnerId, position: line.position, kind: line.kind, currency, standing: text(one?.minor ?? 0n), claimed: text(other?.minor ?? 0n),
      difference: text((other?.minor ?? 0n) - (one?.minor ?? 0n)), withheld: { standing: one?.withheld ?? false, claimed: other?.withheld ?? false } }];
  });
};

const amountsOf = ({ evaluation }: EvaluatedDeal): ReadonlyMap<string, Amount> => new Map((evaluation === null ? [] : allLines(evaluation)).flatMap((line) => {
  const { partnerId, position, kind, clause, amountMinor: minor, withheld } = line;
  if (partnerId === null || kind === 'retained') return [];
  return [[[partnerId, position, kind, kind === 'uplift' ? clause : ''].join(' '), { partnerId, position, kind, minor, withheld }] as const];
}));
