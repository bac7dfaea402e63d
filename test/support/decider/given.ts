import { expect } from '@jest/globals';
import { assertWritable, type Actor, type DomainEvent, type EventMetadata } from '#events';
import type { Decider, Decision, DecisionContext, EventId, Instant } from '#kernel';

/** A fact, when it was true where that matters, and when the ledger learned of it where that was later. */
export interface Past<Event> {
  readonly fact: Event;
  readonly at: Instant;
  readonly learnedAt?: Instant;
}

/** What a decider is asked with where a specification says nothing else. */
export type Defaults<Facts> = DecisionContext<Actor, Facts>;

/** Says that a fact was true at another instant than the default. */
export const at = <Event>(instant: Instant, fact: Event): Past<Event> => ({ fact, at: instant });

/** A fact as the store would give it back: the n-th of its stream. Throws where it does not fit its schema. */
export const recorded = <Recorded>(fact: DomainEvent, { revision, occurredAt, recordedAt = occurredAt, actor }: {
  readonly revision: number; readonly occurredAt: Instant; readonly recordedAt?: Instant; readonly actor: Actor;
}): Recorded => {
  assertWritable(fact);
  const metadata: EventMetadata = {
    schemaVersion: 1, occurredAt, recordedAt, sourceRecordedAt: null, actor, causationId: null,
    correlationId: 'specification', idempotencyKey: `key-${revision}`, bodyDigest: '0'.repeat(64),
  };
  const event = { ...fact, id: `00000000-0000-5000-8000-${String(revision).padStart(12, '0')}` as EventId, stream: 'specified', revision, metadata };
  return event as unknown as Recorded;
};

/**
 * Makes `given(...facts).when(command).then(...facts)` for a decider. `then` also shows that every fact can be written, that
 * folding it is harmless, and that the same command asked again adds nothing.
 */
export const specify = <State, Command, Event extends DomainEvent, Recorded, Facts>(
  decider: Decider<State, Command, Event, Recorded, Actor, Facts>, defaults: Defaults<Facts>,
) => ({
  given: (...past: readonly (Event | Past<Event>)[]) => {
    const before = fold(decider, decider.initial, past, defaults);
    return {
      state: before,
      when: (command: Command, changed: Partial<Defaults<Facts>> = {}) => {
        const context = { ...defaults, ...changed };
        const decision = decider.decide(before, command, context);
        return {
          decision,
          then: (...expected: readonly Event[]): void => {
            expect(decision).toEqual({ accepted: true, events: expected });
            const after = fold(decider, before, expected.map((fact) => at(context.occurredAt, fact)), context);
            expect(decider.decide(after, command, context)).toEqual({ accepted: true, events: [] });
          },
          thenNothing: (): void => expect(decision).toEqual({ accepted: true, events: [] }),
          thenRejected: (code: string, said: Partial<{ message: RegExp; pointer: string }> = {}): void => rejected(decision, code, said),
        };
      },
    };
  },
});

const fold = <State, Command, Event extends DomainEvent, Recorded, Facts>(
  decider: Decider<State, Command, Event, Recorded, Actor, Facts>, from: State,
  past: readonly (Event | Past<Event>)[], { actor, occurredAt }: Defaults<Facts>,
): State => past.reduce<State>((state, one, revision) => {
  const { fact, at: when, learnedAt = when } = 'fact' in one ? one : { fact: one, at: occurredAt };
  return decider.evolve(state, recorded<Recorded>(fact, { revision, occurredAt: when, recordedAt: learnedAt, actor }));
}, from);

const rejected = (decision: Decision<unknown>, code: string, said: Partial<{ message: RegExp; pointer: string }>): void => {
  expect(decision).toMatchObject({ accepted: false, rejection: { code } });
  if (decision.accepted) return;
  if (said.message) expect(decision.rejection.message).toMatch(said.message);
  if (said.pointer !== undefined) expect(decision.rejection.pointer).toBe(said.pointer);
};

