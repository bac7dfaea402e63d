import type { EventStore, JsonObject } from '#event-store';
import { assertWritable, type RecordedEvent, type StreamKind } from '#events';
import { instantOfMillis, type Instant, type Rejection } from '#kernel';
import type { VaultRow } from '#vault';
import { decideBatch, keyReused, type BatchDecision } from './batch-decision.js';
import type { CommandBatch, CommandInput, CommandOutcome } from './command-request.js';
import { emptyStream, type FoldedStream } from './folded-stream.js';
import type { KeyRegistry } from './key-registry.js';
import type { OneAtATime } from './one-at-a-time.js';
import { StreamCache } from './stream-cache.js';
import type { StreamDefinition } from './stream-definition.js';

const attemptsMax = 30;

/** What command handling works with. `clock` gives milliseconds since 1970; a demo's clock may go by what the command says. */
export interface CommandHandlingParts {
  readonly store: EventStore;
  readonly definitions: readonly StreamDefinition[];
  readonly keepTexts: (rows: readonly VaultRow[]) => Promise<void>;
  /** Carries out what events say is to be forgotten; done again where a command is repeated. */
  readonly forget: (events: readonly RecordedEvent[]) => Promise<void>;
  readonly keyRegistry: KeyRegistry | null;
  readonly oneAtATime: OneAtATime;
  readonly clock: (input?: CommandInput) => number;
  /** Left out: nobody watches. */
  readonly watch?: CommandWatch;
}

/** Sees how commands fare, for whoever measures them. */
export interface CommandWatch {
  /** A batch was accepted, refused or failed; `stream`: the kind of its stream. */
  handled(stream: StreamKind, outcome: CommandOutcome['outcome'] | 'failed', durationMs: number): void;
  /** An append found its stream changed. */
  conflicted(): void;
}

/** The stream kept changing under a command: the caller may try again. */
export class TooManyConflicts extends Error {
  override readonly name = 'TooManyConflicts';
}

/** Loads a stream, decides, appends; a conflict is decided again on the newer state, a rejection is a value. */
export class CommandHandling {
  private readonly definitions: ReadonlyMap<StreamKind, StreamDefinition>;
  private readonly cache: StreamCache;

  constructor(private readonly parts: CommandHandlingParts) {
    this.definitions = new Map(parts.definitions.map((definition) => [definition.kind, definition]));
    this.cache = new StreamCache(parts.store, this.definitions, () => performance.now());
  }

  /** Decides and records a batch on one stream: all of it or nothing. */
  async handle(batch: CommandBatch): Promise<CommandOutcome> {
    const startedAt = performance.now();
    let outcome: CommandOutcome['outcome'] | 'failed' = 'failed';
    try {
      const handled = await this.carryOut(batch);
      outcome = handled.outcome;
      return handled;
    } finally {
      this.parts.watch?.handled(batch.kind, outcome, performance.now() - startedAt);
    }
  }

  private async carryOut(batch: CommandBatch): Promise<CommandOutcome> {
    if (!(await this.claimKeys(batch))) return { outcome: 'rejected', rejection: keyReused, input: 0 };
    const definition = this.definitionOf(batch.kind);
    const alone = batch.inputs.some(({ command }) => definition.oneAtATime?.(command, batch.actor) === true);
    const outcome = await (alone ? this.parts.oneAtATime(() => this.decideUntilAppended(batch)) : this.decideUntilAppended(batch));
    if (outcome.outcome === 'accepted' && !batch.dryRun) await this.parts.forget(outcome.events);
    return outcome;
  }

  private async decideUntilAppended(batch: CommandBatch): Promise<CommandOutcome> {
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const outcome = await this.attempt(batch, attempt > 0);
      if (outcome) return outcome;
    }
    throw new TooManyConflicts(`${batch.stream} changed ${attemptsMax} times while a command was decided.`);
  }

  /** The present state of a stream, other processes' events included. */
  async stateOf(kind: StreamKind, stream: string): Promise<FoldedStream<unknown>> {
    return this.cache.load(kind, stream, true);
  }

  /** The state of a stream at most a quarter of a second old. */
  async recentStateOf(kind: StreamKind, stream: string): Promise<unknown> {
    return this.cache.stateForFacts(kind, stream);
  }

  private async attempt(batch: CommandBatch, fresh: boolean): Promise<CommandOutcome | undefined> {
    const folded = await this.cache.load(batch.kind, batch.stream, fresh);
    const { decision, on } = await this.decide(batch, folded, fresh);
    // Who may not know of it is told so whatever revision was expected: the answer to If-Match would say that it exists.
    if (decision.decided === 'rejected' && isHiding(decision.rejection)) return refused(decision);
    if (batch.expectedRevision !== null && !isRepeat(decision) && on.revision !== batch.expectedRevision) {
      return fresh ? { outcome: 'revision-differs', revision: on.revision } : undefined;
    }
    if (decision.decided === 'rejected') return refused(decision);
    if (batch.dryRun) batch.supposing?.set(batch.stream, decision.after.state);
    if (decision.events.length === 0 || batch.dryRun) return accepted(batch, decision, decision.after.revision);
    return this.append(batch, on, decision);
  }

  /** A decision that records nothing is taken on the newest state, never on a remembered one alone. */
  private async decide(batch: CommandBatch, folded: FoldedStream<unknown>, fresh: boolean): Promise<{ decision: BatchDecision; on: FoldedStream<unknown> }> {
    const first = await this.decideOn(batch, folded);
    if (fresh || (first.decided === 'events' && first.events.length > 0)) return { decision: first, on: folded };
    const newest = await this.cache.load(batch.kind, batch.stream, true);
    return newest.revision === folded.revision ? { decision: first, on: folded } : { decision: await this.decideOn(batch, newest), on: newest };
  }

  private decideOn(batch: CommandBatch, folded: FoldedStream<unknown>): Promise<BatchDecision> {
    const definition = this.definitionOf(batch.kind);
    const state = folded.revision === -1 ? emptyStream(batch.stream, definition.decider.initial) : folded;
    return decideBatch(batch, definition, state, (input) => this.now(input), async (kind, stream) => batch.supposing?.get(stream) ?? this.cache.stateForFacts(kind, stream));
  }

  private async append(batch: CommandBatch, on: FoldedStream<unknown>, decision: Extract<BatchDecision, { decided: 'events' }>): Promise<CommandOutcome | undefined> {
    decision.events.forEach(assertWritable);
    await this.parts.keepTexts(batch.inputs.flatMap((input) => input.sealedTexts));
    const result = await this.parts.store.append(
      batch.stream, on.revision === -1 ? 'no-stream' : on.revision, decision.events.map(toAppend));
    if (result.outcome === 'conflict') {
      this.parts.watch?.conflicted();
      return undefined;
    }
    if (result.outcome === 'id-taken') return { outcome: 'rejected', rejection: keyReused, input: 0 };
    // Somebody else recorded these very ids first: what they recorded is the answer, with their time and their words.
    if (result.repeated) return undefined;
    this.cache.put(decision.after);
    return accepted(batch, decision, result.revision);
  }

  private async claimKeys(batch: CommandBatch): Promise<boolean> {
    const registry = this.parts.keyRegistry;
    if (!registry || batch.dryRun) return true;
    const claims = await Promise.all(callerKeys(batch).map((key) => registry.claim(batch.actor.userId, key, batch.stream)));
    return claims.every(Boolean);
  }

  private definitionOf(kind: StreamKind): StreamDefinition {
    const definition = this.definitions.get(kind);
    if (!definition) throw new Error(`No stream of kind ${kind} is defined.`);
    return definition;
  }

  private now(input: CommandInput): Instant {
    return instantOfMillis(this.parts.clock(input));
  }
}

const refused = ({ rejection, input }: Extract<BatchDecision, { decided: 'rejected' }>): CommandOutcome => ({ outcome: 'rejected', rejection, input });

const isHiding = ({ code }: Rejection): boolean => code === 'forbidden' || code.endsWith('-unknown');

const callerKeys = (batch: CommandBatch): string[] =>
  batch.inputs.flatMap(({ key }) => (key.kind === 'caller' ? [key.key] : []));

const isRepeat = (decision: BatchDecision): boolean =>
  decision.decided === 'events' && decision.repeated && decision.answer.length > 0;

const accepted = (batch: CommandBatch, decision: Extract<BatchDecision, { decided: 'events' }>, revision: number): CommandOutcome =>
  ({ outcome: 'accepted', stream: batch.stream, revision, events: decision.answer, repeated: decision.repeated });

const toAppend = (event: RecordedEvent): { id: string; type: string; data: JsonObject; metadata: JsonObject } =>
  ({ id: event.id, type: event.type, data: event.data as JsonObject, metadata: event.metadata as unknown as JsonObject });
