import type { Pool, PoolClient } from 'pg';

/** Somebody else builds the follower's tables at this moment; the message says who. */
export class RebuildUnderWay extends Error {
  override readonly name = 'RebuildUnderWay';
}

const turnOf = `hashtext('tandem rebuild'), hashtext($1)`;

/**
 * Does work that makes a generation, on a connection that holds the turn for it: one builds at a time. The turn goes with the
 * connection, so whoever is killed holds nobody up. Throws RebuildUnderWay where another has it, unless it is to be waited for.
 */
export const inTurnToBuild = async <Result>(
  pool: Pool, follower: string, work: (client: PoolClient) => Promise<Result>, { patiently = false }: { readonly patiently?: boolean } = {},
): Promise<Result> => {
  const client = await pool.connect();
  // A connection that is cut while nothing is asked of it fails what is asked next.
  client.on('error', () => undefined);
  try {
    await client.query(`SET application_name = 'tandem rebuild, process ${process.pid}'`);
    if (patiently) await client.query(`SELECT pg_advisory_lock(${turnOf})`, [follower]);
    else await takeTurn(client, follower);
    return await work(client);
  } finally {
    // Given back at once where the connection lives, since it is only in a while that the server sees it closed.
    await client.query(`SELECT pg_advisory_unlock(${turnOf})`, [follower]).catch(() => undefined);
    client.release(true);
  }
};

const takeTurn = async (client: PoolClient, follower: string): Promise<void> => {
  const { rows: [turn] } = await client.query<{ had: boolean }>(`SELECT pg_try_advisory_lock(${turnOf}) AS had`, [follower]);
  if (turn?.had === true) return;
  const { rows: [other] } = await client.query<{ name: string; since: string }>(
    `SELECT application_name AS name, to_char(backend_start AT TIME ZONE 'UTC', 'HH24:MI:SS "UTC"') AS since
     FROM pg_locks JOIN pg_stat_activity USING (pid)
     WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND classid::bigint = hashtext('tandem rebuild')::bigint & 4294967295 AND objid::bigint = hashtext($1)::bigint & 4294967295`,
    [follower]);
  throw new RebuildUnderWay(`The read models are being built anew already by ${other ? `${other.name}, since ${other.since}` : 'another process'}. Wait for it, or end it.`);
};
