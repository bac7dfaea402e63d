import {
  versionOf, type Actor, type DomainEvent, type EventMetadata, type RecordedEvent,
} from '#events';
import { laterOf, type EventId, type Instant, type Rejection } from '#kernel';
import { proposerOf, type LedgerCommand, type LedgerState } from '#ledger';
import type { CommandBatch, CommandInput } from './command-request.js';
import { eventIdOf } from './event-ids.js';
import { acceptedName, foldInto, type FoldedStream } from './folded-stream.js';
import { unlessSecondPerson } from './second-person.js';
import type { ReadState, StreamDefinition } from './stream-definition.js';

/** The decision on a whole batch against one state of the stream. */
export type BatchDecision =
  | { readonly decided: 'events'; readonly events: readonly RecordedEvent[]; readonly answer: readonly RecordedEvent[];
      readonly after: FoldedStream<unknown>; readonly repeated: boolean }
  | { readonly decided: 'rejected'; readonly rejection: Rejection; readonly input: number };

interface Progress {
  folded: FoldedStream<unknown>;
  readonly added: RecordedEvent[];
  readonly answer: RecordedEvent[];
  repeated: boolean;
}

/** Decides the inputs one after the other, each on the state that the ones before it leave. Pure but for the reading of facts. */
export const decideBatch = async (
  batch: CommandBatch, definition: StreamDefinition, folded: FoldedStream<unknown>, nowOf: (input: CommandInput) => Instant, read: ReadState,
): Promise<BatchDecision> => {
  const progress: Progress = { folded, added: [], answer: [], repeated: true };
  for (const [index, input] of batch.inputs.entries()) {
    const rejection = await decideOne(batch, definition, input, nowOf(input), read, progress);
    if (rejection) return { decided: 'rejected', rejection, input: index };
  }
  return { decided: 'events', events: progress.added, answer: progress.answer, after: progress.folded, repeated: progress.repeated };
};

const decideOne = async (
  batch: CommandBatch, definition: StreamDefinition, input: CommandInput, now: Instant, read: ReadState, progress: Progress,
): Promise<Rejection | undefined> => {
  const { folded } = progress;
  const key = keyOf(input, folded.revision);
  const forbidden = definition.authorise(input.command, batch.actor, folded.state);
  if (forbidden) return forbidden;
  const before = folded.accepted.get(acceptedName(batch.actor.userId, key));
  if (before) return repeat(before, input, progress);
  const recordedAt = folded.recordedAt === null ? now : laterOf(now, folded.recordedAt);
  const occurredAt = input.occurredAt ?? now;
  if (occurredAt > recordedAt) return { code: 'occurs-in-future', message: `occurredAt ${occurredAt} is later than now.`, pointer: '/occurredAt' };
  const proposedBy = proposerOf(definition.kind, input.command as LedgerCommand, folded.state as LedgerState);
  const dependent = await unlessSecondPerson(proposedBy, batch.actor, read);
  if (dependent) return dependent;
  const facts = await definition.facts(input.command, folded.state, read, batch.actor, batch.stream);
  const decision = definition.decider.decide(folded.state, input.command, { actor: batch.actor, now, occurredAt, facts });
  if (!decision.accepted) return decision.rejection;
  record(batch, definition, input, { key, occurredAt, recordedAt }, decision.events, progress);
  return undefined;
};

const repeat = (before: { bodyDigest: string; events: readonly RecordedEvent[] }, input: CommandInput, progress: Progress): Rejection | undefined => {
  if (before.bodyDigest !== input.bodyDigest) return keyReused;
  progress.answer.push(...before.events);
  return undefined;
};

/** The rejection of a key that came before with another body. */
export const keyReused: Rejection = {
  code: 'idempotency-key-reused', message: 'This Idempotency-Key was used before with another request.' };

const keyOf = (input: CommandInput, revision: number): string =>
  input.key.kind === 'caller' ? input.key.key : `${input.key.base}:${input.bodyDigest.slice(0, 32)}@${revision}`;

interface Stamp {
  readonly key: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
}

const record = (
  batch: CommandBatch, definition: StreamDefinition, input: CommandInput, stamp: Stamp, facts: readonly DomainEvent[], progress: Progress,
): void => {
  const events = facts.map((fact, index) => recorded(batch, input, stamp, fact, index, progress.folded.revision));
  progress.folded = foldInto(progress.folded, events, (state, event) => definition.decider.evolve(state, event));
  progress.added.push(...events);
  progress.answer.push(...events);
  progress.repeated = false;
};

const recorded = (
  batch: CommandBatch, input: CommandInput, stamp: Stamp, fact: DomainEvent, index: number, revision: number,
): RecordedEvent => ({
  ...fact,
  id: eventIdOf(batch.actor.userId, stamp.key, index) as EventId,
  stream: batch.stream,
  revision: revision + 1 + index,
  metadata: metadataOf(batch, input, stamp, fact.type),
});

const metadataOf = (batch: CommandBatch, input: CommandInput, stamp: Stamp, type: string): EventMetadata => ({
  schemaVersion: versionOf(type),
  occurredAt: stamp.occurredAt,
  recordedAt: stamp.recordedAt,
  sourceRecordedAt: input.sourceRecordedAt,
  actor: actorOf(batch.actor),
  causationId: batch.causationId,
  correlationId: batch.correlationId,
  idempotencyKey: stamp.key,
  bodyDigest: input.bodyDigest,
});

/** Only what the log keeps of an actor, in one order of keys. */
const actorOf = (actor: Actor): Actor => ({ userId: actor.userId, rights: actor.rights, partnerId: actor.partnerId });
