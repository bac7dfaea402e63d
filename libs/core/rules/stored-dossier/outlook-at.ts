import { latestOf, type Cut } from './cut.js';
import type { StoredDossier } from './stored-dossier.js';

/** Where a deal is going: when it is expected to close, and what is to happen next by when. The step's text lies sealed. */
export interface Outlook {
  readonly expectedCloseOn: string | null;
  readonly nextStepTextId: string | null;
  readonly nextStepDueOn: string | null;
}

/** What was said of the deal's outlook by the cut. Nothing is expected of a deal that is closed, and nothing follows on a lost one. */
export const outlookAt = (stored: StoredDossier, status: 'open' | 'won' | 'lost', cut: Cut): Outlook => {
  const next = status === 'lost' ? undefined : latestOf(stored.nextSteps, cut);
  return {
    expectedCloseOn: status === 'open' ? latestOf(stored.expectedCloses, cut)?.expectedOn ?? null : null,
    nextStepTextId: next?.stepTextId ?? null, nextStepDueOn: next?.dueOn ?? null };
};
