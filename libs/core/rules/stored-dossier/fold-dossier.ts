import type { RecordedDealEvent } from '#events';
import { draftOf, draftOfOpening, type DossierDraft } from './dossier-draft.js';
import { recordFact } from './record-fact.js';
import type { StoredDossier } from './stored-dossier.js';

/**
 * The rule-free fold of one deal's events, in the order of its stream, onto what is stored of it (undefined: nothing yet).
 * The stored dossier is never changed; it is copied once for all the events, so that a rebuild is cheap. Events that are
 * folded already change nothing. A stream that does not begin with DealOpened, or skips a revision, is a defect and throws.
 */
export const foldDossiers = (stored: StoredDossier | undefined, events: readonly RecordedDealEvent[]): StoredDossier | undefined => {
  let draft: DossierDraft | undefined;
  const lastRevision = (): number => (draft ?? stored)?.revision ?? -1;
  for (const event of events) {
    if (event.revision <= lastRevision()) continue;
    if (event.revision !== lastRevision() + 1) throw new Error(`${event.stream} goes from revision ${lastRevision()} to ${event.revision}.`);
    draft = record(draft ?? (stored && draftOf(stored)), event);
  }
  return draft ?? stored;
};

/** The same for one event. */
export const foldDossier = (stored: StoredDossier | undefined, event: RecordedDealEvent): StoredDossier => {
  const folded = foldDossiers(stored, [event]);
  if (folded === undefined) throw new Error(`${event.stream} has no revision ${event.revision}.`);
  return folded;
};

const record = (draft: DossierDraft | undefined, event: RecordedDealEvent): DossierDraft => {
  if (draft === undefined) {
    if (event.type !== 'DealOpened') throw new Error(`${event.stream} begins with ${event.type}.`);
    return draftOfOpening(event);
  }
  recordFact(draft, event);
  draft.revision = event.revision;
  return draft;
};
