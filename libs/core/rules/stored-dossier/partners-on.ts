import { compareUtf8, type PartnerId } from '#kernel';
import { closingsOf } from './closing-of.js';
import { counts, heldOf, type Cut } from './cut.js';
import type { StoredDossier } from './stored-dossier.js';
import { touchpointAt } from './touchpoint-at.js';

/**
 * The partners on a deal at the cut, by bytes: whoever a binding fact that counts there ever named. Leaving the deal, a void or a
 * rejection takes nobody off it, for what it was paid, or had to give back, rests on the deal. A correction counts with its win.
 */
export const partnersOn = (stored: StoredDossier, cut: Cut = {}): readonly PartnerId[] => {
  const named = stored.partners.filter((naming) => counts(naming, cut));
  const corrected = closingsOf(stored, cut).corrections.flatMap(({ change }) => change.roles);
  return [...new Set([...named, ...corrected].map(({ partnerId }) => partnerId))].sort(compareUtf8);
};

/**
 * The partners that joined the running deal and still owe their bucket or an activity (capability A7), by bytes: once given, an answer
 * stays one. A lead is activity enough for the partner that the deal is sourced from.
 */
export const partnersPending = (stored: StoredDossier, cut: Cut = {}): readonly PartnerId[] => {
  const engagements = stored.engagements.filter((fact) => counts(fact, cut));
  if (engagements.length === 0) return [];
  const active = new Set(stored.touchpoints.map((touchpoint) => touchpointAt(touchpoint, cut)?.partnerId ?? null));
  const isComplete = (engaged: PartnerId): boolean => {
    const bucket = heldOf(engagements.filter((answer) => answer.partnerId === engaged && answer.bucket !== null))?.bucket ?? null;
    return bucket === 'sourced' || (bucket !== null && active.has(engaged));
  };
  return [...new Set(engagements.map(({ partnerId }) => partnerId))].filter((partnerId) => !isComplete(partnerId)).sort(compareUtf8);
};
