import { setTimeout as delay } from 'node:timers/promises';
import { type AppendResult, EventStoreUnavailable } from '../port.js';
import type { AppendConnection } from './append-connection.js';
import type { StorableAppend } from './append-statement.js';
import { translateFailure, unavailable } from './database-failure.js';
import { WaitingAppend } from './waiting-append.js';

/** Where a group ends, whatever comes first; a single append may exceed the last two. */
const groupBounds = { appendsMax: 128, eventsMax: 4_000, bytesMax: 4 * 1024 * 1024 };
const firstRetryDelayMs = 20;
const retryDelayMaxMs = 1_000;

/** What group commit is told: `timeoutMs` bounds every append, from the call to the answer. */
export interface GroupCommitOptions {
  readonly address: string;
  readonly timeoutMs: number;
  readonly onAppended: (position: bigint) => void;
}

/**
 * Groups concurrent appends: while one group is on its way, the next gathers, so the cost of a commit is shared by all
 * who wait for it. A lost connection is retried with the same event ids, which changes nothing if the first try worked.
 */
export class GroupCommit {
  private readonly queue: WaitingAppend[] = [];
  private onTheirWay: readonly WaitingAppend[] = [];
  private draining: Promise<void> | undefined;
  private closed = false;

  constructor(private readonly connection: AppendConnection, private readonly options: GroupCommitOptions) {}

  append(append: StorableAppend): Promise<AppendResult> {
    if (this.closed) return Promise.reject(new EventStoreUnavailable('The event store is closed.'));
    const waiting: WaitingAppend = new WaitingAppend(append, this.options.timeoutMs, () => this.giveUp(waiting));
    this.queue.push(waiting);
    this.draining ??= this.drain();
    return waiting.result;
  }

  /** Appends that were accepted are finished first, each within its own time. */
  async close(): Promise<void> {
    this.closed = true;
    await this.draining;
    await this.connection.reset();
  }

  /** A statement that hangs is cut; one that never started is no reason to disturb those on their way. */
  private giveUp(waiting: WaitingAppend): EventStoreUnavailable {
    if (this.onTheirWay.includes(waiting)) void this.connection.reset();
    return unavailable(this.options.address, `no answer within ${this.options.timeoutMs} ms; the events may or may not be stored`);
  }

  private async drain(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.queue.length > 0) await this.storeWithRetries(takeGroup(this.queue));
    this.draining = undefined;
  }

  private async storeWithRetries(group: readonly WaitingAppend[]): Promise<void> {
    for (let delayMs = firstRetryDelayMs; ; delayMs = Math.min(delayMs * 2, retryDelayMaxMs)) {
      const open = group.filter((waiting) => !waiting.settled);
      if (open.length === 0) return;
      const failure = await this.tryToStore(open);
      if (failure instanceof EventStoreUnavailable) await delay(delayMs);
      else if (failure !== undefined) return this.storeEachAlone(open, failure);
    }
  }

  private async tryToStore(group: readonly WaitingAppend[]): Promise<unknown> {
    this.onTheirWay = group;
    try {
      const results = await this.connection.store(group.map(({ append }) => append));
      results.forEach((result, index) => group[index]?.settle(result));
      const last = results.findLast((result) => result.outcome === 'appended' && !result.repeated);
      if (last?.outcome === 'appended') this.options.onAppended(last.position);
      return undefined;
    } catch (error) {
      return translateFailure(this.options.address, error);
    } finally {
      this.onTheirWay = [];
    }
  }

  /** What the database refuses in one append must not harm those it was grouped with. */
  private async storeEachAlone(group: readonly WaitingAppend[], failure: unknown): Promise<void> {
    if (group.length === 1) return group[0]?.fail(failure);
    for (const waiting of group) await this.storeWithRetries([waiting]);
  }
}

const takeGroup = (queue: WaitingAppend[]): readonly WaitingAppend[] => {
  let count = 0;
  for (let events = 0, bytes = 0; count < Math.min(queue.length, groupBounds.appendsMax); count += 1) {
    events += queue[count]?.append.events.length ?? 0;
    bytes += queue[count]?.bytes ?? 0;
    if (count > 0 && (events > groupBounds.eventsMax || bytes > groupBounds.bytesMax)) break;
  }
  return queue.splice(0, count).filter((waiting) => !waiting.settled);
};
