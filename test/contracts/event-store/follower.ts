import type { EventStore, LogBatch, StoredEvent, SubscribeAllOptions } from '#event-store';

/** A subscription that keeps what it was given; it releases every batch unless it is told to hold. */
export class TestFollower {
  readonly events: StoredEvent[] = [];
  readonly batches: LogBatch[] = [];
  failure: unknown;
  private holding = false;
  private readonly subscription;
  private readonly watchers = new Set<() => void>();

  constructor(store: EventStore, options: SubscribeAllOptions & { readonly hold?: boolean }) {
    this.holding = options.hold ?? false;
    this.subscription = store.subscribeAll(options).subscribe({
      next: (batch) => this.take(batch),
      error: (error: unknown) => {
        this.failure = error;
        this.wake();
      },
      complete: () => this.wake(),
    });
  }

  get position(): bigint | undefined {
    return this.batches.at(-1)?.position;
  }

  get ended(): boolean {
    return this.subscription.closed;
  }

  /** Resolves when so many events were given, or rejects with the subscription's error. */
  received(count: number): Promise<void> {
    return this.until(() => this.events.length >= count);
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      if (this.failure !== undefined) throw this.failure instanceof Error ? this.failure : new Error(JSON.stringify(this.failure));
      await new Promise<void>((resolve) => this.watchers.add(resolve));
    }
  }

  /** Releases the last batch, and from now on every batch. */
  letGo(): void {
    this.holding = false;
    this.batches.at(-1)?.release();
  }

  releaseOne(): void {
    this.batches.at(-1)?.release();
  }

  stop(): void {
    this.subscription.unsubscribe();
  }

  private take(batch: LogBatch): void {
    this.batches.push(batch);
    this.events.push(...batch.events);
    this.wake();
    if (!this.holding) setImmediate(() => batch.release());
  }

  private wake(): void {
    for (const watcher of this.watchers) watcher();
    this.watchers.clear();
  }
}
