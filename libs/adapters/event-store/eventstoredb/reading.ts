import {
  BACKWARDS, END, FORWARDS, START, StreamNotFoundError, type EventStoreDBClient, type ResolvedEvent,
} from '@eventstore/db-client';
import { compareUtf8 } from '#kernel';
import { everyStream, StreamCutShort, type ReadAllOptions, type StoredEvent, type StreamRange } from '../port.js';
import type { Connection } from './connection.js';
import { heldReady, Incoming, type ClientStream } from './incoming.js';
import { NoAnswerInTime } from './patience.js';
import { isSystemEvent, passes, positionOf, toStoredEvent } from './stored-event.js';
import { Tries, type Asking } from './tries.js';

const eventsAtOnce = 1_000;

/** Where to begin in a stream, and how many events to read at most. */
export interface StreamStretch {
  readonly fromRevision: number;
  readonly maxCount?: number;
}

/** Reads of the log. A read that breaks off is taken up again behind the last event it gave. */
export class Reading {
  constructor(private readonly connection: Connection, private readonly asking: Asking) {}

  /**
   * The events of a stream; empty when there is no such stream. Throws StreamCutShort where the first of them are gone.
   * The tries are the caller's where reading is a part of something else.
   */
  async stream(stream: string, stretch: StreamStretch, tries = this.#triesOf(`a read of ${stream}`)): Promise<readonly StoredEvent[]> {
    const { fromRevision, maxCount = Number.MAX_SAFE_INTEGER } = stretch;
    return persistently(tries, async () => {
      const events: StoredEvent[] = [];
      let isFirst = true;
      const options = { direction: FORWARDS, fromRevision: BigInt(fromRevision), maxCount, requiresLeader: true } as const;
      for await (const some of this.#chunks((client) => client.readStream(stream, options, heldReady))) {
        if (isFirst) refuseGap(stream, fromRevision, some[0]);
        isFirst = false;
        for (const resolved of some) if (!isSystemEvent(resolved)) events.push(toStoredEvent(resolved));
      }
      return events;
    });
  }

  /** The position of the last event of the log that is not the server's own; undefined when there is none. */
  async head(): Promise<bigint | undefined> {
    return persistently(this.#triesOf('a read of the end of the log'), async () => {
      const options = { direction: BACKWARDS, fromPosition: END, requiresLeader: true } as const;
      for await (const some of this.#chunks((client) => client.readAll(options, heldReady))) {
        const last = some.find((resolved) => !isSystemEvent(resolved));
        if (last !== undefined) return positionOf(last);
      }
      return undefined;
    });
  }

  /** The log from behind a position to its end. */
  async *all({ after, filter, limit = Infinity }: ReadAllOptions): AsyncGenerator<StoredEvent> {
    let last = after;
    let left = limit;
    for (const tries = this.#triesOf('a read of the log'); left > 0; ) {
      try {
        for await (const resolved of this.#from(last)) {
          tries.progressed();
          last = positionOf(resolved);
          if (!passes(filter, resolved)) continue;
          yield toStoredEvent(resolved);
          if ((left -= 1) <= 0) return;
        }
        return;
      } catch (failure) {
        await tries.pauseAfter(failure);
      }
    }
  }

  /** The log up to a position stream by stream. The server does not keep it in that order, so it is held in memory until it is read. */
  async *byStream(until: bigint, { after, upTo }: StreamRange = everyStream): AsyncGenerator<StoredEvent> {
    const streams = new Map<string, StoredEvent[]>();
    for await (const event of this.all({})) {
      if (event.position > until) break;
      if (compareUtf8(event.stream, after) <= 0 || (upTo !== undefined && compareUtf8(event.stream, upTo) > 0)) continue;
      const before = streams.get(event.stream);
      if (before === undefined) streams.set(event.stream, [event]);
      else before.push(event);
    }
    for (const [stream, events] of streams) {
      streams.delete(stream);
      yield* events;
    }
  }

  /** What follows a position. The client reads from a position on: the event that stands there is left out. */
  async *#from(after: bigint | undefined): AsyncGenerator<ResolvedEvent> {
    const fromPosition = after === undefined ? START : { commit: after, prepare: after };
    for await (const some of this.#chunks((client) => client.readAll({ direction: FORWARDS, fromPosition }, heldReady))) {
      for (const resolved of some) {
        if (!isSystemEvent(resolved) && (after === undefined || positionOf(resolved) > after)) yield resolved;
      }
    }
  }

  /** The events of one read, in the chunks in which they come; a silence that is too long is a failure. */
  async *#chunks(begin: (client: EventStoreDBClient) => ClientStream): AsyncGenerator<readonly ResolvedEvent[]> {
    const incoming = new Incoming(await this.connection.call(begin));
    try {
      for (let events = await this.#take(incoming); events !== undefined; events = await this.#take(incoming)) yield events;
    } catch (failure) {
      if (!(failure instanceof StreamNotFoundError)) throw failure;
    } finally {
      incoming.close();
    }
  }

  async #take(incoming: Incoming): Promise<readonly ResolvedEvent[] | undefined> {
    const { attemptTimeoutMs } = this.asking.patience;
    const deadline = Date.now() + attemptTimeoutMs;
    for (;;) {
      const events = await incoming.take(eventsAtOnce, Math.max(0, deadline - Date.now()));
      if (events?.length !== 0) return events;
      if (Date.now() >= deadline) throw new NoAnswerInTime(`Nothing came within ${attemptTimeoutMs} ms.`);
    }
  }

  #triesOf(what: string): Tries {
    return new Tries(what, this.asking);
  }
}

async function persistently<T>(tries: Tries, attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (failure) {
      await tries.pauseAfter(failure);
    }
  }
}

/** The server gives what is left of a stream without a word about what is not: a decision on that would rest on half the truth. */
function refuseGap(stream: string, from: number, resolved: ResolvedEvent | undefined): void {
  const first = resolved?.event?.revision ?? BigInt(from);
  if (first > BigInt(from)) throw new StreamCutShort({ stream, from, first });
}
