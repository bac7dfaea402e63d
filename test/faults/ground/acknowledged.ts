/** What the ledger told those who wrote to it that it recorded: the events of each stream, in the order of their acknowledgement. */
export class Acknowledged {
  private readonly streams = new Map<string, string[]>();
  /** Of this cycle. */
  private counts = { events: 0, unanswered: 0, repeated: 0 };

  /** Somebody who writes to a stream alone was told of these events. */
  add(stream: string, eventIds: readonly string[], repeated: boolean): void {
    this.streams.set(stream, [...this.of(stream), ...eventIds]);
    this.counts.events += eventIds.length;
    if (repeated) this.counts.repeated += 1;
  }

  /** A command was sent and not answered: it is sent again. */
  unanswered(): void {
    this.counts.unanswered += 1;
  }

  of(stream: string): readonly string[] {
    return this.streams.get(stream) ?? [];
  }

  all(): ReadonlyMap<string, readonly string[]> {
    return this.streams;
  }

  takeCounts(): Acknowledgements {
    const taken = this.counts;
    this.counts = { events: 0, unanswered: 0, repeated: 0 };
    return taken;
  }
}

/** How many events were acknowledged, how often a command had to be sent again, and how often that found it carried out already. */
export interface Acknowledgements {
  readonly events: number;
  readonly unanswered: number;
  readonly repeated: number;
}
