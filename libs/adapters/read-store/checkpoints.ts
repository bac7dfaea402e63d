import type { PoolClient } from 'pg';

/** Where a follower of the log stands, and which generation of its tables is live. */
export interface FollowerCheckpoint {
  readonly position: bigint | undefined;
  readonly generation: number;
  readonly shape: string;
}

/** Another projector moved the checkpoint: this one must read it again before it goes on. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
}

/** Where the follower stands; undefined before its first generation. */
export const readCheckpoint = async (client: PoolClient, follower: string): Promise<FollowerCheckpoint | undefined> => {
  const found = await client.query<{ position: string | null; generation: number; shape: string }>(
    'SELECT position, generation, shape FROM read.checkpoints WHERE follower = $1', [follower]);
  const row = found.rows[0];
  return row && { position: row.position === null ? undefined : BigInt(row.position), generation: row.generation, shape: row.shape };
};

/** Moves the checkpoint if it still stands where the caller believes, in the caller's transaction; throws CheckpointMoved. */
export const moveCheckpoint = async (
  client: PoolClient, follower: string, from: FollowerCheckpoint, to: bigint | undefined,
): Promise<FollowerCheckpoint> => {
  const moved = await client.query(
    `UPDATE read.checkpoints SET position = $4
     WHERE follower = $1 AND generation = $2 AND position IS NOT DISTINCT FROM $3::bigint`,
    [follower, from.generation, from.position?.toString() ?? null, to?.toString() ?? null]);
  if (moved.rowCount !== 1) throw new CheckpointMoved(`The checkpoint of ${follower} was moved by another projector.`);
  return { ...from, position: to };
};
