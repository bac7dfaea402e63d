import { partnersBoundBy, type RecordedDealEvent } from '#events';
import { draftOf, draftOfOpening, factOf, Recording } from './dossier-draft.js';
import { recordFact } from './record-fact.js';
import type { StoredDossier } from './stored-dossier.js';

/**
 * The rule-free fold of one deal's events, in the order of its stream, onto what is stored of it (undefined: nothing yet).
 * The stored dossier is never changed; it is copied once for all the events, so that a rebuild is cheap. Events that are
 * folded already change nothing. A stream that does not begin with DealOpened, or skips a revision, is a defect and throws.
 */
export const foldDossiers = (stored: StoredDossier | undefined, events: readonly RecordedDealEvent[]): StoredDossier => {
  let recording: Recording | undefined;
  for (const event of events) {
    const last = (recording?.draft ?? stored)?.revision ?? -1;
    if (event.revision <= last) continue;
    if (event.revision !== last + 1) throw new Error(`${event.stream} goes from revision ${last} to ${event.revision}.`);
    recording = record(recording ?? (stored && new Recording(draftOf(stored))), event);
  }
  const folded = recording?.draft ?? stored;
  if (folded === undefined) throw new Error('A deal without events has no dossier.');
  return folded;
};

/** The same for one event. */
export const foldDossier = (stored: StoredDossier | undefined, event: RecordedDealEvent): StoredDossier => foldDossiers(stored, [event]);

const record = (recording: Recording | undefined, event: RecordedDealEvent): Recording => {
  if (recording === undefined) {
    if (event.type !== 'DealOpened') throw new Error(`${event.stream} begins with ${event.type}.`);
    return withPartners(new Recording(draftOfOpening(event)), event);
  }
  recordFact(recording, event);
  recording.draft.revision = event.revision;
  return withPartners(recording, event);
};

/** What corrects a touchpoint was true when the touchpoint was. */
const withPartners = (recording: Recording, event: RecordedDealEvent): Recording => {
  const fact = event.type === 'TouchpointCorrected' ? { ...factOf(event), occurredAt: event.data.touchedAt } : factOf(event);
  for (const partnerId of partnersBoundBy(event)) recording.addPartner(partnerId, fact);
  return recording;
};
