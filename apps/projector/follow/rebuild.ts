import { setTimeout as delay } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { copyToPostgres, openCopiedLog, type StoredEvent } from '#event-store';
import {
  beginGeneration, buildingSchema, copyLines, dropGeneration, holdOffReaders, indexTable, inTurnToBuild, isWaitInVain, readCheckpoint, readStopped,
  shapeOf, swapGeneration, tableName, type FollowerCheckpoint,
} from '#read-store';
import type { Terms } from '#rules';
import { applyBatch } from './apply-batch.js';
import type { Folding } from './fold-streams.js';
import { foldLog } from './folding-threads.js';
import { transactionOn, type FollowerParts } from './ledger-follower.js';
import { batchesBetween, oursUpTo, termsOfAll } from './log-of-rebuild.js';
import { modelsOfTables, tablesOf, type ReadModels } from './read-model.js';
import { tablesReadBack } from './table-state.js';
import { WrittenDeals } from './written-deals.js';

const swapWaitMinMs = 50;
const swapWaitMaxMs = 1_000;
const catchUpRoundsMax = 10;
const fewEvents = 50;

/** What is rebuilt, who is told how far it is, and how it is given up. */
export interface RebuildOptions {
  /** The tables to swap in, by name; left out: all. */
  readonly only?: readonly string[];
  /** Gives the rebuild up between two of its steps; the live tables are left as they are. */
  readonly signal?: AbortSignal;
  readonly progress?: (progress: RebuildProgress) => void;
}

/** How far a rebuild is; `events`: folded so far. */
export interface RebuildProgress {
  readonly step: 'copying' | 'folding' | 'indexing' | 'swapping';
  readonly events: number;
}

/** What a rebuild did. */
export interface RebuildReport {
  readonly events: number;
  readonly deals: number;
  readonly position: bigint | undefined;
}

/** How far the generation that is built has come. */
interface Standing {
  readonly position: bigint | undefined;
  readonly terms: Terms;
}

/**
 * Builds tables anew from the log beside the live ones and swaps them at once, caught up with the live ones to the event: whoever
 * reads sees no step back. Strict: an event that cannot be read fails the rebuild, by name, and leaves the live tables as they are.
 * Throws RebuildUnderWay where another process is at it.
 */
export const rebuildReadModels = (parts: FollowerParts, options: RebuildOptions = {}): Promise<RebuildReport> =>
  inTurnToBuild(parts.pool, parts.models.follower, (client) => rebuildInTurn(client, parts, options));

/** The same on a connection that has the turn. */
export const rebuildInTurn = async (client: PoolClient, parts: FollowerParts, options: RebuildOptions = {}): Promise<RebuildReport> => {
  try {
    return await new Rebuild(client, parts, options).run();
  } catch (error) {
    // Where the connection is what failed, the next rebuild throws away what this one left.
    await transactionOn(client, () => dropGeneration(client, parts.models.follower)).catch(() => undefined);
    throw error;
  }
};

/** The first generation, which is empty. */
export const beginEmpty = (client: PoolClient, { follower, ...models }: ReadModels): Promise<void> =>
  transactionOn(client, async () => {
    const tables = tablesOf({ follower, ...models });
    await beginGeneration(client, follower, tables);
    for (const table of tables) await indexTable(client, follower, table);
    await swapGeneration(client, follower, { tables, position: undefined, shape: shapeOf(tables) });
  }, false);

class Rebuild {
  private readonly follower: string;
  private readonly schema: string;
  private readonly shape: string;
  /** What is built: what is asked for, and what that is made of. */
  private readonly models: ReadModels;
  private readonly done = { events: 0, deals: 0 };

  constructor(private readonly client: PoolClient, private readonly parts: FollowerParts, private readonly options: RebuildOptions) {
    this.follower = parts.models.follower;
    this.schema = buildingSchema(this.follower);
    this.shape = shapeOf(tablesOf(parts.models));
    this.models = options.only ? modelsOfTables(parts.models, [...options.only, ...tablesReadBack]) : parts.models;
  }

  async run(): Promise<RebuildReport> {
    const live = await this.transaction(() => this.live());
    // Some tables alone must not come to stand further than those that stay.
    const until = this.options.only ? live?.position : await this.parts.store.head();
    await transactionOn(this.client, () => beginGeneration(this.client, this.follower, tablesOf(this.models)), false);
    const folded = await this.fold(until);
    for (const table of tablesOf(this.models)) {
      this.step('indexing');
      await this.transaction(() => indexTable(this.client, this.follower, table));
    }
    const { position } = await this.swap(await this.followOn(folded));
    return { ...this.done, position };
  }

  /** The log is read stream by stream, by as many threads as there are; this one writes what they make of it. */
  private async fold(until: bigint | undefined): Promise<Standing> {
    const { parts: { store, copyUrl } } = this;
    const terms = await termsOfAll(store, until);
    if (until === undefined) return { position: until, terms };
    if (copyUrl === undefined) {
      await this.foldFrom({ log: store, copiedTo: undefined, until, models: this.models, terms });
      return { position: until, terms };
    }
    await transactionOn(this.client, () => copyToPostgres(this.client, this.schema, oursUpTo(store, until, () => { this.step('copying'); })), false);
    const log = openCopiedLog(copyUrl, this.schema);
    try {
      await this.foldFrom({ log, copiedTo: this.schema, until, models: this.models, terms });
    } finally {
      await log.close();
    }
    return { position: until, terms };
  }

  private async foldFrom(folding: Folding): Promise<void> {
    for await (const { events, deals, lines } of foldLog(folding, this.parts.threads)) {
      await this.transaction(async () => {
        for (const table of tablesOf(folding.models)) await copyLines(this.client, table, this.schema, lines.get(tableName(table)) ?? []);
      });
      this.done.events += events;
      this.done.deals += deals;
      this.step('folding');
    }
  }

  /** Comes close to the live tables, which others followed meanwhile, so that little is left to do while readers wait. */
  private async followOn(from: Standing): Promise<Standing> {
    let standing = from;
    for (let round = 0; round < catchUpRoundsMax; round += 1) {
      this.step('swapping');
      const caughtUp = await this.transaction(async () => this.catchUp(standing, (await this.live())?.position));
      standing = caughtUp;
      if (caughtUp.events <= fewEvents) break;
    }
    return standing;
  }

  /** Waits for those who read but a moment, since others queue up behind, and somewhat longer each time: one long read must not stop all. */
  private async swap(standing: Standing): Promise<Standing> {
    for (let waitMs = swapWaitMinMs; ; waitMs = Math.min(2 * waitMs, swapWaitMaxMs)) {
      this.step('swapping');
      try {
        return await this.transaction(() => this.swapWithin(waitMs, standing));
      } catch (error) {
        if (!isWaitInVain(error)) throw error;
      }
      await delay(waitMs);
    }
  }

  private async swapWithin(waitMs: number, standing: Standing): Promise<Standing> {
    await holdOffReaders(this.client, waitMs);
    const caughtUp = await this.catchUp(standing, (await this.live())?.position);
    const { only } = this.options;
    const tables = tablesOf(this.models).filter((table) => only?.includes(tableName(table)) ?? true);
    await swapGeneration(this.client, this.follower, { tables, position: caughtUp.position, shape: this.shape });
    return caughtUp;
  }

  /** Takes in what followed in the log, as a follower does, in the transaction under way. */
  private async catchUp({ position, terms: before }: Standing, until: bigint | undefined): Promise<Standing & { readonly events: number }> {
    if (until === undefined || (position !== undefined && until <= position)) return { position, terms: before, events: 0 };
    let [terms, events] = [before, 0];
    for await (const batch of batchesBetween(this.parts.store, position, until)) {
      terms = await this.apply(batch, terms);
      events += batch.length;
    }
    return { position: until, terms, events };
  }

  private async apply(batch: readonly StoredEvent[], before: Terms): Promise<Terms> {
    const at = { client: this.client, schema: this.schema };
    const { terms, stopped: [first] } = await applyBatch(at, { store: this.parts.store, models: this.models }, batch, { terms: before, written: new WrittenDeals(), stopped: new Set() });
    if (first) throw new Error(`${first.stream} cannot be built anew on from event ${first.eventId}: ${first.reason}`);
    return terms;
  }

  /** Where the live tables stand. Some of them can be swapped alone only if the others are as this software would build them. */
  private async live(): Promise<FollowerCheckpoint | undefined> {
    const checkpoint = await readCheckpoint(this.client, this.follower);
    if (!this.options.only) return checkpoint;
    if (checkpoint?.shape !== this.shape) throw new Error('The read models are of another version: build all of them anew.');
    const [stopped] = await readStopped(this.client, this.follower);
    if (stopped) throw new Error(`The read models have stopped following ${stopped.stream}: build all of them anew.`);
    return checkpoint;
  }

  private transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    return transactionOn(this.client, work);
  }

  private step(step: RebuildProgress['step']): void {
    this.options.signal?.throwIfAborted();
    this.options.progress?.({ step, events: this.done.events });
  }
}
