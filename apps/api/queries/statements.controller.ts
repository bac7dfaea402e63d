import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource, type EntityManager } from 'typeorm';
import { documentKinds, StatementDocuments } from '#documents';
import { parsePartnerId, parsePeriod } from '#kernel';
import { balancesOfStatement, disputesBehind, disputesOfStatement, linesOfStatement, listPeriods, listStatements, type PeriodRow, type StatementBalanceRow, type StatementLineRow } from '#projections';
import { readAs, seesOwnOf, type ReadCaller } from '#read-store';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { Problem } from '../http/problem.js';
import { listAnswer, type ListAnswer } from './list-answer.js';
import { onlyParameters, pageIn, periodIn, wordIn, type QueryString } from './query-values.js';

/** A line as it was issued; to its partner and the vendor also which dispute is about it, and whose ruling it follows from. */
type StatedLineAnswer = StatementLineRow & {
  readonly dispute: { readonly id: string; readonly standing: string } | null;
  readonly becauseOfDispute: string | null;
};

/** A statement as a page shows it: its balances, and a page of its lines. */
export interface IssuedStatementAnswer {
  readonly object: 'issued-statement';
  readonly partnerId: string;
  readonly period: string;
  readonly issuedAt: string;
  readonly balances: readonly StatementBalanceRow[];
  readonly lines: readonly StatedLineAnswer[];
  readonly has_more: boolean;
}

/** A statement may have ten thousand lines; a page of them is as long as one answer can well be. */
const linesMax = 1_000;

const contentTypes = {
  json: 'application/json', csv: 'text/csv; charset=utf-8', pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** Reads of what was promised: quarters, and statements as they were issued. */
@ApiTags('Statements')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller('v1')
export class StatementQueriesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('periods')
  @ApiOperation({ summary: 'The quarters that are proposed for closing, being closed or closed, each as it stands.' })
  async periods(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<Readonly<Record<string, unknown>>>> {
    onlyParameters(query, []);
    const { rows, kept } = await readAs(this.dataSource, caller, async (manager) => ({ rows: await listPeriods(manager), kept: await documentsOf(manager).keptByPeriod() }));
    const latest = [...new Map(rows.flatMap((row) => (isRestatement(row) ? [] : [[row.period, row]]))).values()];
    return listAnswer(latest, { limit: latest.length }, (row) => showPeriod(row, kept.get(row.period) ?? 0));
  }

  @Get('statements')
  @ApiOperation({ summary: 'Statements as they ended, newest first, one entry for each currency.' })
  @ApiQuery({ name: 'period', required: false })
  async all(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<StatementBalanceRow>> {
    onlyParameters(query, ['period']);
    const rows = await readAs(this.dataSource, caller, (manager) => listStatements(manager, { partnerId: undefined, period: periodIn(query, 'period') }));
    return listAnswer(rows, { limit: rows.length }, (row) => row);
  }

  @Get('partners/:partnerId/statements')
  @ApiOperation({ summary: 'The statements of one partner, newest first, one entry for each currency.' })
  async ofPartner(@Caller() caller: ReadCaller, @Param('partnerId') partnerId: string, @Query() query: QueryString): Promise<ListAnswer<StatementBalanceRow>> {
    onlyParameters(query, []);
    ownOnly(caller, partnerId);
    const rows = await readAs(this.dataSource, caller, (manager) => listStatements(manager, { partnerId, period: undefined }));
    return listAnswer(rows, { limit: rows.length }, (row) => row);
  }

  @Get('partners/:partnerId/statements/:period')
  @ApiOperation({ summary: 'One statement as it was issued: balances, and its lines page by page (starting_after: a line\'s number).' })
  @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async one(@Caller() caller: ReadCaller, @Param('partnerId') partnerId: string, @Param('period') period: string, @Query() query: QueryString): Promise<IssuedStatementAnswer> {
    onlyParameters(query, ['limit', 'starting_after']);
    ownOnly(caller, partnerId);
    const page = pageIn(query, linesMax);
    const after = Number(page.after ?? 0);
    if (!Number.isSafeInteger(after) || after < 0) throw new Problem(400, 'invalid-request', 'starting_after is the number of a line.');
    const { balances, lines } = await readAs(this.dataSource, caller, async (manager) => ({
      balances: await balancesOfStatement(manager, partnerId, known(period)),
      lines: await withDisputes(manager, await linesOfStatement(manager, { partnerId, period, after, limit: page.limit + 1 })) }));
    const [first] = balances;
    if (first === undefined) throw unknownStatement(partnerId, period);
    return {
      object: 'issued-statement', partnerId, period, issuedAt: first.issuedAt, balances, lines: lines.slice(0, page.limit), has_more: lines.length > page.limit };
  }

  @Get('partners/:partnerId/statements/:period/document')
  @ApiOperation({ summary: 'The statement as a document, the very bytes that were kept when it was issued.' })
  @ApiQuery({ name: 'kind', required: true, enum: documentKinds })
  @ApiOkResponse({ content: Object.fromEntries(Object.entries(contentTypes).map(([kind, type]) => [type, { schema: kind === 'json' ? { type: 'object' } : { type: 'string', format: 'binary' } }])) })
  async document(
    @Caller() caller: ReadCaller, @Param('partnerId') partnerId: string, @Param('period') period: string, @Query() query: QueryString, @Res() response: Response,
  ): Promise<void> {
    onlyParameters(query, ['kind']);
    ownOnly(caller, partnerId);
    const kind = wordIn(query, 'kind', documentKinds);
    if (kind === undefined) throw new Problem(400, 'invalid-request', `The parameter kind must be one of ${documentKinds.join(', ')}.`);
    const found = await readAs(this.dataSource, caller, (manager) => documentsOf(manager).read({ period: known(period), partnerId, kind }));
    if (found === undefined) throw unknownStatement(partnerId, period);
    response.setHeader('content-type', contentTypes[kind]);
    response.setHeader('etag', `"${found.sha256}"`);
    response.setHeader('content-disposition', `attachment; filename="${partnerId}-${period}.${kind}"`);
    response.end(found.bytes);
  }
}

const isRestatement = ({ standing }: PeriodRow): boolean => standing === 'restatementProposed' || standing === 'restatementWithdrawn' || standing === 'restated';

const withDisputes = async (manager: EntityManager, lines: readonly StatementLineRow[]): Promise<readonly StatedLineAnswer[]> => {
  const [first] = lines;
  if (first === undefined) return [];
  const about = await disputesOfStatement(manager, first);
  const behind = await disputesBehind(manager, lines.map(({ causeEventId }) => causeEventId));
  return lines.map((line) => {
    const dispute = about.get(line.lineNo);
    return {
      ...line, dispute: dispute === undefined ? null : { id: dispute.disputeId, standing: dispute.standing }, becauseOfDispute: behind.get(line.causeEventId) ?? null };
  });
};

const documentsOf = (manager: EntityManager): StatementDocuments => new StatementDocuments((sql, values) => manager.query(sql, values));

/** `kept`: of how many statements the documents are made. */
const showPeriod = ({ period, standing, recordedAt, knownAt, data }: PeriodRow, kept: number): Readonly<Record<string, unknown>> =>
  ({ object: 'period', period, standing, since: recordedAt, knownAt, ...(standing === 'closed' ? { closed: { ...(JSON.parse(data) as object), kept } } : {}) });

/** A statement is one partner's own matter; another is told what it would be told of one that does not exist. */
const ownOnly = (caller: ReadCaller, partnerId: string): void => {
  if (parsePartnerId(partnerId) === undefined || !seesOwnOf(caller, partnerId)) throw new Problem(404, 'partner-unknown', `There is no partner ${partnerId.slice(0, 80)}.`);
};

const known = (period: string): string => {
  if (parsePeriod(period) === undefined) throw new Problem(404, 'statement-unknown', `${period.slice(0, 40)} is no quarter like 2026-Q1.`);
  return period;
};

const unknownStatement = (partnerId: string, period: string): Problem =>
  new Problem(404, 'statement-unknown', `No statement of ${partnerId.slice(0, 80)} was issued for ${period.slice(0, 40)}.`);
