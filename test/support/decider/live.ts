import { expect } from '@jest/globals';
import { assertWritable, type Actor, type DomainEvent } from '#events';
import type { Decider, Instant } from '#kernel';
import { recorded } from './given.js';
import { now } from './people.js';

/** Something asked of a decider, by whom, of when, and what was known. */
export interface Asked<Command, Facts> {
  readonly command: Command;
  readonly occurredAt: Instant;
  readonly actor: Actor;
  readonly facts: Facts;
  /** When it is asked, and what is accepted recorded; where nothing is said it is recorded as it occurred. */
  readonly now?: Instant;
}

/** A stream so far, and its state. */
export interface Lived<State, Recorded> {
  readonly state: State;
  readonly log: readonly Recorded[];
}

/** Asks one thing after the other; what is accepted can be written and is folded in. `look` sees every step. */
export const live = <State, Command, Event extends DomainEvent, Recorded, Facts>(
  decider: Decider<State, Command, Event, Recorded, Actor, Facts>,
  story: readonly Asked<Command, Facts>[],
  look: (before: Lived<State, Recorded>, asked: Asked<Command, Facts>, after: Lived<State, Recorded>) => void = () => undefined,
): Lived<State, Recorded> => story.reduce<Lived<State, Recorded>>((before, asked) => {
  const after = ask(decider, before, asked);
  look(before, asked, after);
  return after;
}, { state: decider.initial, log: [] });

/** The stream after one more thing was asked: as it was where that is refused. */
export const ask = <State, Command, Event extends DomainEvent, Recorded, Facts>(
  decider: Decider<State, Command, Event, Recorded, Actor, Facts>, before: Lived<State, Recorded>, asked: Asked<Command, Facts>,
): Lived<State, Recorded> => {
  const decision = decider.decide(before.state, asked.command, { now, ...asked });
  return decision.accepted ? record(decider, before, decision.events, asked) : before;
};

const record = <State, Command, Event extends DomainEvent, Recorded, Facts>(
  decider: Decider<State, Command, Event, Recorded, Actor, Facts>,
  before: Lived<State, Recorded>, events: readonly Event[], { occurredAt, actor, now: recordedAt = occurredAt }: Asked<Command, Facts>,
): Lived<State, Recorded> => events.reduce<Lived<State, Recorded>>(({ state, log }, fact) => {
  assertWritable(fact);
  const event = recorded<Recorded>(fact, { revision: log.length, occurredAt, recordedAt, actor });
  return { state: decider.evolve(state, event), log: [...log, event] };
}, before);

/** Shows of a story that what was accepted adds nothing when asked twice, that folding is repeatable and changes no older state. */
export const expectSound = <State, Command, Event extends DomainEvent, Recorded, Facts>(
  decider: Decider<State, Command, Event, Recorded, Actor, Facts>, story: readonly Asked<Command, Facts>[],
): Lived<State, Recorded> => {
  const copies: [State, State][] = [];
  const lived = live(decider, story, (before, asked, after) => {
    if (after === before) return;
    copies.push([before.state, structuredClone(before.state)]);
    expect(decider.decide(after.state, asked.command, { now, ...asked })).toEqual({ accepted: true, events: [] });
  });
  for (const [state, copy] of copies) expect(state).toEqual(copy);
  expect(lived.log.reduce<State>((state, event) => decider.evolve(state, event), decider.initial)).toEqual(lived.state);
  return lived;
};
