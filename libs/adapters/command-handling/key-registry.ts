import type { Pool } from 'pg';

/**
 * Which stream an idempotency key was first sent to. A store whose event ids are unique over the whole log needs none. A claim is never
 * given up: whether a command that uses it was accepted elsewhere in the meantime cannot be known without a lock over both streams.
 */
export interface KeyRegistry {
  /** False when the key stands for another stream already. */
  claim(userId: string, key: string, stream: string): Promise<boolean>;}

/** For EventStoreDB, where an event id is unique only within its stream: one key is never accepted on two streams. */
export class PostgresKeyRegistry implements KeyRegistry {
  constructor(private readonly pool: Pool) {}

  async claim(userId: string, key: string, stream: string): Promise<boolean> {
    await this.pool.query(
      'INSERT INTO commands.keys (user_id, key, stream) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [userId, key, stream]);
    const held = await this.pool.query<{ stream: string }>(
      'SELECT stream FROM commands.keys WHERE user_id = $1 AND key = $2', [userId, key]);
    return held.rows[0]?.stream === stream;
  }
}

/** The table behind PostgresKeyRegistry. Idempotent; run as the owner. */
export const commandKeysSchemaSql = `
  CREATE SCHEMA IF NOT EXISTS commands;
  CREATE TABLE IF NOT EXISTS commands.keys (
    user_id text NOT NULL, key text NOT NULL, stream text NOT NULL, PRIMARY KEY (user_id, key));
`;
