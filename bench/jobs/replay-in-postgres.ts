import { Pool, type PoolClient } from 'pg';
import { openPostgresEventStore, type EventStore } from '#event-store';
import type { RecordedEvent } from '#events';
import { migrate, readStoreDataSource } from '#read-store';
import { dossierSource, runReplay, sinkOfRun } from '#replay';
import type { RunSql } from '#transparency-log';
import { workersFor } from '../../apps/projector/replay/replay-runner.js';
import { keepHeapSmall } from '../../apps/projector/small-heap.js';
import { askedOf, bookedRules, closingEvents, earnedAwards, eventToAppend, wonDeals, type WonDeal } from '../ground/closed-quarter.js';
import { workAtOnce } from '../measuring/at-once.js';
import { rebuildDossiers } from './rebuild.js';
import { signEverything } from './verify.js';

/** Fills an empty database with a closed quarter of so many deals: its log, signed, and the dossiers. Gives the events recorded. */
export const closeQuarter = async (url: string, seed: number, count: number): Promise<number> => {
  const dataSource = await readStoreDataSource({ url, entities: [], applicationName: 'tandem bench' }).initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  const store = openPostgresEventStore({ connectionString: url });
  await appendAll(store, bookedRules());
  const deals = wonDeals(seed, count);
  const won: WonDeal[] = [];
  await workAtOnce(count, 64, async () => {
    const next = deals.next();
    if (next.done === true) return;
    const deal = next.value;
    won.push(deal);
    await store.append(deal.stream, 'no-stream', deal.events.map(eventToAppend));
  });
  await appendAll(store, closingEvents([...won.flatMap(({ lines }) => lines), ...earnedAwards(won)]));
  await store.close();
  const events = await rebuildDossiers(url);
  await signEverything(url);
  return events;
};

const appendAll = async (store: EventStore, events: Iterable<RecordedEvent>): Promise<void> => {
  for (const event of events) {
    const { outcome } = await store.append(event.stream, event.revision === 0 ? 'no-stream' : event.revision - 1, [eventToAppend(event)]);
    if (outcome !== 'appended') throw new Error(`${event.stream} could not be appended: ${outcome}.`);
  }
};

/** What the projector does when somebody asks for a replay of the quarter: dossiers out of PostgreSQL, threads, the deals that differ into the run's rows, certificate. Gives the deals compared. */
export const replayQuarter = (url: string, rules: 'next' | 'own'): Promise<number> => onDatabase(url, async (pool, client) => {
  keepHeapSmall();
  const store = openPostgresEventStore({ connectionString: url });
  const sql: RunSql = async (text, values) => (await client.query(text, values)).rows as never;
  const ofRun: RunSql = async (text, values) => (await pool.query(text, values)).rows as never;
  const id = `rpl_${rules}_${String(process.pid)}`;
  await ofRun(`INSERT INTO replay.runs (id, asked_by, asked_at, inputs, from_log) VALUES ($1, 'bench', now(), '{}', false)`, [id]);
  const source = await dossierSource(client, 'bench');
  const { summary: { compared } } = await runReplay({
    store, source, sql, sink: sinkOfRun(ofRun, id), fromLog: false, workers: workersFor(source.deals), progress: () => Promise.resolve() }, askedOf(rules));
  await store.close();
  if (compared.differing !== (rules === 'own' ? 0 : compared.deals)) throw new Error(`${compared.differing} of ${compared.deals} deals differ.`);
  return compared.deals;
});

/** The dossiers out of PostgreSQL as the replay reads them, each parsed, and nothing else. */
export const readDossiers = (url: string): Promise<number> => onDatabase(url, async (_pool, client) => {
  let count = 0;
  for await (const page of (await dossierSource(client, 'bench')).pages()) for (const { text } of page) if (JSON.parse(text) !== null) count += 1;
  return count;
});

const onDatabase = async (url: string, work: (pool: Pool, client: PoolClient) => Promise<number>): Promise<number> => {
  const pool = new Pool({ connectionString: url, max: 3 });
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    return await work(pool, client);
  } finally {
    client.release(true);
    await pool.end();
  }
};
