import { batchStream, statementsStream, type BatchEvent, type RecordedBatchEvent, type RecordedStatementEvent, type StatementBalance, type StatementLine } from '#events';
import { formatMinor, type Currency, type EventId, type Instant, type PartnerId, type Period, type UserId } from '#kernel';
import { day } from '../dossier/deal-log.js';

const recorded = (prefix: string, revision: number, at: Instant) => ({
  id: `${prefix}-${revision}` as EventId, revision,
  metadata: {
    schemaVersion: 1, occurredAt: at, recordedAt: at, sourceRecordedAt: null, causationId: null, correlationId: 'c',
    actor: { userId: 'usr_fin' as UserId, rights: ['finance'], partnerId: null }, idempotencyKey: `${prefix}-${revision}`, bodyDigest: 'b'.repeat(64),
  },
});

/** What a test says of a statement. */
export interface StatementInBrief {
  readonly partnerId: string;
  readonly lines: readonly StatementLine[];
  readonly balances?: readonly StatementBalance[];
}

/** Statements of 2026-Q1, each in one part, recorded on 10 April 2026; event ids `statement-0`, `statement-1`, …. */
export const statementLog = (...statements: readonly StatementInBrief[]): readonly RecordedStatementEvent[] =>
  statements.map(({ partnerId, lines, balances = [] }, revision) => ({
    ...recorded('statement', revision, day(100)), stream: statementsStream('2026-Q1' as Period), type: 'StatementIssued', data: {
      period: '2026-Q1' as Period, partnerId: partnerId as PartnerId, part: 1, parts: 1, lines: [...lines], evidence: [], balances: [...balances] },
  }) as RecordedStatementEvent);

/** A balance that says how much stands to an account, and nothing of how it came to. */
export const closingAt = (minor: bigint, currency = 'USD'): StatementBalance => {
  const [closing, zero] = [formatMinor(minor, currency as Currency), formatMinor(0n, currency as Currency)];
  return {
    currency, opening: closing, earned: zero, clawedBack: zero, adjusted: zero, paid: zero, closing, heldOpening: zero, held: zero, released: zero, heldClosing: zero, withheld: zero };
};

/** The events of batch 1, a day each from 20 April 2026 on; event ids `batch-0`, `batch-1`, …. */
export const batchLog = (...events: readonly BatchEvent[]): readonly RecordedBatchEvent[] =>
  events.map((event, revision) => ({ ...recorded('batch', revision, day(110 + revision)), stream: batchStream(1), ...event }) as RecordedBatchEvent);
