import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { concatMap, defer, from, interval, lastValueFrom, map, merge, ReplaySubject, retry, takeUntil, timer, type Observable } from 'rxjs';
import type { EventStore } from '#event-store';
import { GrowingTree } from './growing-tree.js';
import { LogFault } from './log-leaves.js';
import type { SigningKey } from './signing-key.js';

/** What a signer works with; `report` is told what an operator should know. */
export interface SignerParts {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly key: SigningKey;
  /** How often the tree is signed, at most, while it grows. */
  readonly signEveryMs?: number;
  readonly batchSizeMax?: number;
  readonly report: (message: string, details: Readonly<Record<string, unknown>>) => void;
}

const signEveryDefaultMs = 2_000;
const batchSizeDefault = 1_000;
const gatherMs = 250;
const retryDelayMs = { first: 50, max: 5_000 };

/** Another process signs this log; this one stands by. */
class SignedElsewhere extends Error {}

/**
 * Follows the log in its order, adds every event of ours to the tree, and signs it from time to time. All of it happens on one connection that
 * holds a lock, so that there is one signer: where the connection is lost, the lock is, and nothing more is written.
 */
export class LogSigner {
  private reported = '';

  constructor(private readonly parts: SignerParts) {}

  /** Follows until `stop` emits, and signs what there is before it ends. Whatever fails is reported once and tried again. */
  async follow(stop: Observable<unknown>): Promise<void> {
    const stopped = new ReplaySubject<unknown>(1);
    stop.subscribe(stopped);
    const signing = defer(() => from(this.signAlone(stopped))).pipe(
      retry({ delay: (error, attempt) => this.retryDelay(error, attempt).pipe(takeUntil(stopped)) }));
    await lastValueFrom(signing, { defaultValue: undefined });
  }

  private async signAlone(stop: Observable<unknown>): Promise<void> {
    const client = await this.parts.pool.connect();
    client.on('error', () => undefined);
    try {
      await lock(client);
      const tree = await GrowingTree.open(client, this.parts.key);
      await lastValueFrom(this.stepsOf(tree).pipe(takeUntil(stop), concatMap((step) => step())), { defaultValue: undefined });
      await tree.sign();
    } finally {
      client.release(true);
    }
  }

  /** Growing and signing, one after the other. */
  private stepsOf(tree: GrowingTree): Observable<() => Promise<void>> {
    const { store, signEveryMs = signEveryDefaultMs, batchSizeMax = batchSizeDefault } = this.parts;
    const after = tree.position === undefined ? {} : { after: tree.position };
    const growing = store.subscribeAll({ ...after, batchSizeMax }).pipe(map((batch) => async () => {
      await tree.add(batch.events, batch.position);
      // Live, events are gathered: a transaction for each few of them would keep the read models from the disk.
      if (batch.events.length < batchSizeMax) await delay(gatherMs);
      batch.release();
      this.reported = '';
    }));
    return merge(growing, interval(signEveryMs).pipe(map(() => () => tree.sign())));
  }

  private retryDelay(error: unknown, attempt: number): Observable<number> {
    const message = error instanceof Error ? error.message : String(error);
    if (!(error instanceof SignedElsewhere) && message !== this.reported) {
      this.reported = message;
      this.parts.report(error instanceof LogFault ? 'the log is not signed any further' : 'signing failed and is tried again', { error: message });
    }
    return timer(Math.min(retryDelayMs.max, retryDelayMs.first * 2 ** Math.min(attempt, 10)));
  }
}

const lock = async (client: PoolClient): Promise<void> => {
  const { rows: [row] } = await client.query<{ locked: boolean }>(`SELECT pg_try_advisory_lock(hashtext('tandem log signer')) AS locked`);
  if (!row?.locked) throw new SignedElsewhere('Another process signs this log.');
};
