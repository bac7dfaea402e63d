import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { streamCommand, type CommandOutcome } from '#command-handling';
import type { Actor, StreamKind } from '#events';
import { Problem } from '../../http/problem.js';
import { actorOf } from '../../http/caller-actor.js';
import type { ApiRequest } from '../../http/request-id.js';
import { isPlainObject } from '../reading/read-body.js';
import type { Asked } from './act.js';
import { bodyFaultsProblem } from './body-faults-problem.js';
import { refusalOfChosenId } from './chosen-id.policy.js';
import { CommandReader } from './command-reader.js';
import { deriveIds, partNamedBy } from './derive-ids.js';
import { NamedReplayPolicy } from './named-replay.policy.js';
import { RecordingClock } from './recording-clock.js';
import { SecondPersonPolicy } from './second-person.policy.js';
import { streamOf, subjectParameterOf } from './stream-of.js';
import { problemOfRejection, writeAnswer, type WriteAnswerDto } from './write-answer.js';
import { readWriteHeaders, type WriteHeaders } from './write-headers.js';
import { WriteOffPolicy } from './write-off.policy.js';

/** What a controller adds to what was asked. */
export interface Addition {
  /** Fields of the command that this API makes; made from the ids that the request turns out to have. */
  readonly added?: (body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** Replaces the body that was sent. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Carries out what one request asks: reads it, puts it on the command bus, and answers what became of it. */
@Injectable()
export class Writer {
  constructor(
    private readonly bus: CommandBus, private readonly reader: CommandReader, private readonly secondPerson: SecondPersonPolicy,
    private readonly clock: RecordingClock, private readonly writeOffs: WriteOffPolicy, private readonly namedReplays: NamedReplayPolicy,
  ) {}

  async write(asked: Asked, addition: Addition = {}): Promise<WriteAnswerDto> {
    const { entry, request } = asked;
    const headers = readWriteHeaders(request);
    const actor = actorOf(request);
    const { subjectId, stream, body } = addressed(asked, addition, actor, headers);
    const read = await this.reader.read({
      entry, body, subjectId, stream, userId: actor.userId, key: { kind: 'caller', key: headers.idempotencyKey },
      sourceRecordedAt: null, added: addition.added?.(body) ?? {},
    });
    if ('faults' in read) throw bodyFaultsProblem(read.faults);
    const refusal = this.secondPerson.refusalOf(read.input.command) ?? await this.namedReplays.refusalOf(read.input.command, actor);
    if (refusal) throw problemOfRejection(refusal);
    const judged = await this.writeOffs.judge({ stream, actor, commands: [read.input.command] });
    if (judged.refusal) throw problemOfRejection(judged.refusal.rejection);
    if (!headers.dryRun) this.clock.tell(read.input.occurredAt);
    const outcome: CommandOutcome = await this.bus.execute(streamCommand({
      kind: entry.kind, stream, inputs: [read.input], actor, expectedRevision: headers.expectedRevision ?? judged.revision,
      correlationId: request.requestId, causationId: null, dryRun: headers.dryRun,
    }));
    const answer = writeAnswer(outcome, { id: subjectId, partId: partNamedBy(entry.body, { subjectIn: entry.subjectIn, inPath: asked.inPath }, read.value), dryRun: headers.dryRun });
    tellRevision(request, answer);
    return answer;
  }
}

/** Sends the revision as the ETag, for If-Match of the next request. A trial has none: nothing came to be. */
const tellRevision = ({ res: response }: ApiRequest, { revision, dryRun }: WriteAnswerDto): void => {
  if (!dryRun && revision >= 0) response?.setHeader('ETag', `"${revision}"`);
};

interface Addressed {
  readonly subjectId: string;
  readonly stream: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Puts body and address together and finds the stream that they name. */
const addressed = (asked: Asked, addition: Addition, actor: Actor, headers: WriteHeaders): Addressed => {
  const { entry, request } = asked;
  const sent: unknown = addition.body ?? request.body ?? {};
  if (!isPlainObject(sent)) throw bodyFaultsProblem([{ pointer: '', message: 'must be a JSON object' }]);
  const refusal = entry.subjectIn !== null && Object.hasOwn(sent, entry.subjectIn) ? refusalOfChosenId(entry, actor) : undefined;
  if (refusal) throw problemOfRejection(refusal);
  const twice = asked.inPath.filter((name) => Object.hasOwn(sent, name));
  if (twice.length > 0) throw bodyFaultsProblem(twice.map((name) => ({ pointer: `/${name}`, message: 'stands in the address already' })));
  const inPath = Object.fromEntries(asked.inPath.map((name) => [name, partInPath(name, String(request.params[name]))]));
  const body = deriveIds(entry.body, { ...sent, ...inPath }, { userId: actor.userId, idempotencyKey: headers.idempotencyKey });
  const subjectId = entry.subjectIn === null ? subjectInPath(entry.kind, request.params) : String(body[entry.subjectIn]);
  const stream = streamOf(entry.kind, subjectId);
  if (stream !== undefined) return { subjectId, stream, body };
  if (entry.subjectIn === null) throw new Problem(404, 'not-found', 'There is nothing at this address.');
  throw bodyFaultsProblem([{ pointer: `/${entry.subjectIn}`, message: 'must be an id of its kind' }]);
};

/** The parts of an address that are numbers. */
const partInPath = (name: string, text: string): unknown => ((name === 'version' || name === 'batch') && /^\d{1,9}$/.test(text) ? Number(text) : text);

const subjectInPath = (kind: StreamKind, params: Readonly<Record<string, string | string[]>>): string => {
  const parameter = subjectParameterOf(kind);
  return parameter === null ? kind : String(params[parameter]);
};
