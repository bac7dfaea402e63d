import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { EventStore } from '#event-store';
import { periodsStream, readEvent, type Actor, type Right } from '#events';
import { parsePeriod, type EventId, type Period } from '#kernel';
import { readAs } from '#read-store';
import { auditPack, auditPackEventsMax } from '#replay';
import { largeArchiveOf, treeFirstOver } from '#transparency-log';
import { ApiProblems } from '../http/api-problems.js';
import { CallerActor } from '../http/caller-actor.js';
import { Problem } from '../http/problem.js';
import { eventStoreToken } from '../parts.js';
import { onlyParameters, type QueryString } from '../queries/query-values.js';

const auditing: readonly Right[] = ['auditor', 'finance'];

/** A closed quarter as somebody takes it away who need not trust this server. */
@ApiTags('Periods')
@ApiBearerAuth()
@Controller('v1/periods')
export class AuditPackController {
  constructor(private readonly dataSource: DataSource, @Inject(eventStoreToken) private readonly store: EventStore) {}

  @Get(':period/audit-pack')
  @ApiOperation({ summary: 'A closed quarter as one archive that verifies and replays offline: the signed log up to its closing, rules, deals, statements, replay. The same bytes whenever it is asked for.' })
  @ApiParam({ name: 'period', schema: { type: 'string' } })
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiProblems(400, 401, 403, 404, 409, 503)
  async pack(@CallerActor() { rights }: Actor, @Param('period') named: string, @Query() query: QueryString, @Res() response: Response): Promise<void> {
    onlyParameters(query, []);
    if (!rights.some((right) => auditing.includes(right))) throw new Problem(403, 'forbidden', 'An audit pack holds the whole log: only auditors and finance take it away.');
    const period = parsePeriod(named);
    if (period === undefined) throw new Problem(404, 'period-unknown', `${named.slice(0, 40)} is no quarter like 2026-Q1.`);
    const closing = await this.closingOf(period);
    const tree = await readAs(this.dataSource, { sees: 'programme' }, (manager) => treeFirstOver((sql, values) => manager.query(sql, values), closing));
    if (!tree) throw new Problem(409, 'not-signed', `The closing of ${period} is not signed yet: the signer, a part of the projector, has not come to it.`);
    const { size } = tree.checkpoint;
    if (size > auditPackEventsMax) throw new Problem(409, 'audit-pack-too-large', `The log up to the closing of ${period} has ${size} events; a pack holds at most ${auditPackEventsMax}.`);
    const archive = await largeArchiveOf(await auditPack(this.store, tree, period));
    response.setHeader('content-type', 'application/zip');
    response.setHeader('content-disposition', `attachment; filename="${period}-audit-pack.zip"`);
    response.end(archive);
  }

  private async closingOf(period: Period): Promise<EventId> {
    for (const stored of await this.store.readStream(periodsStream)) {
      const event = readEvent(stored);
      if (event.type === 'PeriodClosed' && event.data.period === period) return event.id;
    }
    throw new Problem(409, 'period-open', `${period} is not closed: there is nothing to audit yet.`);
  }
}
