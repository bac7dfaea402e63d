/** What the double can be told to do wrong, once or several times, on the next call of a kind. */
export type Misbehaviour =
  /** Takes the call, does nothing and never answers. */
  | { readonly kind: 'hang' }
  /** Does what was asked and never answers. */
  | { readonly kind: 'swallow-answer' }
  /** Does what was asked, then cuts every connection in place of the answer. */
  | { readonly kind: 'lose-answer' }
  /** Cuts every connection before anything is done. */
  | { readonly kind: 'reset' }
  /** Answers UNAVAILABLE, as a server that is shutting down. */
  | { readonly kind: 'refuse' }
  /** Does it and answers after a while; the asker may have gone by then. */
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** Does it at once and answers after a while. */
  | { readonly kind: 'answer-late'; readonly delayMs: number }
  /** Does it and answers twice. */
  | { readonly kind: 'repeat-answer' }
  /** Ends the call in good order without the answer that was due. */
  | { readonly kind: 'end-without-answer' }
  /** Stores what was asked and answers that the revision was wrong. */
  | { readonly kind: 'deny-after-storing' }
  /** Reads and subscriptions: stops after so many events, in one of the ways a stream can stop. */
  | { readonly kind: 'drop'; readonly afterEvents: number; readonly by: 'error' | 'end' | 'reset' | 'silence' }
  /** Reads and subscriptions: every event is sent twice. */
  | { readonly kind: 'repeat-events' };

/** The calls that can go wrong. */
export type Call = 'append' | 'batch-append' | 'read-stream' | 'read-all' | 'subscribe' | 'features' | 'gossip';

interface Planned {
  readonly misbehaviour: Misbehaviour;
  timesLeft: number;
}

/** The misbehaviours still to come, first come first served per kind of call, and a count of all calls. */
export class MisbehaviourPlan {
  readonly #planned = new Map<Call, Planned[]>();
  readonly #counts = new Map<Call, number>();

  add(call: Call, misbehaviour: Misbehaviour, times: number): void {
    const queue = this.#planned.get(call) ?? [];
    this.#planned.set(call, [...queue, { misbehaviour, timesLeft: times }]);
  }

  /** Counts the call and takes what it shall do wrong, if anything. */
  take(call: Call): Misbehaviour | undefined {
    this.#counts.set(call, this.count(call) + 1);
    const queue = this.#planned.get(call) ?? [];
    const first = queue[0];
    if (first === undefined) return undefined;
    first.timesLeft -= 1;
    if (first.timesLeft === 0) queue.shift();
    return first.misbehaviour;
  }

  count(call: Call): number {
    return this.#counts.get(call) ?? 0;
  }

  clear(): void {
    this.#planned.clear();
  }
}
