import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { listRates, type RateRow } from '#projections';
import { readAs, type ReadCaller } from '#read-store';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { Problem } from '../http/problem.js';
import { Accounts } from './accounts.js';
import { listAnswer, pageOf, type ListAnswer } from './list-answer.js';
import {
  leftOutAnswer, paymentAnswer, payoutAnswer, previewAnswer, reconciliationAnswer, type OnePayoutAnswer, type PayoutAnswer, type PreviewAnswer,
  type ReconciliationAnswer,
} from './payout-answers.js';
import { PayoutRegister } from './payout-register.js';
import { dayIn, onlyParameters, onlyProgramme, pageIn, textIn, type QueryString } from './query-values.js';

/** Batches of payments: what they list, what they leave out, what the bank paid. */
@ApiTags('Payouts')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 409, 503)
@Controller('v1/payouts')
export class PayoutQueriesController {
  constructor(private readonly accounts: Accounts, private readonly register: PayoutRegister) {}

  @Get()
  @ApiOperation({ summary: 'Lists the batches of payments by their numbers.' })
  @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async list(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<PayoutAnswer>> {
    onlyProgramme(caller);
    onlyParameters(query, ['limit', 'starting_after']);
    return pageOf((await this.register.batches()).map(payoutAnswer), pageIn(query));
  }

  @Get('preview')
  @ApiOperation({ summary: 'What a batch would pay on a day, and whom it would leave out; nothing is posted.' })
  @ApiQuery({ name: 'cutOff', required: false, description: 'A local day of the programme, none later than today; left out: today.' })
  async preview(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<PreviewAnswer> {
    onlyProgramme(caller);
    onlyParameters(query, ['cutOff']);
    return previewAnswer(await this.accounts.preview(dayIn(query, 'cutOff')));
  }

  @Get(':batch')
  @ApiOperation({ summary: 'One batch with its payments and whom it leaves out.' })
  async one(@Caller() caller: ReadCaller, @Param('batch') batch: string): Promise<OnePayoutAnswer> {
    onlyProgramme(caller);
    const registered = (await this.register.batches()).find(({ batch: number }) => String(number) === batch);
    if (registered === undefined) throw unknownBatch(batch);
    // The read models may know less of it than the register, which looks into the log.
    const listed = await this.accounts.batch(registered.batch);
    return { ...payoutAnswer(registered), today: await this.accounts.today(), payments: listed?.payments.map(paymentAnswer) ?? [], leftOut: listed?.leftOut.map(leftOutAnswer) ?? [] };
  }

  @Get(':batch/reconciliation')
  @ApiOperation({ summary: 'What the batch expected to pay beside what the bank says it paid.' })
  async reconciliation(@Caller() caller: ReadCaller, @Param('batch') batch: string): Promise<ReconciliationAnswer> {
    const found = await this.find(caller, batch);
    return reconciliationAnswer(found.batch, found.payments);
  }

  private async find(caller: ReadCaller, batch: string) {
    onlyProgramme(caller);
    const found = /^[1-9]\d{0,8}$/.test(batch) ? await this.accounts.batch(Number(batch)) : undefined;
    if (found === undefined) throw unknownBatch(batch);
    return found;
  }
}

const unknownBatch = (batch: string): Problem => new Problem(404, 'batch-unknown', `There is no batch ${batch.slice(0, 20)}.`);

/** A rate of exchange as it was told. */
type RateAnswer = Omit<RateRow, 'revision' | 'eventId'> & { readonly id: string; readonly object: 'rate' };

/** Rates of exchange. */
@ApiTags('Rates')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 503)
@Controller('v1/rates')
export class RateQueriesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Lists rates of exchange in the order in which they were told.' })
  @ApiQuery({ name: 'currency', required: false, description: 'Of this currency against any.' })
  @ApiQuery({ name: 'limit', required: false }) @ApiQuery({ name: 'starting_after', required: false })
  async list(@Caller() caller: ReadCaller, @Query() query: QueryString): Promise<ListAnswer<RateAnswer>> {
    onlyParameters(query, ['currency', 'limit', 'starting_after']);
    const page = pageIn(query);
    if (page.after !== undefined && !/^\d{1,9}$/.test(page.after)) throw new Problem(400, 'invalid-request', 'starting_after names no rate.');
    const after = page.after === undefined ? -1 : Number(page.after);
    const rows = await readAs(this.dataSource, caller, (manager) =>
      listRates(<Row>(text: string, values: readonly unknown[]) => manager.query<readonly Row[]>(text, [...values]), { after, limit: page.limit, currency: textIn(query, 'currency') ?? null }));
    return listAnswer(rows, page, ({ revision, eventId: _eventId, ...rate }) => ({ id: String(revision), object: 'rate', ...rate }));
  }
}
