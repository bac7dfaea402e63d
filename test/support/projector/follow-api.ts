import { Pool } from 'pg';
import { Subject } from 'rxjs';
import { openEventStoreDb, openPostgresEventStore } from '#event-store';
import { LedgerFollower } from '../../../apps/projector/follow/ledger-follower.js';
import { readModels } from '../../../apps/projector/read-models.js';
import type { TestApi } from '../api/test-api.js';
import { eventually } from '../postgres/eventually.js';
import { positionOf } from './test-ledger.js';

/** A projector at work beside an API. */
export interface TestFollower {
  /** Waits until the read models show everything that was recorded. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

/** Follows the log of a test API; `eventStoreUrl` where that lies in EventStoreDB. */
export const followApi = async (api: TestApi, eventStoreUrl: string | null = null): Promise<TestFollower> => {
  const { connectionString } = api;
  const store = eventStoreUrl === null ? openPostgresEventStore({ connectionString }) : openEventStoreDb({ connectionString: eventStoreUrl });
  const pool = new Pool({ connectionString, max: 4 });
  const reports: string[] = [];
  const follower = new LedgerFollower({ store, pool, models: readModels, report: (message, details) => { reports.push(`${message} ${JSON.stringify(details)}`); } });
  await follower.prepare();
  const stop = new Subject<void>();
  const following = follower.follow(stop);
  return {
    caughtUp: async () => {
      const head = await store.head();
      await eventually(async () => head === undefined || ((await positionOf(pool)) ?? -1n) >= head);
      if (reports.length > 0) throw new Error(`The projector reported: ${reports.join('; ')}`);
    },
    close: async () => {
      stop.next();
      await following;
      await store.close();
      await pool.end();
    },
  };
};
