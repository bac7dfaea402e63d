import type { Actor, DomainEvent, RecordedEvent, StreamKind } from '#events';
import type { Decider, Rejection } from '#kernel';

/** Reads the folded state of another stream, for facts. */
export type ReadState = (kind: StreamKind, stream: string) => Promise<unknown>;

/** Everything command handling needs to know of one kind of stream. */
export interface StreamDefinition<State = unknown, Command extends { readonly type: string } = { readonly type: string }, Facts = unknown> {
  readonly kind: StreamKind;
  readonly decider: Decider<State, Command, DomainEvent, RecordedEvent, Actor, Facts>;
  authorise(command: Command, actor: Actor, state: State): Rejection | undefined;
  /** Whether this must be decided while no other such command is, in any process: what it rests on may change in other streams. */
  oneAtATime?(command: Command, actor: Actor): boolean;
  /** The facts of other streams that deciding this command takes; `stream` is the one it is asked of. */
  facts(command: Command, state: State, read: ReadState, actor: Actor, stream: string): Promise<Facts>;
}
