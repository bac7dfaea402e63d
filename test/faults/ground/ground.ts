import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '#embedded-postgres';
import { unmountSmallDisks } from './small-disk.js';

/** The one PostgreSQL of a run, durable as the product runs it, in a folder of its own. */
export interface Ground {
  readonly folder: string;
  /** An empty database; gives its connection string. */
  newDatabase(name: string): Promise<string>;
  dropDatabase(connectionString: string): Promise<void>;
  /** Asks the server to stop, or ends it without a word; it is started again by itself. */
  endServer(signal: 'SIGINT' | 'SIGKILL'): Promise<void>;
  /** `keepLogs` leaves what the processes printed. */
  close(keepLogs: boolean): Promise<void>;
}

/** Starts PostgreSQL in a temporary folder. Root's server runs as another user, which must be able to reach the folder. */
export const openGround = async (): Promise<Ground> => {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-faults-'));
  await chmod(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  const urlOf = (database: string): string => postgres.connectionString.replace(/tandem$/, database);
  const onServer = (statement: string): Promise<void> => withClient(urlOf('postgres'), async (client) => { await client.query(statement); });
  return {
    folder,
    newDatabase: (name) => onServer(`CREATE DATABASE ${name}`).then(() => urlOf(name)),
    dropDatabase: (connectionString) => onServer(`DROP DATABASE ${new URL(connectionString).pathname.slice(1)} WITH (FORCE)`),
    endServer: async (signal) => { process.kill(Number.parseInt(await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10), signal); },
    close: async (keepLogs) => {
      await postgres.stop();
      await unmountSmallDisks(folder);
      await rm(keepLogs ? join(folder, 'postgres') : folder, { recursive: true, force: true });
    },
  };
};

/** Work on one connection of its own. */
export const withClient = async <Result>(connectionString: string, work: (client: Client) => Promise<Result>): Promise<Result> => {
  const client = new Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
