import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { catchError, concatMap, defer, EMPTY, fromEvent, lastValueFrom, merge, startWith, takeUntil, throttleTime, timer, type Observable } from 'rxjs';
import type { EventStore } from '#event-store';
import {
  advanceReplay, beginReplay, dossierSource, endReplay, logSource, openReplays, replayChannel, ReplayRefused, runReplay, sinkOfRun, type ReplayRun,
} from '#replay';
import { databasePool, readCheckpoint } from '#read-store';
import type { RunSql } from '#transparency-log';
import { inTransaction } from '../follow/ledger-follower.js';

/** What replays are made with. */
export interface ReplayRunnerParts {
  readonly store: EventStore;
  readonly connectionString: string;
  readonly follower: string;
  readonly report: (message: string, details: Readonly<Record<string, unknown>>) => void;
  /** Worker threads of a replay at most; left out: as many as there are processors, but no more than four. */
  readonly workersMax?: number;
  readonly isStopping: () => boolean;
}

const lookAgainMs = 5_000;
const restMs = 20;

/** Makes the replays that people ask for, one after the other, until `stop` emits. A replay whose maker died is made again from the start. */
export const makeReplays = async (parts: ReplayRunnerParts, stop: Observable<unknown>): Promise<void> => {
  const lost = (error: Error): void => parts.report('a database connection was lost', { error: error.message });
  const pool = databasePool({ connectionString: parts.connectionString, max: 4, application_name: 'tandem replays' }, lost);
  const listener = await pool.connect();
  listener.on('error', lost);
  await listener.query(`LISTEN ${replayChannel}`);
  // A replay that this process was not told of, since another one died or the connection was lost, is found all the same.
  const asked = merge(fromEvent(listener, 'notification'), timer(lookAgainMs, lookAgainMs)).pipe(
    startWith(undefined),
    throttleTime(restMs, undefined, { leading: true, trailing: true }),
    takeUntil(stop),
    concatMap(() => defer(() => makeOpen({ ...parts, pool })).pipe(catchError((error: unknown) => {
      parts.report('replays could not be made', { error: messageOf(error) });
      return EMPTY;
    }))));
  await lastValueFrom(asked, { defaultValue: undefined });
  listener.release(true);
  await pool.end();
};

type Parts = ReplayRunnerParts & { readonly pool: Pool };

const makeOpen = async (parts: Parts): Promise<void> => {
  for (const run of await openReplays(sqlOf(parts.pool))) {
    if (parts.isStopping()) return;
    await alone(parts.pool, run.id, () => make(parts, run));
  }
};

/** Only one process makes a replay; when it dies its lock goes with its connection, and another one makes it. */
const alone = async (pool: Pool, id: string, work: () => Promise<void>): Promise<void> => {
  const client = await pool.connect();
  try {
    const locked = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken', [id]);
    if (locked.rows[0]?.taken === true) await work();
  } finally {
    client.release(true);
  }
};

/** Somebody ended the replay, or the process ends: what was begun is left. */
class NoLongerWanted extends Error {}

const make = async (parts: Parts, { id, inputs, fromLog }: ReplayRun): Promise<void> => {
  const { pool, store, isStopping } = parts;
  const sql = sqlOf(pool);
  if (!(await beginReplay(sql, id))) return;
  const progress = async (done: number, total: number | undefined): Promise<void> => {
    if (isStopping() || !(await advanceReplay(sql, id, { done, total }))) throw new NoLongerWanted();
  };
  try {
    if (!fromLog) await caughtUp(parts, () => progress(0, undefined));
    const outcome = await inTransaction(pool, async (client) => {
      await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      const source = fromLog ? await logSource(store) : await dossierSource(client, parts.follower);
      return runReplay({ ...parts, source, fromLog, sql: sqlOn(client), sink: sinkOfRun(sql, id), workers: workersFor(source.deals, parts.workersMax), progress }, inputs);
    }, false);
    await endReplay(sql, id, { standing: 'done', ...outcome });
  } catch (error) {
    if (error instanceof NoLongerWanted) return;
    if (!(error instanceof ReplayRefused)) parts.report('a replay failed', { replay: id, error: messageOf(error) });
    await endReplay(sql, id, { standing: 'failed', problem: messageOf(error) });
  }
};

const askAgainMs = 50;
const waitMaxMs = 60_000;

/** What was recorded before somebody asked is replayed: the read models are waited for. */
const caughtUp = async ({ pool, store, follower }: Parts, goOn: () => Promise<void>): Promise<void> => {
  const head = await store.head();
  for (let waitedMs = 0; head !== undefined; waitedMs += askAgainMs) {
    const position = (await inTransaction(pool, (client) => readCheckpoint(client, follower)))?.position;
    if (position !== undefined && position >= head) return;
    if (waitedMs > waitMaxMs) throw new ReplayRefused('The read models do not follow the log: replay from the log, or see to the projector.');
    await goOn();
    await delay(askAgainMs);
  }
};

const dealsPerWorker = 2_500;

/** How many threads replay so many deals (undefined: nobody knows how many). Two of them have hardly compiled their code when one without has done 2,000. What comes out is the same. */
export const workersFor = (deals: number | undefined, workersMax = Math.min(availableParallelism(), 4)): number =>
  Math.min(Math.floor((deals ?? Infinity) / dealsPerWorker), workersMax);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const sqlOf = (pool: Pool): RunSql => async <Row>(text: string, values: unknown[] = []) => (await pool.query(text, values)).rows as Row[];
const sqlOn = (client: PoolClient): RunSql => async <Row>(text: string, values: unknown[] = []) => (await client.query(text, values)).rows as Row[];
