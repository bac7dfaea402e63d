import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreUnavailable } from '../port.js';
import { isLasting } from './failure.js';
import { pauseMsAfter, type Patience } from './patience.js';

/** Who is asked, how patiently, and until when at the latest. */
export interface Asking {
  readonly address: string;
  readonly patience: Patience;
  /** Aborted when the store is closed: nobody waits for an answer any more. */
  readonly closed: AbortSignal;
}

/** The tries of one call, over a restart of the server if need be, within one time for all of them together. */
export class Tries {
  /** Undefined from an answer to the next failure: whoever reads may take their time. */
  #begunAtMs: number | undefined = performance.now();
  #failures = 0;

  /** `what` is tried, in words for the error. */
  constructor(private readonly what: string, private readonly asking: Asking) {}

  /** For one attempt: less than its own time when the end of all tries is nearer. */
  get attemptTimeoutMs(): number {
    return Math.ceil(Math.min(this.asking.patience.attemptTimeoutMs, Math.max(1, this.#leftMs)));
  }

  /** Something was answered: what follows has the whole time again. */
  progressed(): void {
    this.#begunAtMs = undefined;
    this.#failures = 0;
  }

  /** Pauses before the next try. Throws what asking again cannot mend, and EventStoreUnavailable when there is no time for another. */
  async pauseAfter(failure: unknown): Promise<void> {
    this.#failures += 1;
    this.#begunAtMs ??= performance.now();
    if (isLasting(failure)) throw failure;
    const { patience, closed } = this.asking;
    const pauseMs = pauseMsAfter(this.#failures, patience);
    if (pauseMs >= this.#leftMs) throw this.#givenUp(failure);
    await delay(pauseMs, undefined, { signal: closed }).catch(() => undefined);
    if (closed.aborted) throw this.#givenUp(failure);
  }

  get #leftMs(): number {
    return this.asking.patience.tryForMs - this.#takenMs;
  }

  get #takenMs(): number {
    return performance.now() - (this.#begunAtMs ?? performance.now());
  }

  #givenUp(failure: unknown): EventStoreUnavailable {
    const tried = `${this.what} was tried ${this.#failures} times in ${(this.#takenMs / 1_000).toFixed(1)} s`;
    const last = failure instanceof Error ? failure.message : String(failure);
    return new EventStoreUnavailable(`The event store at ${this.asking.address} does not answer: ${tried}, and failed with: ${last}`, { cause: failure });
  }
}
