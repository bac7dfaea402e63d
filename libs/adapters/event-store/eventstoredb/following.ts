import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { excludeSystemEvents, START, type EventStoreDBClient } from '@eventstore/db-client';
import { Observable, type Subscriber } from 'rxjs';
import { LogEndsBeforePosition, type LogBatch, type SubscribeAllOptions } from '../port.js';
import type { Connection } from './connection.js';
import { isLasting } from './failure.js';
import { Gathered } from './gathered.js';
import { heldReady, Incoming, type ClientStream } from './incoming.js';
import { NoAnswerInTime, pauseMsAfter, type Patience } from './patience.js';
import type { Reading } from './reading.js';

const batchSizeDefault = 500;

/** While catching up a batch waits this long for more: a few full batches cost less than many small ones. */
const gatherMs = 5;

/** What following needs around it; `closed` is aborted when the store is closed. */
export interface FollowSurroundings {
  readonly connection: Connection;
  /** Tries once: whoever follows tries again as a whole. */
  readonly reading: Reading;
  readonly patience: Patience;
  readonly closed: AbortSignal;
}

/** Follows the log over reconnections; completes when the store is closed, errors on what asking again cannot mend. */
export function followLog(around: FollowSurroundings, options: SubscribeAllOptions): Observable<LogBatch> {
  return new Observable((subscriber) => {
    const stop = new AbortController();
    void new Follower(around, options, subscriber, AbortSignal.any([stop.signal, around.closed])).run();
    return () => stop.abort();
  });
}

/** One follower: subscribes, delivers, and when the subscription is lost subscribes again behind what it delivered. */
class Follower {
  #position: bigint | undefined;
  /** The consumer has been told that it is at the end, and nothing came since. */
  #hasSaidEnd = false;
  #failures = 0;

  constructor(
    private readonly around: FollowSurroundings,
    private readonly options: SubscribeAllOptions,
    private readonly subscriber: Subscriber<LogBatch>,
    private readonly stop: AbortSignal,
  ) {
    this.#position = options.after;
  }

  async run(): Promise<void> {
    while (!this.stop.aborted) {
      try {
        await this.#followOnce();
      } catch (failure) {
        if (this.stop.aborted) break;
        if (isLasting(failure)) return this.subscriber.error(failure);
        this.#failures += 1;
        await delay(pauseMsAfter(this.#failures, this.around.patience), undefined, { signal: this.stop }).catch(() => undefined);
      }
    }
    this.subscriber.complete();
  }

  /** Until the subscription is lost or nobody follows any more. */
  async #followOnce(): Promise<void> {
    await this.#refuseOtherLog();
    const incoming = new Incoming(await this.around.connection.call((client) => this.#subscribe(client)));
    const leave = (): void => incoming.close();
    this.stop.addEventListener('abort', leave);
    try {
      while (!this.stop.aborted) await this.#deliverNext(incoming);
    } finally {
      this.stop.removeEventListener('abort', leave);
      leave();
    }
  }

  /** The server takes a position beyond its end without a word and would let us wait for ever. */
  async #refuseOtherLog(): Promise<void> {
    const [end, resumeAfter] = [(await this.around.reading.head()) ?? 0n, this.#position ?? 0n];
    if (end >= resumeAfter) return;
    throw new LogEndsBeforePosition({ end, after: resumeAfter });
  }

  /**
   * Exclusive, as our positions are. The server only leaves out its own events; our filter is applied here. So every
   * position we resume from is that of an event the server's filter lets through, and none of its checkpoints is used:
   * some versions give checkpoints, or resume from positions in between, such that an event is missed.
   */
  #subscribe(client: EventStoreDBClient): ClientStream {
    const position = this.#position ?? 0n;
    const fromPosition = position === 0n ? START : { commit: position, prepare: position };
    return client.subscribeToAll({ fromPosition, filter: excludeSystemEvents({ maxSearchWindow: 1_000 }) }, heldReady);
  }

  async #deliverNext(incoming: Incoming): Promise<void> {
    const batch = new Gathered(this.options.batchSizeMax ?? batchSizeDefault, this.options.filter, this.#position);
    await this.#gather(incoming, batch);
    const atEnd = incoming.caughtUp && !incoming.hasMore;
    if (this.stop.aborted || (batch.isEmpty && (!atEnd || this.#hasSaidEnd))) return;
    this.#position = batch.position;
    this.#hasSaidEnd = atEnd;
    this.#failures = 0;
    await this.#deliver(batch, atEnd);
  }

  /** Takes what comes until the batch is full or, for a moment, nothing more comes. */
  async #gather(incoming: Incoming, batch: Gathered): Promise<void> {
    let waitMs = this.around.patience.idleCheckMs;
    for (;;) {
      const events = await incoming.take(batch.room, waitMs);
      if (events === undefined) throw new NoAnswerInTime('The subscription ended.');
      batch.add(events);
      if (batch.room === 0 || (events.length === 0 && !batch.isEmpty)) return;
      if (events.length === 0) return this.#checkSilence(incoming);
      if (incoming.caughtUp) await nextTurn();
      if (incoming.caughtUp && !incoming.hasMore) return;
      waitMs = gatherMs;
    }
  }

  /** After a long silence: is there something that should have come? A subscription can die without a word. */
  async #checkSilence(incoming: Incoming): Promise<void> {
    const { idleCheckMs, attemptTimeoutMs } = this.around.patience;
    if (!incoming.confirmed && incoming.silentMs >= attemptTimeoutMs) throw new NoAnswerInTime('The subscription was not confirmed.');
    if (!incoming.confirmed || incoming.silentMs < idleCheckMs) return;
    const head = (await this.around.reading.head()) ?? 0n;
    if (head <= (this.#position ?? 0n)) return incoming.assumeCaughtUp();
    if (!incoming.hasMore && incoming.silentMs >= 2 * idleCheckMs) throw new NoAnswerInTime('The subscription has fallen silent.');
  }

  /** Resolves when the batch is released or nobody follows any more. */
  #deliver({ events, position }: Gathered, atEnd: boolean): Promise<void> {
    return new Promise((resolve) => {
      const release = (): void => {
        this.stop.removeEventListener('abort', release);
        resolve();
      };
      this.stop.addEventListener('abort', release);
      this.subscriber.next({ events, position: position === 0n ? undefined : position, atEnd, release });
    });
  }
}
