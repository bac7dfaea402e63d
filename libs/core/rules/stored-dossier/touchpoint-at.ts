import type { Instant, PartnerId } from '#kernel';
import type { PartnerRole, TouchpointLogger } from '#events';
import { isBy, isKnown, type Cut } from './cut.js';
import type { StoredTouchpoint, TouchpointAmendment } from './stored-dossier.js';

/** A touchpoint as it stands at a cut. */
export interface TouchpointStanding {
  readonly partnerId: PartnerId | null;
  readonly role: PartnerRole | null;
  readonly kind: string;
  readonly loggedBy: TouchpointLogger;
  readonly occurredAt: Instant;
  /** When it was learned: by the source system where the imported file says so, else by the ledger. A correction does not change it. */
  readonly recordedAt: Instant;
  /** History without a time of recording. */
  readonly imported: boolean;
  /** What the other side said last: confirmed is true, contested false; a correction must be confirmed anew. */
  readonly confirmed: boolean;
}

/** The touchpoint at the cut; undefined where it had not happened, was not known, or is known never to have been. */
export const touchpointAt = (stored: StoredTouchpoint, cut: Cut): TouchpointStanding | undefined => {
  if (!isKnown(stored, cut)) return undefined;
  let standing = asLogged(stored);
  for (const amendment of stored.amendments) {
    if (!isKnown(amendment, cut)) continue;
    if (amendment.amendment === 'voided') return undefined;
    standing = amended(standing, amendment, cut);
  }
  return isBy(standing.occurredAt, cut) ? standing : undefined;
};

const asLogged = (stored: StoredTouchpoint): TouchpointStanding => {
  const { partnerId, role, kind, loggedBy, occurredAt, imported, sourceRecordedAt } = stored;
  const learned = imported ? sourceRecordedAt : null;
  return {
    partnerId, role, kind, loggedBy, occurredAt,
    recordedAt: learned ?? stored.recordedAt, imported: imported && learned === null, confirmed: false,
  };
};

/** A confirmation is a fact of its own, counted by its own date; a correction counts with the touchpoint. */
const amended = (standing: TouchpointStanding, amendment: Exclude<TouchpointAmendment, { amendment: 'voided' }>, cut: Cut): TouchpointStanding => {
  if (amendment.amendment === 'corrected') {
    const { partnerId, role, kind, touchedAt } = amendment;
    return { ...standing, partnerId, role, kind, occurredAt: touchedAt, confirmed: false };
  }
  return isBy(amendment.occurredAt, cut) ? { ...standing, confirmed: amendment.amendment === 'confirmed' } : standing;
};
