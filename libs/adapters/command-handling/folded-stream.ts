import type { RecordedEvent } from '#events';
import { mapWith, type Instant } from '#kernel';

/** A stream brought to its state, with what idempotency and the clock need of it. Never changed, only replaced. */
export interface FoldedStream<State> {
  readonly stream: string;
  readonly state: State;
  /** -1 while the stream does not exist. */
  readonly revision: number;
  readonly recordedAt: Instant | null;
  /** Accepted commands by user and key: the digest of their body and their events. */
  readonly accepted: ReadonlyMap<string, AcceptedCommand>;
}

export interface AcceptedCommand {
  readonly bodyDigest: string;
  readonly events: readonly RecordedEvent[];
}

export const emptyStream = <State>(stream: string, initial: State): FoldedStream<State> =>
  ({ stream, state: initial, revision: -1, recordedAt: null, accepted: new Map() });

/** Under which name an accepted command is remembered. */
export const acceptedName = (userId: string, key: string): string => `${userId}\n${key}`;

/** The stream with further events folded in, in order. */
export const foldInto = <State>(
  folded: FoldedStream<State>, events: readonly RecordedEvent[], evolve: (state: State, event: RecordedEvent) => State,
): FoldedStream<State> => {
  if (events.length === 0) return folded;
  let { state, accepted } = folded;
  for (const event of events) {
    state = evolve(state, event);
    const name = acceptedName(event.metadata.actor.userId, event.metadata.idempotencyKey);
    const before = accepted.get(name);
    accepted = mapWith(accepted, name, { bodyDigest: event.metadata.bodyDigest, events: [...(before?.events ?? []), event] });
  }
  const last = events[events.length - 1] as RecordedEvent;
  return { stream: folded.stream, state, revision: last.revision, recordedAt: last.metadata.recordedAt, accepted };
};
