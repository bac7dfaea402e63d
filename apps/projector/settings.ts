/** Where the projector finds its stores. */
export interface ProjectorSettings {
  readonly databaseUrl: string;
  /** Undefined: the log lies in PostgreSQL too. */
  readonly eventStoreUrl: string | undefined;
}

/** Reads the settings from the environment; throws naming what is missing. */
export const readSettings = (environment: NodeJS.ProcessEnv): ProjectorSettings => {
  const databaseUrl = environment['DATABASE_URL'];
  if (!databaseUrl) throw new Error('DATABASE_URL is not set: the projector needs PostgreSQL.');
  return { databaseUrl, eventStoreUrl: environment['EVENTSTORE_URL'] || undefined };
};
