import type { StoredEvent } from '../port.js';

/** A stream to read, from a revision on. */
export interface StreamToRead {
  readonly stream: string;
  readonly fromRevision: number;
}

interface WaitingRead extends StreamToRead {
  resolve(events: readonly StoredEvent[]): void;
  reject(failure: unknown): void;
}

/** How many streams one query reads at most. */
const streamsMax = 64;

/** Gathers the streams that are asked for in one turn of the event loop, so that commands that come together share a query. */
export class GatheredReads {
  private waiting: WaitingRead[] = [];

  /** `readStreams` gives the events of each stream, in the order of the streams. */
  constructor(private readonly readStreams: (streams: readonly StreamToRead[]) => Promise<readonly (readonly StoredEvent[])[]>) {}

  read({ stream, fromRevision }: StreamToRead): Promise<readonly StoredEvent[]> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => this.readWaiting());
      this.waiting.push({ stream, fromRevision, resolve, reject });
    });
  }

  private readWaiting(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (let first = 0; first < waiting.length; first += streamsMax) void this.readTogether(waiting.slice(first, first + streamsMax));
  }

  private async readTogether(together: readonly WaitingRead[]): Promise<void> {
    try {
      const found = await this.readStreams(together);
      together.forEach(({ resolve }, index) => resolve(found[index] ?? []));
    } catch (failure) {
      for (const { reject } of together) reject(failure);
    }
  }
}
