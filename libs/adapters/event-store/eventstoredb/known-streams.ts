import type { StoredEvent } from '../port.js';

/** How many event ids are remembered over all streams; about 100 bytes each. */
const idsMax = 200_000;

/** What this process knows of a stream: its beginning, up to a revision. A stream only grows, so this stays true. */
export class KnownStream {
  /** -1: known to have had no events. */
  lastRevision = -1;
  readonly #revisions = new Map<string, number>();

  get size(): number {
    return this.#revisions.size;
  }

  revisionOf(eventId: string): number | undefined {
    return this.#revisions.get(eventId);
  }

  add(eventId: string, revision: number): void {
    this.#revisions.set(eventId, revision);
    this.lastRevision = Math.max(this.lastRevision, revision);
  }
}

/**
 * The streams that were read or appended to of late. With it an append needs no read before it where its stream has been
 * loaded, and still tells a repeat from a first time, which the server's answer does not.
 */
export class KnownStreams {
  readonly #streams = new Map<string, KnownStream>();
  #ids = 0;

  get(stream: string): KnownStream | undefined {
    return this.#streams.get(stream);
  }

  /** Replaces what was known: the stream was read from its beginning. */
  learn(stream: string, events: readonly StoredEvent[]): KnownStream {
    this.forget(stream);
    const known = new KnownStream();
    for (const event of events) known.add(event.id, event.revision);
    this.#keep(stream, known);
    return known;
  }

  /** Adds what follows on what was known. */
  extend(stream: string, events: readonly Pick<StoredEvent, 'id' | 'revision'>[]): KnownStream {
    const known = this.#streams.get(stream) ?? new KnownStream();
    this.forget(stream);
    for (const event of events) known.add(event.id, event.revision);
    this.#keep(stream, known);
    return known;
  }

  forget(stream: string): void {
    this.#ids -= this.#streams.get(stream)?.size ?? 0;
    this.#streams.delete(stream);
  }

  /** The stream used last stands last; those not used for longest are dropped. */
  #keep(stream: string, known: KnownStream): void {
    this.#streams.set(stream, known);
    this.#ids += known.size;
    for (const oldest of this.#streams.keys()) {
      if (this.#ids <= idsMax && this.#streams.size <= idsMax) return;
      if (oldest !== stream) this.forget(oldest);
    }
  }
}
