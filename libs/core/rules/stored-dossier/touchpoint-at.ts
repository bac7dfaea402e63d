import type { Instant, PartnerId } from '#kernel';
import type { PartnerRole, TouchpointLogger } from '#events';
import { isBy, isKnown, latestOf, type Cut } from './cut.js';
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
  const standing = stored.amendments.length === 0 ? asLogged(stored) : amended(stored, cut);
  return standing !== undefined && isBy(standing.occurredAt, cut) ? standing : undefined;
};

const asLogged = (stored: StoredTouchpoint): TouchpointStanding => {
  const { partnerId, role, kind, loggedBy, occurredAt, imported, sourceRecordedAt } = stored;
  const learned = imported ? sourceRecordedAt : null;
  return {
    partnerId, role, kind, loggedBy, occurredAt,
    recordedAt: learned ?? stored.recordedAt, imported: imported && learned === null, confirmed: false,
  };
};

/**
 * A void and a correction count with the touchpoint, as soon as they are known. A confirmation is a fact of its own, counted by its
 * own date: of those given since the last correction, the latest.
 */
const amended = (stored: StoredTouchpoint, cut: Cut): TouchpointStanding | undefined => {
  const known = stored.amendments.filter((amendment) => isKnown(amendment, cut));
  if (known.some(({ amendment }) => amendment === 'voided')) return undefined;
  const place = known.findLastIndex(({ amendment }) => amendment === 'corrected');
  return { ...asLogged(stored), ...correctedTo(known[place]), confirmed: latestOf(known.slice(place + 1), cut)?.amendment === 'confirmed' };
};

const correctedTo = (correction: TouchpointAmendment | undefined) => {
  if (correction?.amendment !== 'corrected') return {};
  const { partnerId, role, kind, touchedAt } = correction;
  return { partnerId, role, kind, occurredAt: touchedAt };
};
