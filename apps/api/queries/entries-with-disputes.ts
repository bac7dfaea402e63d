import type { EntityManager } from 'typeorm';
import { disputesBehind, entriesOfRows, type JournalRow } from '#projections';
import type { PostedEntry } from '#rules';

/** The entries that rows of the journal make, each with the dispute whose ruling its cause follows from. */
export const entriesWithDisputes = async (manager: EntityManager, rows: readonly JournalRow[]): Promise<readonly PostedEntry[]> => {
  const entries = entriesOfRows(rows);
  const behind = await disputesBehind(manager, entries.map(({ causeEventId }) => causeEventId));
  return entries.map((entry) => {
    const disputeId = behind.get(entry.causeEventId);
    return disputeId === undefined ? entry : { ...entry, disputeId };
  });
};
