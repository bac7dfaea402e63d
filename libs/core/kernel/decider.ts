import type { Instant } from './instant.js';
import type { Rejection } from './rejection.js';

/** What a decider answers: the events that follow from the command, perhaps none, or why there are none. */
export type Decision<Event> =
  | { readonly accepted: true; readonly events: readonly Event[] }
  | { readonly accepted: false; readonly rejection: Rejection };

/** What `decide` knows beside the stream's own state: who asks, when, and facts read from other streams. */
export interface DecisionContext<Actor, Facts> {
  readonly actor: Actor;
  /** The command handler's clock reading; events of this decision are recorded at it or, if the stream is ahead, later. */
  readonly now: Instant;
  /** When what the command tells was true; it is never after `now`. */
  readonly occurredAt: Instant;
  readonly facts: Facts;
}

/** One stream's behaviour as two pure functions: `decide` may refuse, `evolve` never does. */
export interface Decider<State, Command, Event, RecordedEvent, Actor, Facts> {
  readonly initial: State;
  decide(state: State, command: Command, context: DecisionContext<Actor, Facts>): Decision<Event>;
  evolve(state: State, event: RecordedEvent): State;
}

/** The decision to record these events; none means that the command asks for what is already so. */
export const accept = <Event>(...events: readonly Event[]): Decision<Event> => ({ accepted: true, events });

/** The decision to refuse, with a stable code and a sentence for people. */
export const reject = (code: string, message: string, pointer?: string): Decision<never> => ({
  accepted: false,
  rejection: pointer === undefined ? { code, message } : { code, message, pointer },
});
