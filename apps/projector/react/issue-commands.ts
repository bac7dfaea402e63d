import { systemActor } from '#auth';
import type { CommandHandling } from '#command-handling';
import type { RecordedEvent, StreamKind } from '#events';
import { digestOf, type EventId, type Instant } from '#kernel';

/** The ledger could not do what follows from a decision: the rejection is a defect or a conflict that people must see. */
export class ReactionRefused extends Error {
  override readonly name = 'ReactionRefused';
}

/** A command of the ledger's own, under a key that makes it safe to repeat. */
export interface OwnCommand {
  readonly key: string;
  readonly command: { readonly type: string };
  /** When what it tells was true, where that is another instant than of the rest. */
  readonly occurredAt?: Instant;
  /** When it was learned, where that was before the ledger did. */
  readonly sourceRecordedAt?: Instant | null;
}

/** Where own commands go, what made them, and when what they tell was true. */
export interface OwnCommands {
  readonly kind: StreamKind;
  readonly stream: string;
  readonly causationId: EventId;
  readonly occurredAt: Instant;
}

const bytesPerAppend = 700 * 1024;
const commandsPerAppend = 200;

/** Issues commands on one stream as the ledger itself, in appends of a size that every store takes; gives what they recorded, now or before. Throws where one is refused. */
export const issueCommands = async (commandHandling: CommandHandling, commands: readonly OwnCommand[], to: OwnCommands): Promise<readonly RecordedEvent[]> => {
  const recorded: RecordedEvent[] = [];
  let batch: OwnCommand[] = [];
  let bytes = 0;
  for (const each of commands) {
    const length = Buffer.byteLength(JSON.stringify(each.command));
    if (batch.length > 0 && (batch.length === commandsPerAppend || bytes + length > bytesPerAppend)) {
      recorded.push(...await issue(commandHandling, batch, to));
      [batch, bytes] = [[], 0];
    }
    batch.push(each);
    bytes += length;
  }
  if (batch.length > 0) recorded.push(...await issue(commandHandling, batch, to));
  return recorded;
};

const issue = async (commandHandling: CommandHandling, commands: readonly OwnCommand[], { kind, stream, causationId, occurredAt }: OwnCommands): Promise<readonly RecordedEvent[]> => {
  const outcome = await commandHandling.handle({
    kind, stream, actor: systemActor, expectedRevision: null, correlationId: causationId, causationId, dryRun: false,
    inputs: commands.map(({ key, command, ...own }) => ({
      command, occurredAt: own.occurredAt ?? occurredAt, causedAt: occurredAt, sourceRecordedAt: own.sourceRecordedAt ?? null, key: { kind: 'caller', key }, bodyDigest: digestOf({ stream, command }), sealedTexts: [] })) });
  if (outcome.outcome === 'accepted') return outcome.events;
  const reason = outcome.outcome === 'rejected' ? `${outcome.rejection.code}: ${outcome.rejection.message}` : 'the stream changed';
  throw new ReactionRefused(`${stream} refused ${commands[outcome.outcome === 'rejected' ? outcome.input : 0]?.key ?? ''}: ${reason}`);
};
