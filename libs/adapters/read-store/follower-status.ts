import type { DataSource } from 'typeorm';
import type { StoppedPartition } from './stopped-partitions.js';

/** How far a follower has come, and the streams it has stopped at. */
export interface FollowerStatus {
  readonly follower: string;
  readonly position: bigint | undefined;
  readonly stopped: readonly StoppedPartition[];
}

/** Every follower that has a generation of tables. */
export const followerStatus = async (dataSource: DataSource): Promise<readonly FollowerStatus[]> => {
  const checkpoints = await dataSource.query<{ follower: string; position: string | null }[]>('SELECT follower, position FROM read.checkpoints ORDER BY follower');
  const stopped = await dataSource.query<{ follower: string; stream: string; event_id: string; reason: string }[]>(
    'SELECT follower, stream, event_id, reason FROM read.stopped_partitions ORDER BY follower, stream');
  return checkpoints.map(({ follower, position }) => ({
    follower, position: position === null ? undefined : BigInt(position),
    stopped: stopped.filter((row) => row.follower === follower).map((row) => ({ stream: row.stream, eventId: row.event_id, reason: row.reason })),
  }));
};
