/** What the ledger told those who wrote to it that it recorded: the events of each stream, in the order of their acknowledgement. */
export class Acknowledged {
  private readonly streams = new Map<string, string[]>();
  /** Of this cycle. */
  private counts = { events: 0, unanswered: 0, repeated: 0 };

  /** Somebody was told of these events: the next ones of the stream, or ones that were told of before. */
  add(stream: string, eventIds: readonly string[], repeated: boolean): void {
    const before = this.streams.get(stream) ?? [];
    const further = eventIds.filter((id) => !before.includes(id));
    this.streams.set(stream, [...before, ...further]);
    this.counts.events += further.length;
    if (repeated) this.counts.repeated += 1;
  }

  /** A command was sent and not answered: it is sent again. */
  unanswered(): void {
    this.counts.unanswered += 1;
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
