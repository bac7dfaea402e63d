import {
  jsonEvent, NO_STREAM, WrongExpectedVersionError, type AppendExpectedRevision, type AppendResult as ServerAnswer,
} from '@eventstore/db-client';
import { EventStoreUnavailable, type AppendResult, type EventToAppend, type ExpectedRevision } from '../port.js';
import { judgeAppend } from './append-verdict.js';
import type { Connection } from './connection.js';
import type { KnownStream, KnownStreams } from './known-streams.js';
import { within } from './patience.js';
import type { Reading } from './reading.js';
import { Tries, type Asking } from './tries.js';

/** Rounds of judging and appending before a stream that others keep writing to is given up. */
const roundsMax = 50;

/** What an append needs around it. */
export interface AppendSurroundings extends Asking {
  readonly connection: Connection;
  readonly reading: Reading;
  readonly known: KnownStreams;
}

type Stored =
  | { readonly kind: 'stored'; readonly answer: ServerAnswer }
  | { readonly kind: 'wrong-revision' };

/** One append, from the question what is there already to an answer that is sure. */
export class Appending {
  /** An attempt of this append went without an answer: events of ours found later are its work, not a repeat. */
  #isOpen = false;
  /** Of reads and appends together: however often this append has to look anew, it ends. */
  readonly #tries: Tries;

  constructor(
    private readonly around: AppendSurroundings,
    private readonly stream: string,
    private readonly expected: ExpectedRevision,
    private readonly events: readonly EventToAppend[],
  ) {
    this.#tries = new Tries(`an append to ${stream}`, around);
  }

  async run(): Promise<AppendResult> {
    let isFresh = this.around.known.get(this.stream) === undefined;
    let known = this.around.known.get(this.stream) ?? (await this.#readWhole());
    for (let round = 0; round < roundsMax; round += 1) {
      const verdict = judgeAppend({ known, isFresh, expected: this.expected, ids: this.events.map(({ id }) => id) });
      if (verdict.kind === 'repeated') return this.#repeated(verdict.revision);
      if (verdict.kind === 'conflict') return { outcome: 'conflict', actualRevision: verdict.actualRevision };
      if (verdict.kind === 'id-taken') return { outcome: 'id-taken', eventId: verdict.eventId };
      if (verdict.kind === 'append') {
        const stored = await this.#store(verdict.after);
        if (stored.kind === 'stored') return this.#appended(stored.answer);
      }
      known = await this.#readOn(known);
      isFresh = true;
    }
    throw new EventStoreUnavailable(`The event store at ${this.around.address} refused an append to ${this.stream} ${roundsMax} times.`);
  }

  /** Asks until there is an answer, always with the same ids and the same revision: the server stores them once. */
  async #store(after: number): Promise<Stored> {
    for (;;) {
      try {
        const answer = await this.#askOnce(after);
        return answer.success ? { kind: 'stored', answer } : { kind: 'wrong-revision' };
      } catch (failure) {
        if (failure instanceof WrongExpectedVersionError) return { kind: 'wrong-revision' };
        this.#isOpen = true;
        await this.#tries.pauseAfter(failure);
      }
    }
  }

  /** Under our own timer: the client has answers that never come, whatever deadline it is given. */
  #askOnce(after: number): Promise<ServerAnswer> {
    const deadline = this.#tries.attemptTimeoutMs;
    const expectedRevision: AppendExpectedRevision = after < 0 ? NO_STREAM : BigInt(after);
    const events = this.events.map(({ id, type, data, metadata }) => jsonEvent({ id, type, data, metadata }));
    const options = { expectedRevision, deadline, requiresLeader: true };
    return within(deadline + 50, this.around.connection.call((client) => client.appendToStream(this.stream, events, options)));
  }

  async #appended({ nextExpectedRevision, position }: ServerAnswer): Promise<AppendResult> {
    const revision = Number(nextExpectedRevision);
    const first = revision - this.events.length + 1;
    this.around.known.extend(this.stream, this.events.map(({ id }, index) => ({ id, revision: first + index })));
    return { outcome: 'appended', revision, position: position?.commit ?? (await this.#positionOf(revision)), repeated: false };
  }

  async #repeated(revision: number): Promise<AppendResult> {
    return { outcome: 'appended', revision, position: await this.#positionOf(revision), repeated: !this.#isOpen };
  }

  async #positionOf(revision: number): Promise<bigint> {
    const [event] = await this.around.reading.stream(this.stream, { fromRevision: revision, maxCount: 1 }, this.#tries);
    if (event?.revision !== revision) throw new Error(`${this.stream} has lost its revision ${revision}.`);
    return event.position;
  }

  async #readWhole(): Promise<KnownStream> {
    return this.around.known.learn(this.stream, await this.around.reading.stream(this.stream, { fromRevision: 0 }, this.#tries));
  }

  async #readOn(known: KnownStream): Promise<KnownStream> {
    const fromRevision = known.lastRevision + 1;
    return this.around.known.extend(this.stream, await this.around.reading.stream(this.stream, { fromRevision }, this.#tries));
  }
}
