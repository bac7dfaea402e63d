import type { EventId, Instant } from '#kernel';
import { counts, isBy, isKnown, type Cut } from './cut.js';
import type { Correction, StoredDossier } from './stored-dossier.js';

/** How a deal stands; of a closed one also when it closed and whether a mapping supplied that date. */
export type DealStanding =
  | { readonly status: 'open' }
  | { readonly status: 'won' | 'lost'; readonly closedAt: Instant; readonly dateAssumed: boolean };

/** The deal's standing at the cut, and the corrections of its wins that are in force there. */
export interface Closings {
  readonly standing: DealStanding;
  readonly corrections: readonly Correction[];
}

/**
 * A correction counts with the win that it amends, as soon as it is known; the win counts by the date that the latest known
 * correction gives it. Reopening is a fact of its own, and a later win a new close.
 */
export const closingsOf = (stored: StoredDossier, cut: Cut): Closings => {
  const known = stored.corrections.filter((correction) => isKnown(correction, cut));
  const counted = new Set<EventId>();
  let standing: DealStanding = { status: 'open' };
  for (const closing of stored.closings) {
    if (closing.outcome === 'reopened') {
      if (counts(closing, cut)) standing = { status: 'open' };
      continue;
    }
    const correctedTo = known.findLast(({ amends, change }) => amends === closing.eventId && change.closedAt !== null)?.change.closedAt ?? null;
    const closedAt = correctedTo ?? closing.occurredAt;
    if (!isKnown(closing, cut) || !isBy(closedAt, cut)) continue;
    counted.add(closing.eventId);
    standing = { status: closing.outcome, closedAt, dateAssumed: closing.dateAssumed && correctedTo === null };
  }
  return { standing, corrections: known.filter(({ amends }) => counted.has(amends)) };
};
