import { DatabaseError, type PoolClient } from 'pg';
import { createTableSql, indexTableSql, tableName, type ReadTable } from './read-table.js';

/** The schema in which a new generation of tables is built while the live one is read; the reader has no right to it. */
export const buildingSchema = (follower: string): string => `building_${follower}`;

/** Makes an empty generation beside the live one; one that was left half built is thrown away. */
export const beginGeneration = async (client: PoolClient, follower: string, tables: readonly ReadTable[]): Promise<string> => {
  const schema = buildingSchema(follower);
  await dropGeneration(client, follower);
  await client.query(`CREATE SCHEMA ${schema} AUTHORIZATION tandem_projector`);
  for (const table of tables) await client.query(createTableSql(table, schema));
  return schema;
};

/** Throws away the generation that is being built, if there is one. */
export const dropGeneration = async (client: PoolClient, follower: string): Promise<void> => {
  await client.query(`DROP SCHEMA IF EXISTS ${buildingSchema(follower)} CASCADE`);
};

/**
 * Indexes a table of the generation that was built; throws, naming its key, where a row stands twice. Its statistics are taken too:
 * without them the first reads after the swap would be planned as if it were empty.
 */
export const indexTable = async (client: PoolClient, follower: string, table: ReadTable): Promise<void> => {
  const schema = buildingSchema(follower);
  await client.query(`${indexTableSql(table, schema)}; ANALYZE ${schema}.${tableName(table)}`).catch(inFull);
};

/** The database says in the detail of a failure which row it is about. */
const inFull = (error: unknown): never => {
  if (error instanceof DatabaseError && error.detail !== undefined) throw new Error(`${error.message}: ${error.detail}`, { cause: error });
  throw error;
};

/**
 * Holds off, until the caller's transaction ends, whoever reads or follows: all of them begin with the checkpoints. Waits no longer
 * than said for those at it, here and at every later step of the transaction, since new readers queue up behind.
 */
export const holdOffReaders = async (client: PoolClient, waitMs: number): Promise<void> => {
  await client.query(`SET LOCAL lock_timeout = ${waitMs}; LOCK TABLE read.checkpoints IN ACCESS EXCLUSIVE MODE`);
};

/** True of the failure of a transaction that waited for others in vain, and may be tried again. */
export const isWaitInVain = (error: unknown): boolean => error instanceof DatabaseError && (error.code === '55P03' || error.code === '40P01');

/** What takes the place of the live tables, and where it stands in the log. */
export interface BuiltGeneration {
  readonly tables: readonly ReadTable[];
  readonly position: bigint | undefined;
  /** Of all the follower's tables. */
  readonly shape: string;
}

/** Puts the built tables in the place of the live ones, in the caller's transaction: readers see the ones or the others. */
export const swapGeneration = async (client: PoolClient, follower: string, { tables, position, shape }: BuiltGeneration): Promise<void> => {
  for (const table of tables) {
    await client.query(`DROP TABLE IF EXISTS read.${tableName(table)}; ALTER TABLE ${buildingSchema(follower)}.${tableName(table)} SET SCHEMA read`);
  }
  await client.query(
    `INSERT INTO read.checkpoints (follower, position, generation, shape) VALUES ($1, $2, 1, $3)
     ON CONFLICT (follower) DO UPDATE SET position = $2, generation = checkpoints.generation + 1, shape = $3`,
    [follower, position?.toString() ?? null, shape]);
  await client.query('DELETE FROM read.stopped_partitions WHERE follower = $1', [follower]);
  await dropGeneration(client, follower);
};
