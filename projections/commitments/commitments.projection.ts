import { obligationsOf, type Obligation, type StoredDossier } from '#rules';

/** One thing that a partner owes by its commitment on a deal, and when it was met: whether that is a breach depends on the time of asking. */
export type CommitmentRow = Omit<Obligation, 'partnerId'> & { readonly dealId: string; readonly partnerId: string };

/** What the partners owe by their commitments on a deal. */
export const commitmentRowsOf = (stored: StoredDossier): readonly CommitmentRow[] =>
  obligationsOf(stored).map((obligation) => ({ dealId: stored.dealId, ...obligation }));
