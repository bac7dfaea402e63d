import type { DataSource, EntitySchema } from 'typeorm';
import { Authenticator, Credentials, ensureLocalOperator, Sessions, SignIn, SignInAttempts } from '#auth';
import { CommandHandling, oneAtATime, PostgresKeyRegistry, streamDefinitions } from '#command-handling';
import { openEventStoreDb, openPostgresEventStore, type EventStore } from '#event-store';
import { databasePool, followerStatus, migrate, readStoreDataSource } from '#read-store';
import { forgettingEvents, personForgottenBy, Vault } from '#vault';
import { RecordingClock } from './commands/desk/recording-clock.js';
import { CommandMetrics } from './metrics/command-metrics.js';
import type { ApiSettings } from './settings.js';

/** The token under which the event store is provided. */
export const eventStoreToken = Symbol('EventStore');

/** Everything the API is made of that reaches outside the process. */
export interface ApiParts {
  readonly store: EventStore;
  readonly dataSource: DataSource;
  readonly vault: Vault;
  readonly commandHandling: CommandHandling;
  readonly authenticator: Authenticator;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly clock: RecordingClock;
  readonly commandMetrics: CommandMetrics;
  close(): Promise<void>;
}

const readConnectionsMax = 10;
const vaultConnectionsMax = 8;

/** Connects, brings the database up to date, and registers the local operator where there is one. */
export const openParts = async (settings: ApiSettings, entities: readonly EntitySchema[]): Promise<ApiParts> => {
  const dataSource = readStoreDataSource({ url: settings.databaseUrl, entities, applicationName: 'tandem api', poolSize: readConnectionsMax });
  await dataSource.initialize();
  await migrate(dataSource);
  const parts = connect(settings, dataSource);
  await forgetAgain(parts);
  if (settings.localToken !== null) await ensureLocalOperator(parts.commandHandling, parts.vault);
  return parts;
};

/** Whoever the log says is forgotten stays so, though the server died before it carried that out, or an older vault was restored. */
const forgetAgain = async (parts: ApiParts): Promise<void> => {
  for await (const event of parts.store.readAll({ filter: { eventTypes: [...forgettingEvents] } })) await forgetAll(parts, [event]);
};

const forgetAll = async ({ vault, credentials }: Pick<ApiParts, 'vault' | 'credentials'>, events: readonly Parameters<typeof personForgottenBy>[0][]): Promise<void> => {
  for (const person of events.map(personForgottenBy)) {
    if (person === undefined) continue;
    await vault.forget(person);
    await credentials.forget(person);
  }
};

const stoppedStreams = async (dataSource: DataSource): Promise<readonly string[]> =>
  (await followerStatus(dataSource)).flatMap(({ stopped }) => stopped.map(({ stream }) => stream));

const connect = (settings: ApiSettings, dataSource: DataSource): ApiParts => {
  const { databaseUrl, eventStoreUrl, localToken } = settings;
  const pool = databasePool({ connectionString: databaseUrl, max: vaultConnectionsMax, application_name: 'tandem api vault' });
  const store = eventStoreUrl === null
    ? openPostgresEventStore({ connectionString: databaseUrl })
    : openEventStoreDb({ connectionString: eventStoreUrl });
  const vault = new Vault(pool, settings.masterKey);
  const credentials = new Credentials(pool);
  const clock = new RecordingClock(settings.demoClock);
  const commandMetrics = new CommandMetrics();
  const commandHandling = new CommandHandling({
    store, definitions: streamDefinitions(store, () => stoppedStreams(dataSource)), keepTexts: (rows) => vault.keep(rows), forget: (events) => forgetAll({ vault, credentials }, events),
    keyRegistry: eventStoreUrl === null ? null : new PostgresKeyRegistry(pool), oneAtATime: oneAtATime(pool), clock: clock.now, watch: commandMetrics,
  });
  const authenticator = new Authenticator({ commandHandling, localToken, clock: () => Date.now() });
  const sessions = new Sessions(pool, commandHandling);
  const signIn = new SignIn({ pool, commandHandling, credentials, sessions, attempts: new SignInAttempts(pool) });
  const close = async (): Promise<void> => {
    await store.close();
    await pool.end();
    await dataSource.destroy();
  };
  return { store, dataSource, vault, commandHandling, authenticator, credentials, sessions, signIn, clock, commandMetrics, close };
};
