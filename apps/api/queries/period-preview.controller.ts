import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { previewClosing, previewLines, type ClosingPreview, type PreviewedClosing, type PreviewedLine } from '#closing';
import { CommandHandling } from '#command-handling';
import type { EventStore } from '#event-store';
import { periodsStream, programmeStream, type Actor, type Right } from '#events';
import { instantOfMillis, nextPeriod, parsePeriod } from '#kernel';
import type { PeriodState, ProgrammeState } from '#ledger';
import { partnerNames } from '#projections';
import { readAs } from '#read-store';
import { ApiProblems } from '../http/api-problems.js';
import { CallerActor } from '../http/caller-actor.js';
import { Problem } from '../http/problem.js';
import { eventStoreToken } from '../parts.js';
import { listAnswer, type ListAnswer } from './list-answer.js';
import { onlyParameters, pageIn, textIn, type QueryString } from './query-values.js';

/** The preview with the partners' names, and how far the two persons who close the quarter have come. */
interface PeriodPreviewAnswer extends Omit<ClosingPreview, 'balances'> {
  readonly object: 'period-preview';
  readonly standing: 'open' | 'proposed' | 'closing';
  /** Who proposed to close it: somebody else approves. Null while nobody did, and once it is decided. */
  readonly proposedBy: string | null;
  readonly balances: readonly (ClosingPreview['balances'][number] & { readonly partnerName: string })[];
}

/** A line of a statement that a closing would issue. */
type PreviewedLineAnswer = PreviewedLine & { readonly id: string; readonly object: 'previewed-line' };

/** As many lines as a page of an issued statement has. */
const linesMax = 1_000;

const reviewing: readonly Right[] = ['operations', 'finance', 'auditor'];

/** Shows what a closing would promise before anybody decides it. */
@ApiTags('Periods')
@ApiBearerAuth()
@Controller('v1/periods')
export class PeriodPreviewController {
  constructor(
    private readonly dataSource: DataSource, private readonly commandHandling: CommandHandling,
    @Inject(eventStoreToken) private readonly store: EventStore) {}

  @Get(':period/preview')
  @ApiOperation({ summary: 'What closing a quarter would promise now: each account, awards, totals. Posts nothing.', operationId: 'previewPeriod' })
  @ApiParam({ name: 'period', schema: { type: 'string' } })
  @ApiOkResponse({ description: 'Balances by partner and currency, counts of awards, statements and lines, totals of the lines.' })
  @ApiProblems(400, 401, 403, 404, 409, 503)
  async preview(@CallerActor() { rights }: Actor, @Param('period') named: string, @Query() query: QueryString): Promise<PeriodPreviewAnswer> {
    onlyParameters(query, []);
    onlyReviewing(rights);
    const { standing, proposedBy, ...asked } = await this.closingOf(named);
    return readAs(this.dataSource, { sees: 'programme' }, async (manager) => {
      const { balances, ...preview } = await previewClosing(this.store, (sql, values) => manager.query(sql, values), asked);
      const names = await partnerNames(manager);
      return {
        object: 'period-preview', standing, proposedBy, ...preview, balances: balances.map((balance) => ({ ...balance, partnerName: names.get(balance.partnerId) ?? balance.partnerId })) };
    });
  }

  @Get(':period/preview/lines')
  @ApiOperation({ summary: 'The lines that closing a quarter would promise one partner now (starting_after: a line\'s number). Posts nothing.', operationId: 'previewPeriodLines' })
  @ApiParam({ name: 'period', schema: { type: 'string' } })
  @ApiQuery({ name: 'partner', required: true }) @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  @ApiProblems(400, 401, 403, 404, 409, 503)
  async lines(@CallerActor() { rights }: Actor, @Param('period') named: string, @Query() query: QueryString): Promise<ListAnswer<PreviewedLineAnswer>> {
    onlyParameters(query, ['partner', 'limit', 'starting_after']);
    onlyReviewing(rights);
    const page = pageIn(query, linesMax);
    const partnerId = textIn(query, 'partner');
    if (partnerId === undefined) throw new Problem(400, 'invalid-request', 'The parameter partner must be given.', { errors: [{ pointer: '?partner', message: 'must be given' }] });
    const after = Number(page.after ?? 0);
    if (!Number.isSafeInteger(after) || after < 0) throw new Problem(400, 'invalid-request', 'starting_after is the number of a line.');
    const asked = await this.closingOf(named);
    const lines = await readAs(this.dataSource, { sees: 'programme' }, (manager) => previewLines(this.store, (sql, values) => manager.query(sql, values), asked, partnerId));
    return listAnswer(lines.slice(after, after + page.limit + 1), page, (line) => ({ id: String(line.lineNo), object: 'previewed-line', ...line }));
  }

  /** The closing as it would be decided now; of one that is decided, as it was. */
  private async closingOf(named: string): Promise<PreviewedClosing & Pick<PeriodPreviewAnswer, 'standing' | 'proposedBy'>> {
    const period = parsePeriod(named);
    if (period === undefined) throw new Problem(404, 'period-unknown', `${named.slice(0, 40)} is no quarter like 2026-Q1.`);
    const programme = (await this.commandHandling.stateOf('programme', programmeStream)).state as ProgrammeState;
    if (programme.status === 'none') throw new Problem(404, 'programme-not-founded', 'There is no programme yet.');
    const periods = (await this.commandHandling.stateOf('periods', periodsStream)).state as PeriodState;
    const { lastClosed } = periods;
    if (lastClosed !== null && period <= lastClosed) throw new Problem(409, 'period-closed', `${period} is closed: its statements say what it promised.`);
    if (lastClosed !== null && period !== nextPeriod(lastClosed)) throw new Problem(409, 'earlier-period-open', `${nextPeriod(lastClosed)} is open; periods close in order.`);
    const isThis = periods.status !== 'idle' && periods.period === period;
    const knownAt = isThis && periods.status === 'closing' ? periods.knownAt : instantOfMillis(Date.now());
    return {
      period, knownAt, after: lastClosed, calendar: programme.calendar,
      standing: isThis ? periods.status : 'open', proposedBy: isThis && periods.status === 'proposed' ? periods.proposedBy : null };
  }
}

const onlyReviewing = (rights: readonly Right[]): void => {
  if (!rights.some((right) => reviewing.includes(right))) throw new Problem(403, 'forbidden', 'Only operations, finance and auditors see what a closing would promise.');
};
