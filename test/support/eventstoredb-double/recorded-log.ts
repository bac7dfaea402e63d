import { randomUUID } from 'node:crypto';
import { map, type Observable } from 'rxjs';
import type { EventStore, LogBatch, StoredEvent } from '#event-store';
import type { AccessList } from './access.js';
import { checkCommit, type Expectation } from './commit-check.js';
import { deletedRevision, metadataType, metastreamOf, StreamFates, tombstoneType } from './stream-fates.js';
import { positionStep, unwrap, wrap, wrapName, type Proposed, type Recorded } from './wrapping.js';

export type AppendAnswer =
  | { readonly kind: 'success'; readonly revision: number; readonly position: bigint }
  /** `current` -1: there is no such stream. */
  | { readonly kind: 'wrong-expected-version'; readonly current: number }
  /** For good. */
  | { readonly kind: 'stream-deleted' };

/** The two ways a stream can be removed: until it is written to again, and for good. */
export type Removal = 'delete' | 'tombstone';

export type RecordedBatch = Omit<LogBatch, 'events'> & { readonly events: readonly Recorded[] };

/** EventStoreDB's log with its own rules of idempotence, kept in one of our stores. */
export class RecordedLog {
  readonly #ids = new Map<string, Promise<string[]>>();
  readonly #recent = new Map<string, { readonly stream: string; readonly revision: number }>();
  readonly #turns = new Map<string, Promise<unknown>>();
  #fatesKnown: Promise<StreamFates> | undefined;

  constructor(private readonly log: EventStore) {}

  /** The server's commit check, then the write; one stream, one writer. */
  append(stream: string, expected: Expectation, events: readonly Proposed[]): Promise<AppendAnswer> {
    return this.#inTurn(stream, () => this.#appendInTurn(stream, expected, events));
  }

  /** A delete is written to the metastream, a tombstone to the stream itself. */
  remove(stream: string, expected: Expectation, removal: Removal): Promise<AppendAnswer> {
    return this.#inTurn(stream, () => this.#removeInTurn(stream, expected, removal));
  }

  /** Undefined when it is gone for good; empty when there is none, or none any more. */
  async readStream(stream: string): Promise<readonly Recorded[] | undefined> {
    const fates = await this.#fates();
    return fates.isTombstoned(stream) ? undefined : fates.retained(stream, await this.#everyEventOf(stream));
  }

  /** Undefined where there is none, or none any more. */
  async readEvent(stream: string, revision: number): Promise<Recorded | undefined> {
    return (await this.readStream(stream))?.find((event) => event.revision === revision);
  }

  /** How many events a stream has had, those that are gone included: the revision of the next one. */
  async eventsEver(stream: string): Promise<number> {
    return (await this.#idsOf(stream)).length;
  }

  async accessList(stream: string): Promise<AccessList> {
    return (await this.#fates()).accessList(stream);
  }

  /** Undefined while the log is empty. */
  async head(): Promise<bigint | undefined> {
    const head = await this.log.head();
    return head === undefined ? undefined : head * positionStep;
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

  #inTurn<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(stream) ?? Promise.resolve()).then(work);
    this.#turns.set(stream, turn.catch(() => undefined));
    return turn;
  }

  async #appendInTurn(stream: string, expected: Expectation, events: readonly Proposed[]): Promise<AppendAnswer> {
    const fates = await this.#fates();
    if (fates.isTombstoned(stream)) return { kind: 'stream-deleted' };
    const ids = await this.#idsOf(stream);
    const verdict = this.#check(stream, fates, ids, expected, events);
    if (verdict === 'wrong') return { kind: 'wrong-expected-version', current: ids.length - 1 };
    if (verdict !== 'write') return { kind: 'success', revision: verdict, position: await this.#positionOf(stream, verdict) };
    if (fates.isDeleted(stream)) await this.append(metastreamOf(stream), 'any', [serverEvent(metadataType, `{"$tb":${ids.length}}`)]);
    return this.#write(stream, ids, events);
  }

  async #removeInTurn(stream: string, expected: Expectation, removal: Removal): Promise<AppendAnswer> {
    const fates = await this.#fates();
    if (fates.isTombstoned(stream)) return { kind: 'stream-deleted' };
    const ids = await this.#idsOf(stream);
    const isNothing = ids.length === 0 && !fates.hasMetadata(stream);
    const tombstone = serverEvent(tombstoneType, '');
    if (this.#check(stream, fates, ids, expected, [tombstone]) === 'wrong' || (removal === 'delete' && isNothing)) {
      return { kind: 'wrong-expected-version', current: ids.length - 1 };
    }
    if (removal === 'tombstone') return this.#write(stream, ids, [tombstone]);
    return this.append(metastreamOf(stream), 'any', [serverEvent(metadataType, `{"$tb":${deletedRevision}}`)]);
  }

  #check(stream: string, fates: StreamFates, ids: readonly string[], expected: Expectation, events: readonly Proposed[]): 'write' | 'wrong' | number {
    const recentRevisionOf = (id: string): number | undefined => {
      const place = this.#recent.get(id);
      return place?.stream === stream ? place.revision : undefined;
    };
    return checkCommit({ ids, isDeleted: fates.isDeleted(stream), recentRevisionOf }, expected, events.map(({ id }) => id));
  }

  async #write(stream: string, ids: string[], events: readonly Proposed[]): Promise<AppendAnswer> {
    const expected = ids.length === 0 ? 'no-stream' : ids.length - 1;
    const fates = await this.#fates();
    const result = await this.log.append(wrapName(stream), expected, events.map(wrap));
    if (result.outcome !== 'appended') throw new Error(`The log under the double answered ${result.outcome}.`);
    for (const event of events) {
      this.#recent.set(event.id, { stream, revision: ids.length });
      ids.push(event.id);
      fates.learn({ stream, ...event });
    }
    return { kind: 'success', revision: result.revision, position: result.position * positionStep };
  }

  #idsOf(stream: string): Promise<string[]> {
    const known = this.#ids.get(stream) ?? this.#everyEventOf(stream).then((events) => events.map((event) => event.id));
    this.#ids.set(stream, known);
    return known;
  }

  async #positionOf(stream: string, revision: number): Promise<bigint> {
    return (await this.#everyEventOf(stream))[revision]?.position ?? -1n;
  }

  async #everyEventOf(stream: string): Promise<readonly Recorded[]> {
    return (await this.log.readStream(wrapName(stream))).map(unwrap);
  }

  /** Read once: every change comes through here. */
  #fates(): Promise<StreamFates> {
    return (this.#fatesKnown ??= StreamFates.of(this.log));
  }
}

function serverEvent(type: string, json: string): Proposed {
  const contentType = json === '' ? 'application/octet-stream' : 'application/json';
  return { id: randomUUID(), type, contentType, data: Buffer.from(json), metadata: new Uint8Array() };
}

function startingAfter(after: bigint): { after?: bigint } {
  return after < positionStep ? {} : { after: after / positionStep };
}
