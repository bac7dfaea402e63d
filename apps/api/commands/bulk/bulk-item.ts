import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { streamCommand, TooManyConflicts, type CommandInput, type CommandOutcome } from '#command-handling';
import type { Actor } from '#events';
import type { Rejection } from '#kernel';
import { catalogue } from '../desk/command-catalogue.js';
import { refusalOfChosenId } from '../desk/chosen-id.policy.js';
import { CommandReader } from '../desk/command-reader.js';
import { NamedReplayPolicy } from '../desk/named-replay.policy.js';
import { RecordingClock } from '../desk/recording-clock.js';
import { SecondPersonPolicy } from '../desk/second-person.policy.js';
import { streamOf } from '../desk/stream-of.js';
import { WriteOffPolicy } from '../desk/write-off.policy.js';
import type { BodyFault } from '../reading/body-fault.js';
import type { BulkCommandDto, BulkItemDto, BulkResultDto } from './bulk.dto.js';

/** On whose behalf, and how, a bulk is carried out. */
export interface BulkContext {
  readonly actor: Actor;
  readonly requestId: string;
  readonly dryRun: boolean;
  /** On trial: what the items tried before would leave behind. */
  readonly supposing?: Map<string, unknown>;
}

type ReadItem =
  | { readonly inputs: readonly CommandInput[] }
  | { readonly rejection: Rejection; readonly command?: number };

/** Carries out one item of a bulk: reads its commands, and puts them on the command bus as one batch. */
@Injectable()
export class BulkItemWriter {
  constructor(
    private readonly bus: CommandBus, private readonly reader: CommandReader, private readonly secondPerson: SecondPersonPolicy,
    private readonly clock: RecordingClock, private readonly writeOffs: WriteOffPolicy, private readonly namedReplays: NamedReplayPolicy,
  ) {}

  async write(item: BulkItemDto, index: number, context: BulkContext): Promise<BulkResultDto> {
    const stream = streamOf(item.stream, item.id);
    if (stream === undefined) return refused(index, { code: 'invalid-request', message: `${item.id} is no id of a ${item.stream}.`, pointer: '/id' });
    const read = await this.readCommands(item, stream, context.actor);
    if ('rejection' in read) return refused(index, read.rejection, read.command);
    const { refusal, revision } = await this.writeOffs.judge({ stream, actor: context.actor, commands: read.inputs.map(({ command }) => command) });
    if (refusal) return refused(index, refusal.rejection, refusal.command);
    return this.clock.goesByWhatIsTold && !context.dryRun
      ? this.writeOneByOne(item, stream, read.inputs, index, context)
      : resultOf(index, await this.send(item, stream, read.inputs, { ...context, expectedRevision: revision }));
  }

  private async readCommands(item: BulkItemDto, stream: string, actor: Actor): Promise<ReadItem> {
    const inputs: CommandInput[] = [];
    for (const [index, asked] of item.commands.entries()) {
      const read = await this.readCommand(item, stream, asked, actor);
      if ('rejection' in read) return { rejection: read.rejection, command: index };
      inputs.push(read.input);
    }
    return { inputs };
  }

  private async readCommand(
    item: BulkItemDto, stream: string, { command, occurredAt, sourceRecordedAt }: BulkCommandDto, actor: Actor,
  ): Promise<{ input: CommandInput } | { rejection: Rejection }> {
    const { type, ...fields } = command;
    const entry = catalogue.get(type);
    if (entry?.kind !== item.stream || type === 'IssueApiKey') return { rejection: invalid([{ pointer: '/type', message: `is no command of a ${item.stream} in a bulk` }]) };
    if (Object.hasOwn(fields, 'occurredAt')) return { rejection: invalid([{ pointer: '/occurredAt', message: 'stands beside the command' }]) };
    const chosen = refusalOfChosenId(entry, actor);
    if (chosen) return { rejection: chosen };
    const subject = entry.subjectIn === null ? {} : { [entry.subjectIn]: item.id };
    const named = entry.subjectIn === null ? undefined : fields[entry.subjectIn];
    if (named !== undefined && named !== item.id) return { rejection: invalid([{ pointer: `/${entry.subjectIn}`, message: `must be ${item.id}` }]) };
    const body = { ...fields, ...subject, occurredAt };
    const read = await this.reader.read({
      entry, body, subjectId: item.id, stream, userId: actor.userId, key: { kind: 'content', base: item.keyBase }, sourceRecordedAt, added: {},
    });
    if ('faults' in read) return { rejection: invalid(read.faults) };
    const rejection = this.secondPerson.refusalOf(read.input.command) ?? await this.namedReplays.refusalOf(read.input.command, actor);
    return rejection ? { rejection } : { input: read.input };
  }

  private send(item: BulkItemDto, stream: string, inputs: readonly CommandInput[], context: BulkContext & { readonly expectedRevision?: number | null }): Promise<CommandOutcome> {
    return this.bus.execute(streamCommand({
      kind: item.stream, stream, inputs, actor: context.actor, expectedRevision: context.expectedRevision ?? null, correlationId: context.requestId, causationId: null, dryRun: context.dryRun, ...(context.supposing === undefined ? {} : { supposing: context.supposing }),
    }));
  }

  /** While a clock goes by what is told, every command is recorded at its own time; the item is then not all or nothing. */
  private async writeOneByOne(
    item: BulkItemDto, stream: string, inputs: readonly CommandInput[], index: number, context: BulkContext,
  ): Promise<BulkResultDto> {
    let sum = { ...resultOf(index, null), repeated: true };
    for (const [at, input] of inputs.entries()) {
      this.clock.tell(input.occurredAt);
      const result = resultOf(index, await this.send(item, stream, [input], context));
      if (result.outcome === 'rejected') return { ...result, command: at };
      sum = { ...result, eventCount: sum.eventCount + result.eventCount, repeated: sum.repeated && result.repeated };
    }
    return sum;
  }
}

const invalid = ([first, ...more]: readonly BodyFault[]): Rejection => ({
  code: 'invalid-request',
  message: [`${first?.pointer ?? ''} ${first?.message ?? 'is invalid'}`, ...(more.length > 0 ? [`and ${more.length} more`] : [])].join(', '),
  pointer: first?.pointer ?? '',
});

/** An item that was refused: nothing of it is recorded. */
export const refused = (index: number, rejection: Rejection, command?: number): BulkResultDto =>
  ({ index, outcome: 'rejected', revision: null, eventCount: 0, repeated: false, rejection, ...(command === undefined ? {} : { command }) });

const resultOf = (index: number, outcome: CommandOutcome | null): BulkResultDto => {
  if (outcome === null) return { index, outcome: 'accepted', revision: -1, eventCount: 0, repeated: false };
  if (outcome.outcome === 'rejected') return refused(index, outcome.rejection, outcome.input);
  if (outcome.outcome === 'revision-differs') throw new TooManyConflicts(`The account changed while a write-off was judged; ${index} is at revision ${outcome.revision} now.`);
  const { revision, events, repeated } = outcome;
  return { index, outcome: 'accepted', revision, eventCount: repeated ? 0 : events.length, repeated };
};
