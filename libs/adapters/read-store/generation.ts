import { DatabaseError, type PoolClient } from 'pg';
import { createTableSql, indexTableSql, shapeOf, tableName, type ReadTable } from './read-table.js';

/** The schema in which a new generation of tables is built while the live one is read. */
export const buildingSchema = (follower: string): string => `building_${follower}`;

/** Makes an empty generation beside the live one; one that was left half built is thrown away. */
export const beginGeneration = async (client: PoolClient, follower: string, tables: readonly ReadTable[]): Promise<string> => {
  const schema = buildingSchema(follower);
  await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema} AUTHORIZATION tandem_projector`);
  for (const table of tables) await client.query(createTableSql(table, schema));
  return schema;
};

/** Indexes the tables of the generation that was built; throws, naming its key, where a row stands twice. */
export const indexGeneration = async (client: PoolClient, follower: string, tables: readonly ReadTable[]): Promise<void> => {
  for (const table of tables) await client.query(indexTableSql(table, buildingSchema(follower))).catch(inFull);
};

/** The database says in the detail of a failure which row it is about. */
const inFull = (error: unknown): never => {
  if (error instanceof DatabaseError && error.detail !== undefined) throw new Error(`${error.message}: ${error.detail}`, { cause: error });
  throw error;
};

/** Puts the built generation in the place of the live one, in the caller's transaction: readers see the one or the other. */
export const swapGeneration = async (
  client: PoolClient, follower: string, tables: readonly (ReadTable & { readonly version: number })[], position: bigint | undefined,
): Promise<void> => {
  const schema = buildingSchema(follower);
  for (const table of tables) {
    await client.query(`DROP TABLE IF EXISTS read.${tableName(table)}; ALTER TABLE ${schema}.${tableName(table)} SET SCHEMA read`);
  }
  await client.query(
    `INSERT INTO read.checkpoints (follower, position, generation, shape) VALUES ($1, $2, 1, $3)
     ON CONFLICT (follower) DO UPDATE SET position = $2, generation = checkpoints.generation + 1, shape = $3`,
    [follower, position?.toString() ?? null, shapeOf(tables)]);
  await client.query('DELETE FROM read.stopped_partitions WHERE follower = $1', [follower]);
  await client.query(`DROP SCHEMA ${schema} CASCADE`);
};
