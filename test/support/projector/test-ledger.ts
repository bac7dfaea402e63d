import { Pool } from 'pg';
import { Subject } from 'rxjs';
import { DataSource } from 'typeorm';
import { v5 as uuidV5 } from 'uuid';
import { openPostgresEventStore, type EventStore, type JsonObject } from '#event-store';
import { dealStream, type RecordedEvent } from '#events';
import type { DealId } from '#kernel';
import { readTables } from '#projections';
import { digestTables, migrate, readAs, readStoreDataSource, type TablesDigest } from '#read-store';
import { LedgerFollower, type FollowerParts } from '../../../apps/projector/follow/ledger-follower.js';
import { rebuildReadModels, type RebuildOptions } from '../../../apps/projector/follow/rebuild.js';
import { readModels } from '../../../apps/projector/read-models.js';
import { eventually } from '../postgres/eventually.js';
import { createTestDatabase } from '../postgres/test-database.js';

/** A log and its read models in a database of their own, with what a projector reported. */
export interface TestLedger {
  readonly connectionString: string;
  readonly store: EventStore;
  readonly pool: Pool;
  readonly dataSource: DataSource;
  readonly reports: { readonly message: string; readonly details: Readonly<Record<string, unknown>> }[];
  /** Follows until the read models stand at the end of the log, then stops. */
  catchUp(batchSizeMax?: number): Promise<void>;
  /** `more`: threads that help to fold the log, where it is copied to before. */
  rebuild(options?: RebuildOptions, more?: Pick<FollowerParts, 'threads' | 'copyUrl'>): Promise<void>;
  digest(): Promise<TablesDigest>;
  close(): Promise<void>;
}

/** Opens an empty ledger whose read models are prepared; `log` where its events lie elsewhere than in its own database. */
export const openTestLedger = async (log?: EventStore): Promise<TestLedger> => {
  const database = await createTestDatabase('ledger');
  const dataSource = readStoreDataSource({ url: database.connectionString, entities: readTables.map(({ entity }) => entity), applicationName: 'test' });
  await dataSource.initialize();
  await migrate(dataSource);
  const pool = new Pool({ connectionString: database.connectionString, max: 8 });
  const store = log ?? openPostgresEventStore({ connectionString: database.connectionString });
  const reports: TestLedger['reports'] = [];
  const copied = log === undefined ? {} : { copyUrl: database.connectionString };
  const parts: FollowerParts = { store, pool, ...copied, models: readModels, report: (message, details) => { reports.push({ message, details }); } };
  await new LedgerFollower(parts).prepare();
  return {
    connectionString: database.connectionString, store, pool, dataSource, reports,
    catchUp: (batchSizeMax) => followToEnd(parts, batchSizeMax),
    rebuild: async (options, more) => { await rebuildReadModels({ ...parts, ...more }, options); },
    digest: () => readAs(dataSource, { sees: 'programme' }, (manager) => digestTables(manager, readTables)),
    close: async () => { await store.close(); await pool.end(); await dataSource.destroy(); await database.drop(); },
  };
};

const followToEnd = async (parts: FollowerParts, batchSizeMax: number | undefined): Promise<void> => {
  const stop = new Subject<void>();
  const following = new LedgerFollower({ ...parts, ...(batchSizeMax === undefined ? {} : { batchSizeMax }) }).follow(stop);
  const head = await parts.store.head();
  await eventually(async () => head === undefined || (await positionOf(parts.pool)) === head);
  stop.next();
  await following;
};

/** Where the read models stand; undefined before the first event. */
export const positionOf = async (pool: Pool): Promise<bigint | undefined> => {
  const { rows: [row] } = await pool.query<{ position: string | null }>('SELECT position FROM read.checkpoints');
  return row?.position ? BigInt(row.position) : undefined;
};

/** Appends recorded events of one stream as they are, under ids that a store takes. */
export const appendRecorded = async (store: EventStore, events: readonly RecordedEvent[]): Promise<void> => {
  const [first] = events;
  if (!first) return;
  const result = await store.append(first.stream, first.revision === 0 ? 'no-stream' : first.revision - 1, events.map((event) => ({
    id: uuidV5(`${event.stream} ${event.id}`, uuidV5.URL), type: event.type, data: event.data as JsonObject, metadata: event.metadata as unknown as JsonObject })));
  if (result.outcome !== 'appended') throw new Error(`The test could not append to ${first.stream}: ${result.outcome}.`);
};

/** A deal's log told of another deal. */
export const toldOf = (name: string, events: readonly RecordedEvent[]): RecordedEvent[] => {
  const dealId = `deal_${name}` as DealId;
  return events.map((event) => ({
    ...event, stream: dealStream(dealId), data: 'dealId' in event.data ? { ...event.data, dealId } : event.data }) as RecordedEvent);
};
