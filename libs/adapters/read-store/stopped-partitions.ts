import type { PoolClient } from 'pg';

/** A stream that a follower cannot go on with, and the event that stopped it. */
export interface StoppedPartition {
  readonly stream: string;
  readonly eventId: string;
  readonly reason: string;
}

/** The streams a follower has stopped at. */
export const readStopped = async (client: PoolClient, follower: string): Promise<readonly StoppedPartition[]> => {
  const found = await client.query<{ stream: string; event_id: string; reason: string }>(
    'SELECT stream, event_id, reason FROM read.stopped_partitions WHERE follower = $1 ORDER BY stream', [follower]);
  return found.rows.map((row) => ({ stream: row.stream, eventId: row.event_id, reason: row.reason }));
};

/** Records, in the caller's transaction, that a stream's further events are left until the next rebuild. */
export const stopPartition = async (client: PoolClient, follower: string, stopped: StoppedPartition): Promise<void> => {
  await client.query(
    'INSERT INTO read.stopped_partitions (follower, stream, event_id, reason) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [follower, stopped.stream, stopped.eventId, stopped.reason]);
};
