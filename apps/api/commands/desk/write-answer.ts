import { ApiProperty } from '@nestjs/swagger';
import type { CommandOutcome } from '#command-handling';
import type { RecordedEvent } from '#events';
import type { Rejection } from '#kernel';
import { Problem } from '../../http/problem.js';

/** A fact that a request recorded. */
export class RecordedFactDto {
  @ApiProperty({ description: 'The event.', format: 'uuid', example: '3f7c1c5e-5f0e-5b3f-9d55-0f1d7f2c9a10' }) readonly id!: string;
  @ApiProperty({ description: 'What happened.', example: 'TouchpointLogged' }) readonly type!: string;
  @ApiProperty({ description: 'When it was true.', example: '2026-03-20T16:00:00.000Z' }) readonly occurredAt!: string;
  @ApiProperty({ description: 'When the ledger learned it.', example: '2026-03-21T09:12:44.120Z' }) readonly recordedAt!: string;
}

/** What a write answers. A repeated request gets the answer of the first one. */
export class WriteAnswerDto {
  @ApiProperty({ description: 'What was written to.', example: 'deal_acme-renewal' }) readonly id!: string;
  @ApiProperty({ description: 'The part that the request named or had named: a touchpoint, a registration, a refund.', type: String, nullable: true, example: 'T-1' })
  readonly partId!: string | null;
  @ApiProperty({ description: 'Its revision now, also the ETag; -1: it does not exist.', example: 7 }) readonly revision!: number;
  @ApiProperty({ description: 'The facts recorded; none where it was so already.', type: () => RecordedFactDto, isArray: true })
  readonly events!: readonly RecordedFactDto[];
  @ApiProperty({ description: 'Whether the request had been carried out before.' }) readonly repeated!: boolean;
  @ApiProperty({ description: 'Whether nothing was recorded because only a trial was asked for.' }) readonly dryRun!: boolean;
}

/** The answer to a write that was accepted. Throws the problem of one that was not. */
export const writeAnswer = (outcome: CommandOutcome, about: { id: string; partId: string | null; dryRun: boolean }): WriteAnswerDto => {
  if (outcome.outcome === 'rejected') throw problemOfRejection(outcome.rejection);
  if (outcome.outcome === 'revision-differs') throw revisionDiffers(outcome.revision);
  const { revision, events, repeated } = outcome;
  const { id, partId, dryRun } = about;
  return { id, partId, revision, events: events.map(factOf), repeated: repeated && events.length > 0, dryRun };
};

const factOf = ({ id, type, metadata }: RecordedEvent): RecordedFactDto =>
  ({ id, type, occurredAt: metadata.occurredAt, recordedAt: metadata.recordedAt });

/** A refusal as a problem: not allowed 403, of a thing that is not there 404, a key used for something else 422, otherwise 409. */
export const problemOfRejection = ({ code, message, pointer }: Rejection): Problem =>
  new Problem(statusOf(code), code, message, pointer === undefined ? {} : { errors: [{ pointer, message }] });

const statusOf = (code: string): number => {
  if (code === 'forbidden') return 403;
  if (code === 'idempotency-key-reused') return 422;
  return unknownThings.has(code) ? 404 : 409;
};

/** Things that an address names; a body that refers to nothing is a conflict. */
const unknownThings: ReadonlySet<string> = new Set([
  'deal-unknown', 'dispute-unknown', 'rule-set-unknown', 'user-unknown', 'programme-not-founded', 'registration-unknown', 'touchpoint-unknown',
  'correction-unknown', 'agreement-unknown', 'version-unknown', 'draft-unknown', 'api-key-unknown', 'partner-unknown', 'contact-unknown', 'restatement-unknown', 'replay-unknown',
]);

const revisionDiffers = (revision: number): Problem =>
  new Problem(412, 'revision-differs', `It is at revision ${revision} now; look again before you change it.`,
    revision === -1 ? {} : { headers: { ETag: `"${revision}"` } });
