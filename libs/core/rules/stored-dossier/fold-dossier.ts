import type { RecordedDealEvent } from '#events';
import { draftOf, draftOfOpening, type DossierDraft } from './dossier-draft.js';
import { recordFact } from './record-fact.js';
import type { StoredDossier } from './stored-dossier.js';

/**
 * The rule-free fold of one deal's events, in the order of its stream, onto what is stored of it (undefined: nothing yet).
 * The stored dossier is never changed; it is copied once for all the events, so that a rebuild is cheap. Events that are
 * folded already change nothing. A stream that does not begin with DealOpened, or skips a revision, is a defect and throws.
 */
export const foldDossiers = (stored: StoredDossier | undefined, events: readonly RecordedDealEvent[]): StoredDossier => {
  let draft: DossierDraft | undefined;
  for (const event of events) {
    const last = (draft ?? stored)?.revision ?? -1;
    if (event.revision <= last) continue;
    if (event.revision !== last + 1) throw new Error(`${event.stream} goes from revision ${last} to ${event.revision}.`);
    draft = record(draft ?? (stored && draftOf(stored)), event);
  }
  const folded = draft ?? stored;
  if (folded === undefined) throw new Error('A deal without events has no dossier.');
  return folded;
};

/** The same for one event. */
export const foldDossier = (stored: StoredDossier | undefined, event: RecordedDealEvent): StoredDossier => foldDossiers(stored, [event]);

const record = (draft: DossierDraft | undefined, event: RecordedDealEvent): DossierDraft => {
  if (draft === undefined) {
    if (event.type !== 'DealOpened') throw new Error(`${event.stream} begins with ${event.type}.`);
    return draftOfOpening(event);
  }
  recordFact(draft, event);
  draft.revision = event.revision;
  return draft;
};
