import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource, type EntityManager } from 'typeorm';
import { lastClosedPeriod, listJournal, partnerNames, type JournalPlace } from '#projections';
import { readAs, type ReadCaller } from '#read-store';
import { renderBeancount, renderHledger, type PostedEntry } from '#rules';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { Problem } from '../http/problem.js';
import { entriesWithDisputes } from '../queries/entries-with-disputes.js';
import { onlyParameters, onlyProgramme, wordIn, type QueryString } from '../queries/query-values.js';
import { sendFile } from './send-file.js';

const renderers = { hledger: renderHledger, beancount: renderBeancount } as const;
const kinds = ['hledger', 'beancount'] as const;

/** Entries that are read at a time. */
const pageSize = 1_000;

/** The books, as plain-text accounting programs read them. */
@ApiTags('Journal')
@ApiBearerAuth()
@Controller('v1/journal')
export class JournalFileController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('document')
  @ApiOperation({ summary: 'The whole journal as a file for hledger or beancount.' })
  @ApiQuery({ name: 'kind', required: true, enum: kinds })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems(400, 401, 403, 503)
  async document(@Caller() caller: ReadCaller, @Query() query: QueryString, @Res() response: Response): Promise<void> {
    onlyProgramme(caller);
    onlyParameters(query, ['kind']);
    const kind = wordIn(query, 'kind', kinds);
    if (kind === undefined) throw new Problem(400, 'invalid-request', `The parameter kind must be one of ${kinds.join(', ')}.`);
    const { entries, names } = await readAs(this.dataSource, caller, async (manager) => ({ entries: await everyEntry(manager), names: await partnerNames(manager) }));
    sendFile(response, { name: `partners.${kind === 'hledger' ? 'journal' : 'beancount'}`, type: 'text/plain', text: renderers[kind](entries, names) });
  }
}

const everyEntry = async (manager: EntityManager): Promise<readonly PostedEntry[]> => {
  const entries: PostedEntry[] = [];
  const closedThrough = await lastClosedPeriod(manager);
  let after: JournalPlace | undefined;
  do {
    const rows = await listJournal(manager, { partnerId: undefined, period: undefined, closedThrough, after, limit: pageSize });
    entries.push(...await entriesWithDisputes(manager, rows));
    after = rows.at(-1);
  } while (after !== undefined);
  return entries;
};
