import type { Pool, PoolClient } from 'pg';
import { concatMap, defer, from, lastValueFrom, retry, takeUntil, timer, type Observable } from 'rxjs';
import type { EventStore, LogBatch } from '#event-store';
import {
  CheckpointMoved, inTurnToBuild, moveCheckpoint, projectorRole, readCheckpoint, readStopped, shapeOf, stopPartition, type FollowerCheckpoint,
} from '#read-store';
import type { Terms } from '#rules';
import { applyBatch } from './apply-batch.js';
import type { FoldingThreads } from './folding-threads.js';
import { termsUpTo } from './known-terms.js';
import { tablesOf, type ReadModels } from './read-model.js';
import { beginEmpty, rebuildInTurn } from './rebuild.js';
import { WrittenDeals } from './written-deals.js';

const retryDelayMaxMs = 5_000;

/** What a follower works with; `report` is told what an operator should know. */
export interface FollowerParts {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly models: ReadModels;
  /** Who helps to fold a log that lies in PostgreSQL, or is copied there, when tables are built anew; left out: nobody. */
  readonly threads?: FoldingThreads;
  /** The PostgreSQL to which the log is copied before tables are built anew, by a store that does not keep it by stream; left out: it is read from the store. */
  readonly copyUrl?: string;
  /** The most events that are folded and written at once; left out: as many as the store reads in one go. */
  readonly batchSizeMax?: number;
  readonly report: (message: string, details: Readonly<Record<string, unknown>>) => void;
  /** Told after each batch that the read models took in. */
  readonly applied?: () => void;
}

/** Where one run of following stands, in memory; thrown away and read again after any failure. */
interface Footing {
  checkpoint: FollowerCheckpoint;
  terms: Terms;
  readonly written: WrittenDeals;
  readonly stopped: Set<string>;
}

/** Follows the log from its checkpoint; rows and checkpoint change in one transaction, so a crash loses and repeats nothing. */
export class LedgerFollower {
  constructor(private readonly parts: FollowerParts) {}

  /** Makes the first generation of tables, empty, or builds them anew where their shape has changed. */
  async prepare(): Promise<void> {
    const { models, pool, report } = this.parts;
    const shape = shapeOf(tablesOf(models));
    const standing = (): Promise<FollowerCheckpoint | undefined> => this.transaction((client) => readCheckpoint(client, models.follower));
    if ((await standing())?.shape === shape) return;
    await inTurnToBuild(pool, models.follower, async (client) => {
      const checkpoint = await standing();
      if (checkpoint === undefined) return beginEmpty(client, models);
      // Another projector, which had its turn before, may have built them meanwhile.
      if (checkpoint.shape === shape) return;
      report('read models have another shape: rebuilding', { follower: models.follower });
      await rebuildInTurn(client, this.parts);
    }, { patiently: true });
  }

  /** Follows until `stop` emits; whatever fails is reported and tried again from the checkpoint. */
  async follow(stop: Observable<unknown>): Promise<void> {
    const following = defer(() => from(this.footing())).pipe(
      concatMap((footing) => this.batchesAfter(footing)),
      retry({ delay: (error, attempt) => this.retryDelay(error, attempt), resetOnSuccess: true }),
      takeUntil(stop));
    await lastValueFrom(following, { defaultValue: undefined });
  }

  private batchesAfter(footing: Footing): Observable<void> {
    const { position } = footing.checkpoint;
    const { batchSizeMax } = this.parts;
    return this.parts.store.subscribeAll({
      ...(position === undefined ? {} : { after: position }), ...(batchSizeMax === undefined ? {} : { batchSizeMax }) }).pipe(
      concatMap((batch) => this.apply(footing, batch)));
  }

  private async apply(footing: Footing, batch: LogBatch): Promise<void> {
    if (batch.events.length > 0 || batch.position !== footing.checkpoint.position) await this.write(footing, batch);
    batch.release();
    this.parts.applied?.();
  }

  private async write(footing: Footing, batch: LogBatch): Promise<void> {
    const { models, report } = this.parts;
    const { checkpoint, terms, stopped } = await this.transaction(async (client) => {
      const moved = await moveCheckpoint(client, models.follower, footing.checkpoint, batch.position);
      const applied = await applyBatch({ client, schema: 'read' }, this.parts, batch.events, footing);
      for (const partition of applied.stopped) await stopPartition(client, models.follower, partition);
      return { checkpoint: moved, ...applied };
    });
    footing.checkpoint = checkpoint;
    footing.terms = terms;
    for (const partition of stopped) {
      footing.stopped.add(partition.stream);
      report('a stream is stopped at an event that cannot be read', { ...partition });
    }
  }

  private async footing(): Promise<Footing> {
    const { models, store } = this.parts;
    const { checkpoint, stopped } = await this.transaction(async (client) => ({
      checkpoint: await readCheckpoint(client, models.follower), stopped: await readStopped(client, models.follower) }));
    if (!checkpoint) throw new Error(`The read models ${models.follower} have no generation yet: prepare() makes it.`);
    return { checkpoint, terms: await termsUpTo(store, checkpoint.position, stopped), written: new WrittenDeals(), stopped: new Set(stopped.map(({ stream }) => stream)) };
  }

  private retryDelay(error: unknown, attempt: number): Observable<number> {
    if (!(error instanceof CheckpointMoved)) this.parts.report('following failed and goes on from the checkpoint', { error: String(error), attempt });
    return timer(Math.min(retryDelayMaxMs, 50 * 2 ** Math.min(attempt, 10)));
  }

  private async transaction<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    return inTransaction(this.parts.pool, work);
  }
}

/** One transaction as the owner of the read tables, or as the connecting role; a failed one gives its connection up rather than back. */
export const inTransaction = async <Result>(pool: Pool, work: (client: PoolClient) => Promise<Result>, asProjector = true): Promise<Result> => {
  const client = await pool.connect();
  try {
    const result = await transactionOn(client, () => work(client), asProjector);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
};

/** One transaction on a connection at hand. */
export const transactionOn = async <Result>(client: PoolClient, work: () => Promise<Result>, asProjector = true): Promise<Result> => {
  await client.query(asProjector ? `BEGIN; SET LOCAL ROLE ${projectorRole}` : 'BEGIN');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};
