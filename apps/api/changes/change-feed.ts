import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { concatMap, defer, retry, timer, type Subscription } from 'rxjs';
import { DataSource } from 'typeorm';
import type { EventStore, LogBatch, StoredEvent } from '#event-store';
import { followerStatus } from '#read-store';
import { eventStoreToken } from '../parts.js';

const recentMax = 5_000;
const pageMax = 500;
const lookAgainMs = { first: 10, most: 250 };
const retryAfterMs = 1_000;

/** Before the first event of any log. */
export const beforeAll = -1n;

/**
 * What was recorded, as far as the read models show it, so that whoever is told of a change and reads again sees it. However many listen, a
 * process follows the log once, and not at all where nobody listens.
 */
@Injectable()
export class ChangeFeed implements OnModuleDestroy {
  private readonly logger = new Logger('Changes');
  private readonly stopping = new AbortController();
  private readonly waiters = new Set<() => void>();
  private listeners = 0;
  private started: Promise<void> | undefined;
  private following: Subscription | undefined;
  /** Tells one stretch of listening from the next. */
  private stretch = 0;
  /** The events from `floor` (exclusive) to `position`, the newest of them at most `recentMax`. */
  private recent: StoredEvent[] = [];
  private floor = beforeAll;
  private position = beforeAll;

  constructor(@Inject(eventStoreToken) private readonly store: EventStore, private readonly dataSource: DataSource) {}

  /** Aborted when the server ends. */
  get stopped(): AbortSignal {
    return this.stopping.signal;
  }

  /** Begins to listen; gives the position up to which the read models stand, and the way to stop. */
  async listen(): Promise<{ readonly position: bigint; readonly leave: () => void }> {
    this.listeners += 1;
    let here = true;
    const leave = (): void => {
      if (here) this.listeners -= 1;
      here = false;
      if (this.listeners === 0) this.rest();
    };
    try {
      await (this.started ??= this.follow());
    } catch (error) {
      leave();
      throw error;
    }
    return { position: this.position, leave };
  }

  /** Waits until there is more than up to this position; false where there is not within the time. */
  async beyond(position: bigint, { withinMs, signal }: { readonly withinMs: number; readonly signal: AbortSignal }): Promise<boolean> {
    if (this.position > position || signal.aborted) return this.position > position;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timeout);
        this.waiters.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timeout = setTimeout(wake, withinMs);
      this.waiters.add(wake);
      signal.addEventListener('abort', wake);
    });
    return this.position > position;
  }

  /** A page of the events after a position, and how far it goes. */
  async after(position: bigint): Promise<{ readonly events: readonly StoredEvent[]; readonly through: bigint }> {
    const until = this.position;
    const events = position >= this.floor ? this.recent.filter((event) => event.position > position).slice(0, pageMax) : await this.logAfter(position, until);
    return { events, through: events.length < pageMax ? until : events.at(-1)?.position ?? until };
  }

  /** Streams are answers that would keep the server from ending. */
  onModuleDestroy(): void {
    this.stopping.abort();
    this.rest();
  }

  private async logAfter(position: bigint, until: bigint): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const event of this.store.readAll({ ...(position < 0n ? {} : { after: position }), limit: pageMax })) {
      if (event.position <= until) events.push(event);
    }
    return events;
  }

  private async follow(): Promise<void> {
    const { stretch } = this;
    const position = await this.shownUpTo();
    if (this.stretch !== stretch) return;
    this.position = this.floor = position;
    this.following = defer(() => this.store.subscribeAll(this.position < 0n ? {} : { after: this.position })).pipe(
      concatMap((batch) => this.take(batch)),
      retry({ delay: (error) => {
        this.logger.error({ message: 'following the log failed and goes on', error: error instanceof Error ? error.name : typeof error });
        return timer(retryAfterMs);
      } })).subscribe();
  }

  private rest(): void {
    this.stretch += 1;
    this.following?.unsubscribe();
    this.started = undefined;
    this.recent = [];
    for (const wake of [...this.waiters]) wake();
  }

  /** Takes a batch in as soon as the read models have it. */
  private async take(batch: LogBatch): Promise<void> {
    const { stretch } = this;
    const { position } = batch;
    if (position !== undefined && position > this.position) {
      for (let waitMs = lookAgainMs.first; (await this.shownUpTo()) < position; waitMs = Math.min(waitMs * 2, lookAgainMs.most)) {
        await delay(waitMs, undefined, { signal: this.stopped }).catch(() => undefined);
        if (this.stopped.aborted || this.stretch !== stretch) return;
      }
      this.recent.push(...batch.events.filter((event) => event.position > this.position));
      const dropped = this.recent.splice(0, Math.max(0, this.recent.length - recentMax)).at(-1);
      this.floor = dropped?.position ?? this.floor;
      this.position = position;
      for (const wake of [...this.waiters]) wake();
    }
    batch.release();
  }

  /** How far all read models have come. */
  private async shownUpTo(): Promise<bigint> {
    const positions = (await followerStatus(this.dataSource)).map(({ position }) => position ?? beforeAll);
    return positions.length === 0 ? beforeAll : positions.reduce((least, position) => (position < least ? position : least));
  }
}
