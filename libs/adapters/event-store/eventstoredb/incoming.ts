import type { ResolvedEvent } from '@eventstore/db-client';

/** What is used of a read or a subscription of the client, both of them streams of events. */
export interface ClientStream {
  readonly readableLength: number;
  on(event: string, listener: (failure: Error) => void): unknown;
  read(): unknown;
  destroy(): unknown;
  cancel?(): Promise<void>;
  unsubscribe?(): Promise<void>;
}

/** How many events the client may hold ready; what is beyond stays in the server. */
export const heldReady = { highWaterMark: 256 };

/**
 * Takes events out of one read or subscription, as many at a time as are there. Nothing is read ahead beyond what the
 * stream holds ready, so that a slow consumer slows down the server.
 */
export class Incoming {
  #failure: Error | undefined;
  #ended = false;
  #taken = 0;
  #confirmed = false;
  #heardAt = Date.now();
  #caughtUpAfter: number | undefined;
  #wake: () => void = () => undefined;

  /** The listeners stay for good: an error without one ends the process, however late it comes. */
  constructor(private readonly stream: ClientStream) {
    stream.on('error', (failure) => this.#fail(failure));
    stream.on('end', () => this.#end());
    stream.on('close', () => this.#end());
    stream.on('readable', () => this.#wake());
    stream.on('confirmation', () => this.#hear(() => (this.#confirmed = true)));
    stream.on('caughtUp', () => this.#hear(() => (this.#caughtUpAfter = this.#taken + stream.readableLength)));
    stream.on('fellBehind', () => this.#hear(() => (this.#caughtUpAfter = undefined)));
  }

  /** A subscription: the server has taken it on. */
  get confirmed(): boolean {
    return this.#confirmed;
  }

  /** A subscription: everything that was there has been taken. The word of it overtakes the events still held ready. */
  get caughtUp(): boolean {
    return this.#caughtUpAfter !== undefined && this.#taken >= this.#caughtUpAfter;
  }

  /** For servers that do not send the word: the end has been found to be reached by other means. */
  assumeCaughtUp(): void {
    this.#caughtUpAfter = this.#taken;
  }

  /** For how long nothing has come. */
  get silentMs(): number {
    return Date.now() - this.#heardAt;
  }

  /** Events are held ready to be taken at once. */
  get hasMore(): boolean {
    return this.stream.readableLength > 0;
  }

  /** What is ready, at most so many; empty when nothing came within the time; undefined at the end. Rejects on failure. */
  async take(eventsMax: number, waitMs: number): Promise<readonly ResolvedEvent[] | undefined> {
    const ready = this.#takeReady(eventsMax);
    if (ready.length > 0 || this.#stopped()) return this.#answer(ready);
    await this.#somethingNew(waitMs);
    return this.#answer(this.#takeReady(eventsMax));
  }

  /** Leaves the call: the server is told, and the listeners swallow what still comes. */
  close(): void {
    this.#end();
    void (this.stream.unsubscribe?.() ?? this.stream.cancel?.())?.catch(() => undefined);
    this.stream.destroy();
  }

  #takeReady(eventsMax: number): ResolvedEvent[] {
    const events: ResolvedEvent[] = [];
    while (events.length < eventsMax && this.#failure === undefined) {
      const event = this.stream.read() as ResolvedEvent | null;
      if (event === null) break;
      events.push(event);
    }
    this.#taken += events.length;
    if (events.length > 0) this.#heardAt = Date.now();
    return events;
  }

  #answer(events: ResolvedEvent[]): readonly ResolvedEvent[] | undefined {
    if (events.length > 0) return events;
    if (this.#failure !== undefined) throw this.#failure;
    return this.#ended ? undefined : events;
  }

  #somethingNew(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #stopped(): boolean {
    return this.#failure !== undefined || this.#ended;
  }

  #hear(note: () => void): void {
    note();
    this.#heardAt = Date.now();
    this.#wake();
  }

  #fail(failure: Error): void {
    this.#failure ??= failure;
    this.#wake();
  }

  #end(): void {
    this.#ended = true;
    this.#wake();
  }
}
