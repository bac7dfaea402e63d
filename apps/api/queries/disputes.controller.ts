import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource, type EntityManager } from 'typeorm';
import { disputeStream, type Actor } from '#events';
import { formatMinor, formatRational, formatRounded, multiplyRationals, parseDisputeId, rational, type Currency, type PartnerId } from '#kernel';
import { findDispute, listDisputes, listTrail, type DisputeRow } from '#projections';
import { readAs, type ReadCaller } from '#read-store';
import { disputeRateGroups, type DisputeRateBand, type DisputeRateGroup } from '#rules';
import { bodyFaultsProblem } from '../commands/desk/body-faults-problem.js';
import { CompareDisputeRequestDto } from '../commands/dispute/dispute-request.dto.js';
import { readBody } from '../commands/reading/read-body.js';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { CallerActor } from '../http/caller-actor.js';
import { Problem } from '../http/problem.js';
import { DisputeReports, type DisputeComparisonAnswer } from './dispute-reports.js';
import { listAnswer, type ListAnswer } from './list-answer.js';
import { onlyParameters, onlyProgramme, pageIn, periodIn, textIn, wordIn, type QueryString } from './query-values.js';
import { TrailTexts, type EventAnswer } from './trail-texts.js';

/** A dispute as it stands. `held` is what of its amount waits now. */
type DisputeAnswer = Omit<DisputeRow, 'disputeId' | 'missing' | 'lineReference' | 'award' | 'toCarryOut'> & {
  readonly id: string;
  readonly object: 'dispute';
  /** Whether all that rulings say is on the deal: a correction is once a second person has approved it. */
  readonly carriedOut: boolean;
  readonly missing: readonly { readonly touchpointId: string; readonly role: string; readonly kind: string; readonly happenedAt: string }[];
};

/** A dispute with every word that was said in it. */
type WholeDisputeAnswer = DisputeAnswer & { readonly history: readonly EventAnswer[] };

/** How many lines of some kind were disputed. */
interface DisputeRateAnswer {
  readonly id: string;
  readonly object: 'disputeRate';
  readonly by: DisputeRateGroup;
  readonly period: string;
  readonly of: string;
  readonly lines: number;
  readonly disputed: number;
  /** An exact fraction, and in percent with one decimal for reading. */
  readonly rate: string;
  readonly ratePercent: string;
  readonly band: DisputeRateBand;
}

const standings = ['open', 'answered', 'escalated', 'ruled', 'withdrawn', 'lapsed'] as const;
/** Until it is withdrawn, lapses or is ruled, the amount waits. */
const holding: readonly string[] = ['open', 'answered', 'escalated'] satisfies readonly DisputeRow['standing'][];
/** More words than that nobody says in one dispute. */
const historyMax = 1_000;

/** Disputes: to a partner its own, to the programme's people all. */
@ApiTags('Disputes')
@ApiBearerAuth()
@Controller('v1/disputes')
export class DisputeQueriesController {
  constructor(private readonly dataSource: DataSource, private readonly reports: DisputeReports, private readonly texts: TrailTexts) {}

  @Get()
  @ApiOperation({ summary: 'Lists disputes by id; to a partner its own.' })
  @ApiProblems(400, 401, 403, 503)
  @ApiQuery({ name: 'standing', required: false, enum: standings }) @ApiQuery({ name: 'partner', required: false }) @ApiQuery({ name: 'deal', required: false })
  @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async list(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<DisputeAnswer>> {
    onlyParameters(query, ['standing', 'partner', 'deal', 'limit', 'starting_after']);
    const page = pageIn(query);
    const rows = await readAs(this.dataSource, caller, (manager) => listDisputes(manager, {
      ...page, standing: wordIn(query, 'standing', standings), partnerId: textIn(query, 'partner'), dealId: textIn(query, 'deal') }));
    return listAnswer(rows, page, disputeAnswer);
  }

  @Get(':disputeId')
  @ApiOperation({ summary: 'One dispute with its history, and the texts that the caller may read. The ETag is its revision.' })
  @ApiProblems(400, 401, 403, 404, 503)
  async one(
    @Caller() caller: ReadCaller, @CallerActor() actor: Actor, @Param('disputeId') disputeId: string, @Res({ passthrough: true }) response: Response,
  ): Promise<WholeDisputeAnswer> {
    // Read at once: how it stands and what was said are of one moment.
    const { row, events } = await readAs(this.dataSource, caller, async (manager) => {
      const found = await disputeIn(manager, disputeId);
      const id = parseDisputeId(found.disputeId);
      return { row: found, events: id === undefined ? [] : await listTrail(manager, { stream: disputeStream(id), afterRevision: -1, limit: historyMax, asOf: undefined, knownAt: undefined }) };
    });
    response.setHeader('ETag', `"${events.at(-1)?.revision ?? 0}"`);
    const show = await this.texts.showing(actor, caller, events);
    return { ...disputeAnswer(row), history: events.map(show) };
  }

  @Get(':disputeId/comparison')
  @ApiOperation({ summary: 'The deal of the disputed line as it stands, and as the dispute would have it, line by line and with the arithmetic of both.' })
  @ApiProblems(400, 401, 403, 404, 409, 503)
  async comparison(@Caller() caller: ReadCaller, @Param('disputeId') disputeId: string): Promise<DisputeComparisonAnswer> {
    return this.reports.ofDispute(caller, await this.find(caller, disputeId));
  }

  @Post('compare')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a dispute would come to, before it is opened; records nothing.', operationId: 'compareDispute' })
  @ApiBody({ type: CompareDisputeRequestDto })
  @ApiOkResponse({ description: 'The comparison.' })
  @ApiProblems(400, 401, 403, 404, 409, 413, 415, 503)
  async compare(@Caller() caller: ReadCaller, @Body() body: unknown): Promise<DisputeComparisonAnswer> {
    const read = readBody(CompareDisputeRequestDto, body);
    if ('faults' in read) throw bodyFaultsProblem(read.faults);
    const { dealId, partnerId, wrongEventIds, missing } = read.value;
    const own = caller.sees === 'partner' ? caller.partnerId : partnerId;
    if (own === null) throw bodyFaultsProblem([{ pointer: '/partnerId', message: 'must be a partner id' }]);
    return this.reports.ofTrial(caller, dealId, { partnerId: own as PartnerId, wrongEventIds, missing });
  }

  /** One answer, whether there is no such dispute or it is another's. */
  private find(caller: ReadCaller, disputeId: string): Promise<DisputeRow> {
    return readAs(this.dataSource, caller, (manager) => disputeIn(manager, disputeId));
  }
}

const disputeIn = async (manager: EntityManager, disputeId: string): Promise<DisputeRow> => {
  const row = await findDispute(manager, disputeId.slice(0, 80));
  if (!row) throw new Problem(404, 'dispute-unknown', 'There is no such dispute.');
  return row;
};

/** How often lines are disputed, and what that says. */
@ApiTags('Disputes')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 503)
@Controller('v1/reports')
export class DisputeRateController {
  constructor(private readonly reports: DisputeReports) {}

  @Get('dispute-rate')
  @ApiOperation({ summary: 'How many lines of deals were disputed, by quarter, pairing, role or clause: nobody is watching, working, watch, or rules unclear.' })
  @ApiQuery({ name: 'by', required: false, enum: disputeRateGroups }) @ApiQuery({ name: 'period', required: false })
  async rates(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<DisputeRateAnswer>> {
    onlyProgramme(caller);
    onlyParameters(query, ['by', 'period']);
    const by = wordIn(query, 'by', disputeRateGroups) ?? 'period';
    const period = periodIn(query, 'period');
    const rows = (await this.reports.rates(by)).filter((row) => period === undefined || row.period === period);
    return listAnswer(rows, { limit: rows.length }, ({ rate, ...row }) => ({
      id: `${by}/${row.period}/${row.of}`, object: 'disputeRate', by, ...row, rate: formatRational(rate), ratePercent: formatRounded(multiplyRationals(rate, rational(100n)), 1) }));
  }
}

const disputeAnswer = ({ disputeId, missing, lineReference: _account, award: _award, toCarryOut, ...row }: DisputeRow): DisputeAnswer => ({
  id: disputeId, object: 'dispute', ...row, carriedOut: toCarryOut.length === 0, held: holding.includes(row.standing) ? row.held : formatMinor(0n, row.currency as Currency),
  missing: (JSON.parse(missing) as DisputeAnswer['missing']).map(({ touchpointId, role, kind, happenedAt }) => ({ touchpointId, role, kind, happenedAt })) });
