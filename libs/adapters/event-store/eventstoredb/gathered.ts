import type { ResolvedEvent } from '@eventstore/db-client';
import type { LogFilter, StoredEvent } from '../port.js';
import { isSystemEvent, passes, positionOf, toStoredEvent } from './stored-event.js';

/** How many events may be looked at for one batch, as a multiple of those it may hold. */
const lookedPerHeld = 10;

/** A batch in the making: the events that pass the filter, and how far the log has been looked at. */
export class Gathered {
  readonly events: StoredEvent[] = [];
  #position: bigint | undefined;
  #looked = 0;

  constructor(private readonly sizeMax: number, private readonly filter: LogFilter | undefined, after: bigint | undefined) {
    this.#position = after;
  }

  /** Of the last event looked at, whether it passed the filter or not. */
  get position(): bigint | undefined {
    return this.#position;
  }

  get isEmpty(): boolean {
    return this.#looked === 0;
  }

  /** How many more events may be added; 0: it is full, or the position has moved far enough to be told. */
  get room(): number {
    return this.#looked >= this.sizeMax * lookedPerHeld ? 0 : this.sizeMax - this.events.length;
  }

  /** Adds what follows; what was there already, because it was sent twice, is left out. */
  add(incoming: readonly ResolvedEvent[]): void {
    for (const resolved of incoming) {
      if (isSystemEvent(resolved)) continue;
      const position = positionOf(resolved);
      if (this.#position !== undefined && position <= this.#position) continue;
      if (passes(this.filter, resolved)) this.events.push(toStoredEvent(resolved));
      this.#position = position;
      this.#looked += 1;
    }
  }
}
