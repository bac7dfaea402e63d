import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { logChannel } from './append-function.js';

/** How long a follower waits without a signal before it looks by itself: where signals come, and where they do not. */
const lookAgainMs = { listening: 2_000, deaf: 50 };
const reconnectDelayMs = 500;

/** Tells followers that the log has grown: by this process at once, by others through LISTEN, else by looking again. */
export class LogSignal {
  private latest = 0n;
  private listener: Client | undefined;
  private listening = false;
  private readonly stopping = new AbortController();
  private readonly waiters = new Set<() => void>();

  constructor(private readonly connectionString: string) {}

  get closed(): AbortSignal {
    return this.stopping.signal;
  }

  /** The log is known to reach this position. */
  advance(position: bigint): void {
    if (position <= this.latest) return;
    this.latest = position;
    this.wakeAll();
  }

  /** Resolves when the log may reach beyond the position, when the signal says so, or when it is closed. */
  async waitBeyond(position: bigint, stop: AbortSignal): Promise<void> {
    void this.listen();
    if (this.latest > position || stop.aborted || this.closed.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.waiters.delete(wake);
        stop.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, this.listener === undefined ? lookAgainMs.deaf : lookAgainMs.listening);
      this.waiters.add(wake);
      stop.addEventListener('abort', wake);
    });
  }

  async close(): Promise<void> {
    this.stopping.abort();
    this.wakeAll();
    await this.listener?.end().catch(() => undefined);
  }

  private wakeAll(): void {
    for (const wake of this.waiters) wake();
  }

  /** Listens until closed, over reconnections; what was missed in between is looked up by waking everyone. */
  private async listen(): Promise<void> {
    if (this.listening) return;
    this.listening = true;
    while (!this.closed.aborted) {
      await this.listenOnce().catch(() => undefined);
      this.listener = undefined;
      await delay(reconnectDelayMs, undefined, { signal: this.closed }).catch(() => undefined);
    }
  }

  private async listenOnce(): Promise<void> {
    const client = new Client({
      connectionString: this.connectionString, application_name: 'tandem-listen', keepAlive: true, connectionTimeoutMillis: 5_000,
    });
    const ended = new Promise<void>((resolve) => client.on('end', resolve).on('error', () => resolve()));
    client.on('notification', ({ payload }) => this.advance(BigInt(payload ?? 0)));
    try {
      await client.connect();
      await client.query(`listen ${logChannel}`);
      this.listener = client;
      this.wakeAll();
      if (!this.closed.aborted) await ended;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
