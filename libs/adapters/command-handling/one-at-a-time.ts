import type { Pool } from 'pg';

/** Does work while nobody else does any that goes by the same turn. */
export type OneAtATime = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Names the turn among the advisory locks of the database. */
const lockKey = 7_446_142_001;

/**
 * Takes turns with every process on the same database. Within a process at most one connection waits, so that the work finds
 * connections of the same pool; the lock ends with its connection, whatever became of the work.
 */
export const oneAtATime = (pool: Pool): OneAtATime => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(() => locked(pool, work));
    last = turn.catch(() => undefined);
    return turn;
  };
};

const locked = async <Result>(pool: Pool, work: () => Promise<Result>): Promise<Result> => {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
    return await work();
  } finally {
    client.release(true);
  }
};
