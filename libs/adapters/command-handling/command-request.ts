import type { Actor, RecordedEvent, StreamKind } from '#events';
import type { EventId, Instant, Rejection } from '#kernel';
import type { VaultRow } from '#vault';

/** How a command is made safe to repeat. */
export type CommandKey =
  /** The caller's own key (header `Idempotency-Key`), unique per user. */
  | { readonly kind: 'caller'; readonly key: string }
  /** Made of what the command says and the revision it is decided at: for importers, whose commands repeat by content. */
  | { readonly kind: 'content'; readonly base: string };

/** One command as it comes to be decided. */
export interface CommandInput<Command = { readonly type: string }> {
  readonly command: Command;
  /** When what it tells was true; null: now. */
  readonly occurredAt: Instant | null;
  /** Of what the ledger says by itself: when what made it say so was true. A demo's clock goes by that, for it may tell of what was before. */
  readonly causedAt?: Instant;
  readonly sourceRecordedAt: Instant | null;
  readonly key: CommandKey;
  /** SHA-256 (hex) of the body in RFC 8785 form, sealed texts by reference. */
  readonly bodyDigest: string;
  /**
   * Sealed texts that the command refers to. They are kept just before its events are appended, never for a refused or a trial command: an
   * event always has its text, and a text that lost a race stays without an event.
   */
  readonly sealedTexts: readonly VaultRow[];
}

/** Commands for one stream, decided one after the other and recorded all together or not at all. */
export interface CommandBatch {
  readonly kind: StreamKind;
  readonly stream: string;
  readonly inputs: readonly CommandInput[];
  readonly actor: Actor;
  /** The revision that the caller has seen (`If-Match`); null: whatever it is. -1: the stream must not exist. */
  readonly expectedRevision: number | null;
  readonly correlationId: string;
  readonly causationId: EventId | null;
  /** Decides, records nothing. */
  readonly dryRun: boolean;
  /** On trial: the states of other streams as what was tried before would leave them, by stream; this one is added. */
  readonly supposing?: Map<string, unknown>;
}

/** What became of a batch. Only `accepted` has recorded anything. */
export type CommandOutcome =
  | { readonly outcome: 'accepted'; readonly stream: string; readonly revision: number; readonly events: readonly RecordedEvent[];
      /** True when every command had been accepted before: the answer is rebuilt from the log. */
      readonly repeated: boolean }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection; readonly input: number }
  | { readonly outcome: 'revision-differs'; readonly revision: number };
