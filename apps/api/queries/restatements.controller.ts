import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor, PeriodEvent, Right } from '#events';
import { parsePeriod } from '#kernel';
import { listPeriods, type PeriodRow } from '#projections';
import { readAs } from '#read-store';
import { Vault, type OpenedText } from '#vault';
import { ApiProblems } from '../http/api-problems.js';
import { CallerActor } from '../http/caller-actor.js';
import { Problem } from '../http/problem.js';
import { listAnswer, type ListAnswer } from './list-answer.js';
import { onlyParameters, type QueryString } from './query-values.js';

/** A restatement of a closed quarter as it stands, with the event of each step and who took it. */
interface RestatementAnswer {
  readonly id: string;
  readonly object: 'restatement';
  readonly period: string;
  readonly ruleSetId: string;
  readonly version: number;
  readonly replayId: string | null;
  readonly replayDigest: string;
  /** Null where the text cannot be had. */
  readonly reason: OpenedText | null;
  readonly standing: 'proposed' | 'withdrawn' | 'approved';
  readonly proposed: RestatementStep;
  /** Its approval or its withdrawal; null while it waits. */
  readonly decided: RestatementStep | null;
}

interface RestatementStep {
  readonly eventId: string;
  readonly userId: string;
  readonly recordedAt: string;
}

const reviewing: readonly Right[] = ['operations', 'finance', 'auditor'];

type Proposed = Extract<PeriodEvent, { type: 'RestatementProposed' }>['data'];

/** Reads of what became of closed quarters. */
@ApiTags('Periods')
@ApiBearerAuth()
@Controller('v1/periods')
export class RestatementQueriesController {
  constructor(private readonly dataSource: DataSource, private readonly vault: Vault) {}

  @Get(':period/restatements')
  @ApiOperation({ summary: 'The restatements of a quarter in the order of their proposal, with who decided and why.' })
  @ApiParam({ name: 'period', schema: { type: 'string' } })
  @ApiProblems(400, 401, 403, 404, 503)
  async list(@CallerActor() { rights }: Actor, @Param('period') named: string, @Query() query: QueryString): Promise<ListAnswer<RestatementAnswer>> {
    onlyParameters(query, []);
    if (!rights.some((right) => reviewing.includes(right))) throw new Problem(403, 'forbidden', 'Only operations, finance and auditors see restatements.');
    const period = parsePeriod(named);
    if (period === undefined) throw new Problem(404, 'period-unknown', `${named.slice(0, 40)} is no quarter like 2026-Q1.`);
    const rows = (await readAs(this.dataSource, { sees: 'programme' }, listPeriods)).filter((row) => row.period === period);
    const proposals = rows.filter(({ standing }) => standing === 'restatementProposed');
    const texts = await this.vault.open(proposals.map(({ data }) => (JSON.parse(data) as Proposed).reason.textId));
    return listAnswer(proposals, { limit: proposals.length }, (row) => answerOf(row, rows, texts));
  }
}

const answerOf = (row: PeriodRow, rows: readonly PeriodRow[], texts: ReadonlyMap<string, OpenedText>): RestatementAnswer => {
  const { restatementId, period, ruleSetId, version, replayId, replayDigest, reason } = JSON.parse(row.data) as Proposed;
  const decided = rows.find(({ standing, data }) =>
    (standing === 'restated' || standing === 'restatementWithdrawn') && (JSON.parse(data) as Proposed).restatementId === restatementId);
  return {
    id: restatementId, object: 'restatement', period, ruleSetId, version, replayId, replayDigest, reason: texts.get(reason.textId) ?? null,
    standing: decided === undefined ? 'proposed' : decided.standing === 'restated' ? 'approved' : 'withdrawn',
    proposed: stepOf(row), decided: decided === undefined ? null : stepOf(decided) };
};

const stepOf = ({ eventId, userId, recordedAt }: PeriodRow): RestatementStep => ({ eventId, userId, recordedAt });
