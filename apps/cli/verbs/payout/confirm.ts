import { parse } from 'csv-parse/sync';
import { readDay } from '#documents';
import { judgeConfirmations, type ConfirmationRow, type JudgedRow, type RowStanding } from '#rules';
import type { ApiClient } from '../../connection/api-client.js';
import { Found, WrongUse } from '../../exit-code.js';
import { print, printJson, remark, table } from '../../output.js';
import { readText } from '../../text-file.js';
import { actCommand, withLedger, type LedgerOptions } from '../../verb.js';
import { sendCommands } from '../send.js';
import { dateFormIn, readMapping } from './mapping.js';
import { payoutOf } from './payout-of.js';

interface ConfirmOptions extends LedgerOptions {
  readonly mapping: string;
}

/** A row with the line that it begins on. */
type FileRow = ConfirmationRow & { readonly line: number };

const commandsPerRequest = 200;

/** `tandem payout confirm`: what the bank says it paid, row by row. */
export const payoutConfirmCommand = actCommand('confirm', 'Import what the bank says it paid: every row is named, and a file imported twice adds nothing', 'tandem payout confirm 7 bank.csv --mapping bank.yaml')
  .argument('<batch>', 'the batch').argument('<file>', 'the bank\'s file, CSV with a head line')
  .requiredOption('--mapping <file>', 'which columns: paymentId, amount, paidOn, currency, perhaps reference; and dates')
  .action(async (batch: string, file: string, options: ConfirmOptions) => {
    const rows = await rowsOf(file, options.mapping);
    await withLedger(options, async ({ client }) => {
      const judged = judgeConfirmations((await payoutOf(client, batch)).payments, rows);
      await record(client, batch, judged.filter(({ standing }) => isRecorded(standing)));
      report(judged, options.json === true);
    });
  });

const isRecorded = (standing: RowStanding): boolean => standing === 'confirmed' || standing === 'variance';

const record = async (client: ApiClient, batch: string, judged: readonly JudgedRow[]): Promise<void> => {
  for (let start = 0; start < judged.length; start += commandsPerRequest) {
    const commands = judged.slice(start, start + commandsPerRequest).map(({ row: { paymentId, currency, amount, paidOn, reference } }) => ({
      type: 'ConfirmPayment', paymentId, currency, amount, paidOn, reference }));
    await sendCommands(client, { stream: 'batch', id: batch, commands });
  }
};

const report = (judged: readonly JudgedRow[], json: boolean): void => {
  if (json) printJson(judged.map(({ row, ...said }) => ({ ...row, ...said })));
  else {
    print(table(['line', 'payment', 'paid', 'variance', ''], judged.map(({ row, standing, variance }) =>
      [String((row as FileRow).line), row.paymentId, `${row.amount} ${row.currency}`, variance ?? '', words[standing]]), [0, 2, 3]));
  }
  const recorded = judged.filter(({ standing }) => isRecorded(standing)).length;
  const faults = judged.filter(({ standing }) => !isRecorded(standing) && standing !== 'alreadyConfirmed').length;
  remark(`${recorded} confirmed, ${judged.length - recorded - faults} confirmed before, ${faults} not`);
  if (faults > 0) throw new Found(`${faults} of ${judged.length} rows confirm nothing; the others are recorded.`);
};

const words: Readonly<Record<RowStanding, string>> = {
  confirmed: 'confirmed', variance: 'confirmed with a variance', alreadyConfirmed: 'already confirmed', confirmedOtherwise: 'confirmed otherwise before',
  unknownPayment: 'unknown payment', notSettled: 'not settled', wrongCurrency: 'wrong currency', badAmount: 'bad amount', badDay: 'bad day' };

const rowsOf = async (file: string, mappingFile: string): Promise<readonly FileRow[]> => {
  const { dates, ...columns } = await readMapping(mappingFile, { needed: ['paymentId', 'amount', 'paidOn', 'currency'], optional: ['reference', 'dates'] });
  const form = dateFormIn(mappingFile, dates, 'YYYY-MM-DD');
  const records = recordsOf(file, await readText(file));
  const [first] = records;
  const missing = first === undefined ? [] : Object.values(columns).filter((column) => !(column in first.record));
  if (missing.length > 0) throw new WrongUse(`${file} has no column ${missing.join(', ')}.`);
  return records.map(({ record: cells, info: { lines } }) => {
    const cell = (column: string | undefined): string => (column === undefined ? '' : (cells[column] ?? '').trim());
    const paidOn = cell(columns.paidOn);
    return {
      line: lines, paymentId: cell(columns.paymentId), currency: cell(columns.currency), amount: cell(columns.amount), paidOn: readDay(paidOn, form) ?? paidOn,
      reference: cell(columns.reference) || null };
  });
};

interface CsvRecord { readonly record: Readonly<Record<string, string>>; readonly info: { readonly lines: number } }

const recordsOf = (file: string, text: string): readonly CsvRecord[] => {
  try {
    return parse(text, { columns: true, bom: true, skip_empty_lines: true, info: true }) as unknown as readonly CsvRecord[];
  } catch (error) {
    throw new WrongUse(`${file} is not CSV: ${error instanceof Error ? error.message : String(error)}`);
  }
};
