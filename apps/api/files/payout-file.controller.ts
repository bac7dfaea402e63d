import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { dateForms, payoutCsv, payoutFileOf, quickBooksJournal, xeroBills, type PayoutFile } from '#documents';
import { partnerNames } from '#projections';
import { readAs, type ReadCaller } from '#read-store';
import { ApiProblems } from '../http/api-problems.js';
import { Caller } from '../http/caller.js';
import { Problem } from '../http/problem.js';
import { Accounts } from '../queries/accounts.js';
import { onlyParameters, onlyProgramme, textIn, wordIn, type QueryString } from '../queries/query-values.js';
import { sendFile } from './send-file.js';

/** Names each payment that is left out of the file because it is held back, and why: `7-ptr_alpha-USD suspended`. */
const heldBackHeader = 'Tandem-Held-Back';

const kinds = ['csv', 'xero', 'quickbooks'] as const;

/** Approved batches, as paying and accounting programs take them. */
@ApiTags('Payouts')
@ApiBearerAuth()
@Controller('v1/payouts')
export class PayoutFileController {
  constructor(private readonly accounts: Accounts, private readonly dataSource: DataSource) {}

  @Get(':batch/document')
  @ApiOperation({ summary: 'An approved batch as a file: CSV for a paying system, bills for Xero, a journal for QuickBooks. A payment that is held back is not in it.' })
  @ApiQuery({ name: 'kind', required: true, enum: kinds })
  @ApiQuery({ name: 'accountCode', required: false, description: 'Xero: the code of the account that bills are booked to.' })
  @ApiQuery({ name: 'taxType', required: false, description: 'Xero: the name of the tax rate.' })
  @ApiQuery({ name: 'payable', required: false, description: 'QuickBooks: the account of what is payable.' })
  @ApiQuery({ name: 'bank', required: false, description: 'QuickBooks: the account of the bank.' })
  @ApiQuery({ name: 'dates', required: false, enum: dateForms, description: 'How days are written; left out: as the program expects.' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' }, headers: { [heldBackHeader]: {
    description: 'Each payment that is not in the file because its partner is not to be paid for now, and why; left out where there is none.', schema: { type: 'string' } } } })
  @ApiProblems(400, 401, 403, 404, 409, 503)
  async document(@Caller() caller: ReadCaller, @Param('batch') batch: string, @Query() query: QueryString, @Res() response: Response): Promise<void> {
    onlyProgramme(caller);
    const { kind, render } = rendererIn(query);
    const { file, heldBack } = await this.fileOf(caller, batch);
    if (heldBack.length > 0) response.setHeader(heldBackHeader, heldBack.map(({ paymentId, heldBack: because }) => `${paymentId} ${because}`).join(', '));
    sendFile(response, { name: `payout-${file.batch}-${kind}.csv`, type: 'text/csv', text: render(file) });
  }

  private async fileOf(caller: ReadCaller, named: string): Promise<ReturnType<typeof payoutFileOf>> {
    const found = /^[1-9]\d{0,8}$/.test(named) ? await this.accounts.batch(Number(named)) : undefined;
    if (found === undefined) throw new Problem(404, 'batch-unknown', `There is no batch ${named.slice(0, 20)}.`);
    const { batch, standing } = found;
    if (standing !== 'approved') throw new Problem(409, 'batch-not-approved', `Batch ${batch} is ${standing}; only what is approved is paid.`);
    return payoutFileOf(found, await readAs(this.dataSource, caller, partnerNames));
  }
}

const accountsOf = { csv: [], xero: ['accountCode', 'taxType'], quickbooks: ['payable', 'bank'] } as const;

const rendererIn = (query: QueryString): { readonly kind: string; readonly render: (file: PayoutFile) => string } => {
  const kind = wordIn(query, 'kind', kinds);
  if (kind === undefined) throw new Problem(400, 'invalid-request', `The parameter kind must be one of ${kinds.join(', ')}.`);
  onlyParameters(query, kind === 'csv' ? ['kind'] : ['kind', ...accountsOf[kind], 'dates']);
  if (kind === 'csv') return { kind, render: payoutCsv };
  const dates = wordIn(query, 'dates', dateForms);
  return kind === 'xero'
    ? { kind, render: withAccounts(query, accountsOf.xero, (accounts) => (file) => xeroBills(file, { ...accounts, dates: dates ?? 'DD/MM/YYYY' })) }
    : { kind, render: withAccounts(query, accountsOf.quickbooks, (accounts) => (file) => quickBooksJournal(file, { ...accounts, dates: dates ?? 'MM/DD/YYYY' })) };
};

/** Every account that is missing is named at once. */
const withAccounts = <Name extends string, Made>(query: QueryString, names: readonly Name[], make: (accounts: Readonly<Record<Name, string>>) => Made): Made => {
  const given = names.map((name) => [name, textIn(query, name)] as const);
  const errors = given.flatMap(([name, text]) => (text === undefined ? [{ pointer: `?${name}`, message: 'must be given' }] : []));
  if (errors.length > 0) throw new Problem(400, 'invalid-request', `The file needs ${names.join(' and ')}.`, { errors });
  return make(Object.fromEntries(given) as Readonly<Record<Name, string>>);
};
