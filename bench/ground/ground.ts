import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '#embedded-postgres';
import { newSigningKeyText } from '#transparency-log';
import type { BenchOptions } from '../options.js';
import type { ProcessSettings } from './processes.js';

/** A fresh PostgreSQL, durable, in a folder of its own, with a database for the ledger and one for bare appends. */
export interface Ground {
  readonly ledgerUrl: string;
  readonly appendUrl: string;
  readonly postgresVersion: string;
  readonly processes: ProcessSettings;
  /** Stops PostgreSQL; `keepLogs` leaves the folder where a failure can be looked into. */
  close(keepLogs: boolean): Promise<void>;
}

/** The token of the person at the server's own machine, for this run. */
export const operatorToken = randomBytes(32).toString('base64url');

/** Starts PostgreSQL in a temporary folder. Root's server runs as another user, which must be able to reach the folder. */
export const openGround = async ({ profileFolder }: BenchOptions): Promise<Ground> => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-bench-'));
  chmodSync(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  const appendUrl = postgres.connectionString.replace(/tandem$/, 'bench_append');
  const postgresVersion = await withClient(postgres.connectionString, async (client) => {
    await client.query('create database bench_append');
    return (await client.query<{ server_version: string }>('show server_version')).rows[0]?.server_version ?? 'unknown';
  });
  if (profileFolder !== undefined) mkdirSync(profileFolder, { recursive: true });
  const environment = {
    DATABASE_URL: postgres.connectionString, TANDEM_VAULT_KEY: randomBytes(32).toString('hex'), TANDEM_LOG_KEY: newSigningKeyText(), TANDEM_LOCAL_TOKEN: operatorToken, PORT: '0',
    // Requests are counted as ever, and none is too many.
    TANDEM_REQUESTS_PER_ADDRESS: '999999999', TANDEM_REQUESTS_PER_KEY: '999999999',
  };
  return {
    ledgerUrl: postgres.connectionString, appendUrl, postgresVersion,
    processes: { logFolder: folder, profileFolder: profileFolder && resolve(profileFolder), environment },
    close: async (keepLogs) => {
      await postgres.stop();
      if (!keepLogs) rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Work on one connection of its own. */
export const withClient = async <Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
