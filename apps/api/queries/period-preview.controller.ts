import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { previewClosing, type ClosingPreview } from '#closing';
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
import { onlyParameters, type QueryString } from './query-values.js';

/** The preview with the partners' names. */
interface PreviewAnswer extends Omit<ClosingPreview, 'balances'> {
  readonly object: 'period-preview';
  readonly balances: readonly (ClosingPreview['balances'][number] & { readonly partnerName: string })[];
}

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
  async preview(@CallerActor() { rights }: Actor, @Param('period') named: string, @Query() query: QueryString): Promise<PreviewAnswer> {
    onlyParameters(query, []);
    if (!rights.some((right) => reviewing.includes(right))) throw new Problem(403, 'forbidden', 'Only operations, finance and auditors see what a closing would promise.');
    const asked = await this.closingOf(named);
    return readAs(this.dataSource, { sees: 'programme' }, async (manager) => {
      const { balances, ...preview } = await previewClosing(this.store, (sql, values) => manager.query(sql, values), asked);
      const names = await partnerNames(manager);
      return { object: 'period-preview', ...preview, balances: balances.map((balance) => ({ ...balance, partnerName: names.get(balance.partnerId) ?? balance.partnerId })) };
    });
  }

  /** The closing as it would be decided now; of one that is decided, as it was. */
  private async closingOf(named: string): Promise<Parameters<typeof previewClosing>[2]> {
    const period = parsePeriod(named);
    if (period === undefined) throw new Problem(404, 'period-unknown', `${named.slice(0, 40)} is no quarter like 2026-Q1.`);
    const programme = (await this.commandHandling.stateOf('programme', programmeStream)).state as ProgrammeState;
    if (programme.status === 'none') throw new Problem(404, 'programme-not-founded', 'There is no programme yet.');
    const periods = (await this.commandHandling.stateOf('periods', periodsStream)).state as PeriodState;
    const { lastClosed } = periods;
    if (lastClosed !== null && period <= lastClosed) throw new Problem(409, 'period-closed', `${period} is closed: its statements say what it promised.`);
    if (lastClosed !== null && period !== nextPeriod(lastClosed)) throw new Problem(409, 'earlier-period-open', `${nextPeriod(lastClosed)} is open; periods close in order.`);
    const knownAt = periods.status === 'closing' && periods.period === period ? periods.knownAt : instantOfMillis(Date.now());
    return { period, knownAt, after: lastClosed, calendar: programme.calendar };
  }
}
