import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { openDataFolder, readRunningServer } from '#data-folder';
import { runningPostgres } from '#embedded-postgres';
import { openEventStoreDb, openPostgresEventStore, type EventStore } from '#event-store';
import { databasePool } from '#read-store';
import { hashedByThreads, type HashedStretch, type RunSql } from '#transparency-log';
import { WrongUse } from '../exit-code.js';
import { reachDatabase, reachEventStore } from '../runtime/reach.js';
import { holdsLedger, openStores } from '../runtime/stores.js';

/** The log itself and the tree over it, read past the server: whoever verifies takes nobody's word for them. */
export interface LogAtHand {
  readonly store: EventStore;
  readonly sql: RunSql;
  /** Where the log is PostgreSQL's: its leaves, hashed by as many threads as there are processors. */
  readonly hashed?: () => AsyncIterable<HashedStretch>;
  close(): Promise<void>;
}

/** Opens the stores that the environment names, or those of the data folder, whether a server runs on it or not. Nothing is written. */
export const openLogAtHand = async (data: string): Promise<LogAtHand> => {
  const database = await openDatabase(resolve(data), 'tandem verify');
  const eventStoreUrl = process.env['EVENTSTORE_URL'];
  if (eventStoreUrl) await reachEventStore(eventStoreUrl);
  const store = eventStoreUrl ? openEventStoreDb({ connectionString: eventStoreUrl }) : openPostgresEventStore({ connectionString: database.url });
  const pool = databasePool({ connectionString: database.url, max: 2, application_name: 'tandem verify', options: '-c default_transaction_read_only=on' });
  const close = async (): Promise<void> => {
    await store.close();
    await pool.end();
    await database.close();
  };
  const copied = { store, connectionString: database.url, threads: availableParallelism() };
  return {
    store, sql: async (text, values) => (await pool.query(text, values)).rows as never, close, ...(!eventStoreUrl && { hashed: () => hashedByThreads(copied) }) };
};

/** The database of a ledger, started for one command where no server runs on it. */
export interface DatabaseAtHand {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the database that the environment names, or that of the data folder, whether a server runs on it or not. */
export const openDatabase = async (dataFolder: string, holder: string): Promise<DatabaseAtHand> => {
  const named = process.env['DATABASE_URL'] ?? ((await readRunningServer(dataFolder)) && (await runningPostgres(dataFolder)));
  if (named) {
    await reachDatabase(named);
    return { url: named, close: async () => undefined };
  }
  if (!holdsLedger(dataFolder)) throw new WrongUse(`There is no ledger in ${dataFolder}: name the right folder with --data.`);
  const folder = await openDataFolder(dataFolder, { holder });
  const stores = await openStores(folder.path).catch(async (error: unknown) => {
    await folder.close();
    throw error;
  });
  return { url: stores.environment['DATABASE_URL'] ?? '', close: async () => { await stores.close(); await folder.close(); } };
};
