import { readEvent, type StreamKind } from '#events';
import type { EventStore } from '#event-store';
import { emptyStream, foldInto, type FoldedStream } from './folded-stream.js';
import type { StreamDefinition } from './stream-definition.js';

const streamsMax = 5_000;

/** How long a folded stream of this process is taken as it is for the facts of another; writes of this process show at once. */
const factsAgeMaxMs = 250;

interface Entry {
  readonly folded: FoldedStream<unknown>;
  readonly readAtMs: number;
}

/** Folded streams, kept in memory and brought up to date by reading only what is new. */
export class StreamCache {
  private readonly entries = new Map<string, Entry>();
  private readonly readings = new Map<string, Promise<FoldedStream<unknown>>>();

  constructor(
    private readonly store: EventStore,
    private readonly definitions: ReadonlyMap<StreamKind, StreamDefinition>,
    private readonly nowMs: () => number,
  ) {}

  /** The stream as this process last saw it; `fresh` reads what other processes may have added. */
  async load(kind: StreamKind, stream: string, fresh: boolean): Promise<FoldedStream<unknown>> {
    const entry = this.entries.get(stream);
    return entry && !fresh ? entry.folded : this.readOn(kind, stream);
  }

  /** The state for the facts of another stream's command: at most `factsAgeMaxMs` old. */
  async stateForFacts(kind: StreamKind, stream: string): Promise<unknown> {
    const entry = this.entries.get(stream);
    const young = entry && this.nowMs() - entry.readAtMs < factsAgeMaxMs;
    return (young ? entry.folded : await this.readTogether(kind, stream)).state;
  }

  /** Remembers a stream after this process appended to it. */
  put(folded: FoldedStream<unknown>): void {
    // A stream that does not exist takes no place: anybody can name one.
    if (folded.revision === -1) return;
    const known = this.entries.get(folded.stream);
    if (known && known.folded.revision > folded.revision) return;
    this.entries.delete(folded.stream);
    this.entries.set(folded.stream, { folded, readAtMs: this.nowMs() });
    const oldest = this.entries.keys().next().value;
    if (this.entries.size > streamsMax && oldest !== undefined) this.entries.delete(oldest);
  }

  /** Commands that rest on the same stream are many at a time: those that come while it is read wait for that reading. */
  private readTogether(kind: StreamKind, stream: string): Promise<FoldedStream<unknown>> {
    const underWay = this.readings.get(stream);
    if (underWay) return underWay;
    const reading = this.readOn(kind, stream).finally(() => this.readings.delete(stream));
    this.readings.set(stream, reading);
    return reading;
  }

  private async readOn(kind: StreamKind, stream: string): Promise<FoldedStream<unknown>> {
    const { decider } = this.definitionOf(kind);
    const known = this.entries.get(stream)?.folded ?? emptyStream(stream, decider.initial);
    const added = await this.store.readStream(stream, known.revision + 1);
    const folded = foldInto(known, added.map(readEvent), (state, event) => decider.evolve(state, event));
    this.put(folded);
    return folded;
  }

  private definitionOf(kind: StreamKind): StreamDefinition {
    const definition = this.definitions.get(kind);
    if (!definition) throw new Error(`No stream of kind ${kind} is defined.`);
    return definition;
  }
}
