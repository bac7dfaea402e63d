import { Pool } from 'pg';
import { ReplaySubject, Subject } from 'rxjs';
import { openEventStoreDb, openPostgresEventStore } from '#event-store';
import { LedgerFollower } from '../../../apps/projector/follow/ledger-follower.js';
import { ownCommandHandling } from '../../../apps/projector/react/own-command-handling.js';
import { reactionsOf } from '../../../apps/projector/react/reactions.js';
import { react } from '../../../apps/projector/react/reactor.js';
import { readModels } from '../../../apps/projector/read-models.js';
import { makeReplays } from '../../../apps/projector/replay/replay-runner.js';
import type { TestApi } from '../api/test-api.js';
import { eventually } from '../postgres/eventually.js';
import { positionOf } from './test-ledger.js';

/** A projector at work beside an API. */
export interface TestFollower {
  /** Waits until the read models show everything that was recorded. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

/** What a projector says of its own accord, nothing being wrong. */
const isNews = (message: string): boolean => message === 'a period is closed';

/** Follows the log of a test API, and does what follows by itself; `eventStoreUrl` where that lies in EventStoreDB. */
export const followApi = async (api: TestApi, eventStoreUrl: string | null = null, { demoClock = false } = {}): Promise<TestFollower> => {
  const { connectionString } = api;
  const store = eventStoreUrl === null ? openPostgresEventStore({ connectionString }) : openEventStoreDb({ connectionString: eventStoreUrl });
  const pool = new Pool({ connectionString, max: 4 });
  const reports: string[] = [];
  let stopping = false;
  const changes = new Subject<void>();
  const report = (message: string, details: Readonly<Record<string, unknown>>): void => { if (!isNews(message)) reports.push(`${message} ${JSON.stringify(details)}`); };
  const follower = new LedgerFollower({ store, pool, models: readModels, report, applied: () => { changes.next(); } });
  await follower.prepare();
  // Remembers a stop that is asked for before following has begun.
  const stop = new ReplaySubject<void>(1);
  const reactions = reactionsOf({ store, pool, report, follower: readModels.follower, commandHandling: ownCommandHandling({ store, pool, demoClock }), isStopping: () => stopping });
  const replaying = makeReplays({ store, connectionString, report, follower: readModels.follower, workersMax: 0, isStopping: () => stopping }, stop);
  const following = Promise.all([follower.follow(stop), react(reactions, { changes, stop, report }), replaying]);
  return {
    caughtUp: async () => {
      const head = await store.head();
      await eventually(async () => head === undefined || ((await positionOf(pool)) ?? -1n) >= head);
      if (reports.length > 0) throw new Error(`The projector reported: ${reports.join('; ')}`);
    },
    close: async () => {
      stopping = true;
      stop.next();
      await following;
      await store.close();
      await pool.end();
    },
  };
};
