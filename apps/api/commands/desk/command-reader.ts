import type { CommandInput, CommandKey } from '#command-handling';
import { digestOf, type Instant } from '#kernel';
import type { Vault } from '#vault';
import type { BodyFault } from '../reading/body-fault.js';
import { readBody } from '../reading/read-body.js';
import type { CatalogueEntry } from './command-catalogue.js';
import { sealTexts } from './seal-texts.js';

/** One command as it was asked for. */
export interface AskedCommand {
  readonly entry: CatalogueEntry;
  readonly body: Readonly<Record<string, unknown>>;
  readonly subjectId: string;
  readonly stream: string;
  readonly userId: string;
  readonly key: CommandKey;
  readonly sourceRecordedAt: Instant | null;
  /** What this API adds to the command; it is new with every request and so no part of the digest. */
  readonly added: Readonly<Record<string, unknown>>;
}

export type ReadCommand =
  | { readonly input: CommandInput; readonly value: object }
  | { readonly faults: readonly BodyFault[] };

/** Reads what was asked: every field checked, free texts sealed, the digest taken. */
export class CommandReader {
  constructor(private readonly vault: Vault) {}

  async read(asked: AskedCommand): Promise<ReadCommand> {
    const { entry, stream } = asked;
    const read = readBody(entry.body, asked.body);
    if ('faults' in read) return read;
    const { body, rows } = await sealTexts(this.vault, entry.body, read.value, `/${entry.type}`, {
      userId: asked.userId, idempotencyKey: asked.key.kind === 'caller' ? asked.key.key : asked.key.base, subjectId: asked.subjectId,
    });
    const { occurredAt, ...fields } = body;
    const input = {
      command: { type: entry.type, ...fields, ...asked.added },
      occurredAt: read.value.occurredAt,
      sourceRecordedAt: asked.sourceRecordedAt,
      key: asked.key,
      bodyDigest: digestOf({ command: entry.type, stream, body: { ...fields, occurredAt } }),
      sealedTexts: rows,
    };
    return { input, value: read.value };
  }
}
