import { Option } from 'commander';
import { payoutCsv, payoutFileOf, quickBooksJournal, xeroBills, type PayoutFile } from '#documents';
import type { ApiClient } from '../../connection/api-client.js';
import { WrongUse } from '../../exit-code.js';
import { remark } from '../../output.js';
import { ledgerCommand, withLedger, type LedgerOptions } from '../../verb.js';
import { writeResult } from '../export/write-result.js';
import { dateFormIn, readMapping } from './mapping.js';
import { payoutOf } from './payout-of.js';

interface ExportOptions extends LedgerOptions {
  readonly format: 'csv' | 'xero' | 'quickbooks';
  readonly mapping?: string;
  readonly out?: string;
}

/** `tandem payout export`: the file that the paying or the accounting program takes. */
export const payoutExportCommand = ledgerCommand('export', 'An approved batch as a file: CSV, bills for Xero, a journal for QuickBooks', 'tandem payout export 7 --format xero --mapping accounts.yaml --out bills.csv')
  .argument('<batch>', 'the batch')
  .addOption(new Option('--format <format>', 'for whom').choices(['csv', 'xero', 'quickbooks']).default('csv'))
  .option('--mapping <file>', 'the accounts; xero: accountCode, taxType; quickbooks: payable, bank; both: dates')
  .option('--out <file>', 'write to a file instead of the terminal')
  .action(async (batch: string, options: ExportOptions) => {
    const render = await rendererOf(options);
    await withLedger(options, async ({ client }) => {
      const { file, heldBack } = await approvedFile(client, batch);
      await writeResult(render(file), options.out);
      for (const { paymentId, heldBack: because } of heldBack) remark(`not in the file: ${paymentId}, ${because}`);
      remark(`${file.payments.length} payments`);
    });
  });

const rendererOf = async ({ format, mapping }: ExportOptions): Promise<(file: PayoutFile) => string> => {
  if (format === 'csv') return payoutCsv;
  if (mapping === undefined) throw new WrongUse(`--format ${format} needs --mapping: a file that names the accounts.`);
  if (format === 'xero') {
    const { dates, ...accounts } = await readMapping(mapping, { needed: ['accountCode', 'taxType'], optional: ['dates'] });
    const form = dateFormIn(mapping, dates, 'DD/MM/YYYY');
    return (file) => xeroBills(file, { ...accounts, dates: form });
  }
  const { dates, ...accounts } = await readMapping(mapping, { needed: ['payable', 'bank'], optional: ['dates'] });
  const form = dateFormIn(mapping, dates, 'MM/DD/YYYY');
  return (file) => quickBooksJournal(file, { ...accounts, dates: form });
};

const approvedFile = async (client: ApiClient, named: string): Promise<ReturnType<typeof payoutFileOf>> => {
  const batch = await payoutOf(client, named);
  if (batch.standing !== 'approved') throw new WrongUse(`Batch ${batch.batch} is ${batch.standing}; only what is approved is paid.`);
  const names = new Map<string, string>();
  for await (const { id, name } of client.list<{ readonly id: string; readonly name: string }>('/v1/partners')) names.set(id, name);
  return payoutFileOf(batch, names);
};
