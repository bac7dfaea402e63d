import { readSigningKey, signingKeyInFile, type SigningKey } from '#transparency-log';

/** Where the projector finds its stores, and what it signs the log with. */
export interface ProjectorSettings {
  readonly databaseUrl: string;
  /** Undefined: the log lies in PostgreSQL too. */
  readonly eventStoreUrl: string | undefined;
  /** Undefined: this projector does not sign. */
  readonly signingKey: SigningKey | undefined;
  /** While the demo is loaded, what the ledger does by itself is recorded when it was true, as all the demo is. */
  readonly demoClock: boolean;
}

/** Reads the settings from the environment; throws naming what is missing or bad. A key file that is named and not there is made. */
export const readSettings = (environment: NodeJS.ProcessEnv): ProjectorSettings => {
  const databaseUrl = environment['DATABASE_URL'];
  if (!databaseUrl) throw new Error('DATABASE_URL is not set: the projector needs PostgreSQL.');
  return { databaseUrl, eventStoreUrl: environment['EVENTSTORE_URL'] || undefined, signingKey: signingKeyOf(environment), demoClock: environment['TANDEM_DEMO_CLOCK'] === '1' };
};

const signingKeyOf = ({ TANDEM_LOG_KEY: key, TANDEM_LOG_KEY_FILE: file }: NodeJS.ProcessEnv): SigningKey | undefined => {
  if (key) return readSigningKey(key, 'TANDEM_LOG_KEY');
  return file ? signingKeyInFile(file) : undefined;
};
