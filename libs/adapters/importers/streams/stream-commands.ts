import type { SealedText } from '#events';
import type { DealId, Instant, PartnerId } from '#kernel';
import type { DealCommand, PartnerCommand } from '#ledger';

/** A command as it travels to the API: where the ledger takes a sealed text, the text itself. */
export type Plain<Value> =
  Value extends string | number | boolean | null ? Value
    : Value extends SealedText ? string
      : Value extends readonly (infer Item)[] ? readonly Plain<Item>[]
        : Value extends object ? { readonly [Key in keyof Value]: Plain<Value[Key]> }
          : Value;

export type CommandBody = Plain<DealCommand> | Plain<PartnerCommand>;

/** One command with its clocks; null: when it is received, and: the source does not say. */
export interface ImportedCommand {
  readonly command: CommandBody;
  readonly occurredAt: Instant | null;
  readonly sourceRecordedAt: Instant | null;
}

/** Everything that the source says about one partner or one deal: all of it goes in or nothing. */
export interface StreamCommands {
  readonly stream: 'partner' | 'deal';
  readonly id: PartnerId | DealId;
  /** The record's id in the source. */
  readonly externalId: string;
  /** Made of the source and the external id, the same at every run. */
  readonly keyBase: string;
  readonly commands: readonly ImportedCommand[];
  /** Where it came from; of a partner, the first row that names it. */
  readonly rows: readonly { readonly file: string; readonly row: number }[];
}
