import type { RunSql } from './tree-tables.js';

/** A checkpoint as it was signed. */
export interface SignedNote {
  readonly size: number;
  readonly note: string;
  readonly signedAt: string;
}

/** The checkpoints that were signed, over the most events first: those over fewer than `below`, one more than `limit` where there are more. */
export const signedNotes = async (sql: RunSql, { below, limit }: { readonly below: number | undefined; readonly limit: number }): Promise<readonly SignedNote[]> => {
  const rows = await sql<{ size: string; note: string; signed_at: Date }>(
    'SELECT size, note, signed_at FROM proof.checkpoints WHERE $1::bigint IS NULL OR size < $1 ORDER BY size DESC LIMIT $2', [below ?? null, limit + 1]);
  return rows.map(({ size, note, signed_at }) => ({ size: Number(size), note, signedAt: signed_at.toISOString() }));
};

/** The first checkpoint that was signed over an event; undefined where none was yet, or the caller may not see the event. */
export const firstNoteOver = async (sql: RunSql, eventId: string): Promise<string | undefined> => {
  const [first] = await sql<{ note: string }>(
    'SELECT note FROM proof.checkpoints WHERE size > (SELECT index FROM proof.leaves WHERE event_id = $1) ORDER BY size LIMIT 1', [eventId]);
  return first?.note;
};
