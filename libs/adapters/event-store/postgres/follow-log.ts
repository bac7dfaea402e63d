import { setTimeout as delay } from 'node:timers/promises';
import { Observable, type Subscriber } from 'rxjs';
import { EventStoreUnavailable, LogEndsBeforePosition, type LogBatch, type SubscribeAllOptions } from '../port.js';
import { type LogReader, rowsScannedMax, type Stretch } from './log-reader.js';
import type { LogSignal } from './log-signal.js';

const batchSizeDefault = 500;
const retryDelayMs = { first: 50, max: 2_000 };

/** Where a follower is, and what it knows of the log's end. */
interface Place {
  readonly at: bigint;
  readonly head: bigint;
  readonly hasSaidEnd: boolean;
}

/**
 * Follows the log: reads a batch, waits until it is released, reads the next; at the end, waits for the log to grow. A
 * database that does not answer is asked again, after a pause that grows. Completes when the store is closed.
 */
export const followLog = (reader: LogReader, signal: LogSignal, options: SubscribeAllOptions): Observable<LogBatch> =>
  new Observable((subscriber) => {
    const stop = new AbortController();
    void new Follower(reader, signal, options, subscriber, stop.signal).run();
    return () => stop.abort();
  });

class Follower {
  constructor(
    private readonly reader: LogReader,
    private readonly signal: LogSignal,
    private readonly options: SubscribeAllOptions,
    private readonly subscriber: Subscriber<LogBatch>,
    private readonly stop: AbortSignal,
  ) {}

  async run(): Promise<void> {
    let place: Place = { at: this.options.after ?? 0n, head: 0n, hasSaidEnd: false };
    let pauseMs = retryDelayMs.first;
    while (!this.stop.aborted && !this.signal.closed.aborted) {
      try {
        place = await this.advance(place);
        pauseMs = retryDelayMs.first;
      } catch (error) {
        if (this.signal.closed.aborted) break;
        if (!(error instanceof EventStoreUnavailable)) return this.subscriber.error(error);
        await delay(pauseMs, undefined, { signal: this.stop }).catch(() => undefined);
        pauseMs = Math.min(pauseMs * 2, retryDelayMs.max);
      }
    }
    this.subscriber.complete();
  }

  private async advance(place: Place): Promise<Place> {
    const head = await this.headFor(place);
    if (head === place.at && place.hasSaidEnd) {
      await this.signal.waitBeyond(place.at, this.stop);
      return place;
    }
    const stretch = await this.read(place.at, head);
    const atEnd = stretch.reached >= head;
    if (!this.stop.aborted) await this.deliver(stretch, atEnd);
    return { at: stretch.reached, head, hasSaidEnd: atEnd };
  }

  /** Far from the end the end need not be known exactly; near it, it is asked for before every batch. */
  private async headFor({ at, head }: Place): Promise<bigint> {
    if (head - at > rowsScannedMax) return head;
    const newHead = await this.reader.head();
    if (newHead >= at) return newHead;
    throw new LogEndsBeforePosition({ end: newHead, after: at });
  }

  private async read(at: bigint, head: bigint): Promise<Stretch> {
    if (head === at) return { events: [], reached: at };
    const eventsMax = this.options.batchSizeMax ?? batchSizeDefault;
    return this.reader.stretch({ after: at, end: head, filter: this.options.filter, eventsMax });
  }

  /** Resolves when the batch is released or nobody follows any more. */
  private deliver({ events, reached }: Stretch, atEnd: boolean): Promise<void> {
    return new Promise((resolve) => {
      const endings = [this.stop, this.signal.closed];
      const release = (): void => {
        for (const ending of endings) ending.removeEventListener('abort', release);
        resolve();
      };
      for (const ending of endings) ending.addEventListener('abort', release);
      this.subscriber.next({ events, position: reached === 0n ? undefined : reached, atEnd, release });
    });
  }
}
