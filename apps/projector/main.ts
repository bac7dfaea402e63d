import { ReplaySubject, Subject } from 'rxjs';
import { openEventStoreDb, openPostgresEventStore } from '#event-store';
import { databasePool, migrate, readStoreDataSource } from '#read-store';
import { LogSigner, type SigningKey } from '#transparency-log';
import { foldingThreads } from './follow/folding-threads.js';
import { LedgerFollower, type FollowerParts } from './follow/ledger-follower.js';
import { rebuildReadModels } from './follow/rebuild.js';
import { ownCommandHandling } from './react/own-command-handling.js';
import { reactionsOf } from './react/reactions.js';
import { react } from './react/reactor.js';
import { readModels } from './read-models.js';
import { makeReplays } from './replay/replay-runner.js';
import { readSettings } from './settings.js';
import { keepHeapSmall } from './small-heap.js';

const report = (message: string, details: Readonly<Record<string, unknown>> = {}): void => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), process: 'projector', message, ...details })}\n`);
};

const lost = (error: Error): void => report('a database connection was lost', { error: error.message });

type Parts = FollowerParts & { readonly databaseUrl: string; readonly signingKey: SigningKey | undefined; readonly demoClock: boolean; close(): Promise<void> };

const open = async (): Promise<Parts> => {
  keepHeapSmall();
  const settings = readSettings(process.env);
  const dataSource = readStoreDataSource({ url: settings.databaseUrl, entities: [], applicationName: 'tandem projector', poolSize: 2 });
  await dataSource.initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  const pool = databasePool({ connectionString: settings.databaseUrl, max: 4, application_name: 'tandem projector' }, lost);
  const store = settings.eventStoreUrl === undefined
    ? openPostgresEventStore({ connectionString: settings.databaseUrl })
    : openEventStoreDb({ connectionString: settings.eventStoreUrl });
  const copied = settings.eventStoreUrl === undefined ? {} : { copyUrl: settings.databaseUrl };
  return { store, pool, threads: foldingThreads(settings.databaseUrl), ...copied, databaseUrl: settings.databaseUrl, models: readModels, report, signingKey: settings.signingKey, demoClock: settings.demoClock, close: async () => { await store.close(); await pool.end(); } };
};

/** Builds read models anew, those that are named or all, and ends; whoever started it is told how far it is and may ask it to give up. */
const rebuild = async (only: readonly string[]): Promise<void> => {
  const givenUp = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => { givenUp.abort(new Error('The rebuild was given up; the read models are as they were.')); });
  const parts = await open();
  process.send?.({ ready: true });
  const startedMs = Date.now();
  try {
    const { events, deals } = await rebuildReadModels(parts, {
      ...(only.length === 0 ? {} : { only }), signal: givenUp.signal, progress: (progress) => { if (process.connected) process.send?.({ progress }); } });
    report('rebuilt', { events, deals, tookMs: Date.now() - startedMs });
  } finally {
    await parts.close();
    letParentGo();
  }
};

const follow = async (): Promise<void> => {
  const parts = await open();
  // Remembers a stop that is asked for before following has begun.
  const stop = new ReplaySubject<void>(1);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => { stopping = true; stop.next(); });
  const changes = new Subject<void>();
  const follower = new LedgerFollower({ ...parts, applied: () => changes.next() });
  await follower.prepare();
  process.send?.({ ready: true });
  const { signingKey: key } = parts;
  if (!key) report('the log is not signed here: TANDEM_LOG_KEY and TANDEM_LOG_KEY_FILE are unset');
  const reactions = reactionsOf({ ...parts, follower: parts.models.follower, commandHandling: ownCommandHandling(parts), isStopping: () => stopping });
  const replaying = makeReplays({ ...parts, connectionString: parts.databaseUrl, follower: parts.models.follower, isStopping: () => stopping }, stop);
  await Promise.all([follower.follow(stop), react(reactions, { changes, stop, report }), replaying, key && new LogSigner({ store: parts.store, pool: parts.pool, key, report }).follow(stop)]);
  await parts.close();
  letParentGo();
};

/** The channel to the parent keeps a process alive that has nothing more to do. */
const letParentGo = (): void => {
  if (process.connected) process.disconnect();
};

const [what, ...named] = process.argv.slice(2);
await (what === '--rebuild' ? rebuild(named) : follow()).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
