import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource, type EntityManager } from 'typeorm';
import { balancesOfAccounts, lastClosedPeriod, listJournal, partnerNames, placeOfEntry, type AccountBalance, type JournalFilter } from '#projections';
import { readAs, type ReadCaller } from '#read-store';
import type { PostedEntry } from '#rules';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { Problem } from '../http/problem.js';
import { entriesWithDisputes } from './entries-with-disputes.js';
import { listAnswer, type ListAnswer } from './list-answer.js';
import { onlyParameters, pageIn, periodIn, textIn, type QueryString } from './query-values.js';

/** An entry of the journal with its lines; of each currency they sum to zero. `disputeId`: whose ruling its cause follows from. */
type JournalEntryAnswer = PostedEntry & { readonly id: string; readonly object: 'journalEntry'; readonly partnerName: string };

/** What stands on an account in one currency. */
type BalanceAnswer = AccountBalance & { readonly id: string; readonly object: 'balance' };

/** The programme's books: double entries, and what stands on each account. */
@ApiTags('Journal')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 503)
@Controller('v1/journal')
export class JournalQueriesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Lists the entries of the journal by the instants of their causes.' })
  @ApiQuery({ name: 'period', required: false, description: 'The quarter they are posted in.' }) @ApiQuery({ name: 'partner', required: false })
  @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async list(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<JournalEntryAnswer>> {
    onlyBookkeepers(caller);
    onlyParameters(query, ['limit', 'starting_after', 'period', 'partner']);
    const page = pageIn(query);
    const { entries, names } = await readAs(this.dataSource, caller, async (manager) => {
      const after = page.after === undefined ? undefined : await placeOfEntry(manager, page.after);
      if (after === null) throw new Problem(400, 'invalid-request', 'starting_after names no entry of the journal.');
      const rows = await listJournal(manager, { ...await filterIn(manager, query), after, limit: page.limit });
      return { entries: await entriesWithDisputes(manager, rows), names: await partnerNames(manager) };
    });
    return listAnswer(entries, page, (entry) => ({
      id: entry.entryId, object: 'journalEntry', ...entry, partnerName: names.get(entry.partnerId) ?? entry.partnerId }));
  }

  @Get('balances')
  @ApiOperation({ summary: 'What stands on every account in each currency, now or at the end of a quarter.' })
  @ApiQuery({ name: 'period', required: false, description: 'The quarter at whose end; left out: everything posted.' })
  @ApiQuery({ name: 'partner', required: false, description: 'Only what was posted for this partner.' })
  async balances(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<BalanceAnswer>> {
    onlyBookkeepers(caller);
    onlyParameters(query, ['period', 'partner']);
    const balances = await readAs(this.dataSource, caller, async (manager) => balancesOfAccounts(manager, await filterIn(manager, query)));
    return { object: 'list', has_more: false, data: balances.map((balance) => ({ id: `${balance.account}.${balance.currency}`, object: 'balance', ...balance })) };
  }
}

const filterIn = async (manager: EntityManager, query: QueryString): Promise<JournalFilter> =>
  ({ partnerId: textIn(query, 'partner'), period: periodIn(query, 'period'), closedThrough: await lastClosedPeriod(manager) });

/** Row-level security shows a partner no line of the journal; that it may not ask is said rather than answered with nothing. */
const onlyBookkeepers = (caller: ReadCaller): void => {
  if (caller.sees !== 'programme') throw new Problem(403, 'forbidden', 'Only the programme\'s people see its journal.');
};
