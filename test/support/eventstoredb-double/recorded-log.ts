import { map, type Observable } from 'rxjs';
import type { EventStore, LogBatch, StoredEvent } from '#event-store';
import { positionStep, unwrap, wrap, wrapName, type Proposed, type Recorded } from './wrapping.js';

/** What a writer says of the stream: its last revision, or one of the server's wider claims. */
export type Expectation = number | 'no-stream' | 'any' | 'stream-exists';

export type AppendAnswer =
  | { readonly kind: 'success'; readonly revision: number; readonly position: bigint }
  /** `current` -1: there is no such stream. */
  | { readonly kind: 'wrong-expected-version'; readonly current: number };

export type RecordedBatch = Omit<LogBatch, 'events'> & { readonly events: readonly Recorded[] };

/** EventStoreDB's log with its own rules of idempotence, kept in one of our stores. */
export class RecordedLog {
  readonly #ids = new Map<string, Promise<string[]>>();
  readonly #recent = new Map<string, { readonly stream: string; readonly revision: number }>();
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(private readonly log: EventStore) {}

  /** The server's commit check (IndexWriter.CheckCommit), then the write; one stream, one writer. */
  append(stream: string, expected: Expectation, events: readonly Proposed[]): Promise<AppendAnswer> {
    const before = this.#turns.get(stream) ?? Promise.resolve();
    const turn = before.then(() => this.#appendInTurn(stream, expected, events));
    this.#turns.set(stream, turn.catch(() => undefined));
    return turn;
  }

  async readStream(stream: string): Promise<readonly Recorded[]> {
    return (await this.log.readStream(wrapName(stream))).map(unwrap);
  }

  /** From a position on, inclusive as the real server reads. */
  async *readForwards(from: bigint): AsyncIterable<Recorded> {
    for await (const event of this.log.readAll(startingAfter(from - 1n))) yield unwrap(event);
  }

  /** From before a position on, towards the beginning; left out: from the end. */
  async *readBackwards(before?: bigint): AsyncIterable<Recorded> {
    const window = 64n;
    let top = before === undefined ? ((await this.log.head()) ?? 0n) : (before - 1n) / positionStep;
    for (; top > 0n; top -= window) {
      const events: StoredEvent[] = [];
      const bottom = top > window ? top - window : 0n;
      for await (const event of this.log.readAll({ after: bottom, limit: Number(window) })) events.push(event);
      for (const event of events.reverse()) if (event.position <= top) yield unwrap(event);
    }
  }

  /** After a position, exclusive as the real server subscribes. */
  follow(after: bigint | undefined): Observable<RecordedBatch> {
    return this.log.subscribeAll(after === undefined ? {} : startingAfter(after)).pipe(
      map((batch) => ({
        events: batch.events.map(unwrap),
        position: batch.position === undefined ? undefined : batch.position * positionStep,
        atEnd: batch.atEnd,
        release: () => batch.release(),
      })),
    );
  }

  async #appendInTurn(stream: string, expected: Expectation, events: readonly Proposed[]): Promise<AppendAnswer> {
    const ids = await this.#idsOf(stream);
    const verdict = this.#check(stream, expected, events.map((event) => event.id), ids);
    if (verdict === 'wrong') return { kind: 'wrong-expected-version', current: ids.length - 1 };
    if (verdict !== 'write') return { kind: 'success', revision: verdict, position: await this.#positionOf(stream, verdict) };
    return this.#write(stream, ids, events);
  }

  /** 'write', 'wrong', or the revision at which the very same events end already. */
  #check(stream: string, expected: Expectation, proposed: readonly string[], ids: readonly string[]): 'write' | 'wrong' | number {
    const current = ids.length - 1;
    if (expected === 'stream-exists' && current < 0) return 'wrong';
    if (expected === 'any' || expected === 'stream-exists') return this.#checkAny(stream, proposed);
    const revision = expected === 'no-stream' ? -1 : expected;
    if (revision === current) return 'write';
    if (revision > current || proposed.length === 0) return 'wrong';
    return proposed.every((id, index) => ids[revision + 1 + index] === id) ? revision + proposed.length : 'wrong';
  }

  /** Without an expectation the server only remembers recent ids: best effort, and forgotten on restart. */
  #checkAny(stream: string, proposed: readonly string[]): 'write' | 'wrong' | number {
    const found = proposed.map((id) => this.#recent.get(id)).map((place) => (place?.stream === stream ? place.revision : undefined));
    if (found[0] === undefined) return 'write';
    return found.includes(undefined) ? 'wrong' : (found.at(-1) as number);
  }

  async #write(stream: string, ids: string[], events: readonly Proposed[]): Promise<AppendAnswer> {
    const expected = ids.length === 0 ? 'no-stream' : ids.length - 1;
    const result = await this.log.append(wrapName(stream), expected, events.map(wrap));
    if (result.outcome !== 'appended') throw new Error(`The log under the double answered ${result.outcome}.`);
    for (const event of events) {
      this.#recent.set(event.id, { stream, revision: ids.length });
      ids.push(event.id);
    }
    return { kind: 'success', revision: result.revision, position: result.position * positionStep };
  }

  #idsOf(stream: string): Promise<string[]> {
    const known = this.#ids.get(stream) ?? this.readStream(stream).then((events) => events.map((event) => event.id));
    this.#ids.set(stream, known);
    return known;
  }

  async #positionOf(stream: string, revision: number): Promise<bigint> {
    return (await this.readStream(stream))[revision]?.position ?? -1n;
  }
}

function startingAfter(after: bigint): { after?: bigint } {
  return after < positionStep ? {} : { after: after / positionStep };
}
