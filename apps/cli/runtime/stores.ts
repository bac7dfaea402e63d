import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#embedded-postgres';
import { masterKeyInFile } from '#vault';
import { WrongUse } from '../exit-code.js';
import { orInterrupted } from '../interruption.js';
import { reachDatabase, reachEventStore } from './reach.js';

/** True where a data folder holds a ledger of its own, or the environment names stores that may. */
export const holdsLedger = (dataFolder: string): boolean =>
  Boolean(process.env['DATABASE_URL'] || process.env['EVENTSTORE_URL']) || existsSync(join(dataFolder, 'postgres', 'PG_VERSION'));

/** The stores of a server: what its services are told about them, and how they are let go of. */
export interface Stores {
  readonly environment: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/** The servers that the environment names, once they answer; else a PostgreSQL of our own in the folder. */
export const openStores = async (folder: string): Promise<Stores> => {
  const { DATABASE_URL: database, EVENTSTORE_URL: eventStore, TANDEM_VAULT_KEY_FILE: keyFile } = process.env;
  const key = { ...vaultKey(keyFile ?? join(folder, 'vault.key')), ...logKey(join(folder, 'log.key')) };
  if (database) await reachDatabase(database);
  if (eventStore) await reachEventStore(eventStore);
  if (database) return { environment: key, close: async () => undefined };
  return ownPostgres(folder, key);
};

/** Interrupted while it starts, it is stopped as soon as it has. */
const ownPostgres = async (folder: string, environment: NodeJS.ProcessEnv): Promise<Stores> => {
  const starting = startEmbeddedPostgres({ dataFolder: folder });
  const close = async (): Promise<void> => { await (await starting).stop(); };
  try {
    const { connectionString } = await orInterrupted(starting);
    return { environment: { ...environment, DATABASE_URL: connectionString }, close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
};

/** The key is made here where it is missing: several services that start at once must find the same one. */
const vaultKey = (file: string): NodeJS.ProcessEnv => {
  if (process.env['TANDEM_VAULT_KEY']) return {};
  try {
    masterKeyInFile(file);
  } catch (error) {
    throw new WrongUse(`The key of the vault cannot be read from ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { TANDEM_VAULT_KEY_FILE: file };
};

/** The file of the key that signs the log, which the projector makes where there is none. */
const logKey = (file: string): NodeJS.ProcessEnv => {
  const { TANDEM_LOG_KEY: key, TANDEM_LOG_KEY_FILE: named } = process.env;
  return key || named ? {} : { TANDEM_LOG_KEY_FILE: file };
};
