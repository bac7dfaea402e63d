import { Pool, type PoolConfig } from 'pg';

/**
 * Connections to the database, any of which may be lost at any moment. An idle one is replaced, and `lost` is told; who holds one is told by
 * what it asks of it next. A loss that nobody listened for, in a pause between two statements, would end the process.
 */
export const databasePool = (config: PoolConfig, lost: (error: Error) => void = () => undefined): Pool =>
  new Pool(config).on('error', lost).on('connect', (client) => { client.on('error', () => undefined); });
