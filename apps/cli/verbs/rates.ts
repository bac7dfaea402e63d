import { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import { WrongUse } from '../exit-code.js';
import { readText } from '../text-file.js';
import { actCommand, sayDone, withLedger, type LedgerOptions } from '../verb.js';
import { sendCommands } from './send.js';

interface RateOptions extends LedgerOptions {
  readonly on: string;
  readonly source: string;
}

const recordCommand = actCommand('record', 'Record what one unit of a currency was worth in another on a day', 'tandem rates record EUR USD 1.0842 --on 2026-05-14 --source ECB')
  .argument('<base>', 'one unit of this currency').argument('<quote>', 'is worth so many of this').argument('<rate>', 'the rate')
  .requiredOption('--on <day>', 'its day').requiredOption('--source <source>', 'who says so')
  .action(async (base: string, quote: string, rate: string, { on, source, ...options }: RateOptions) => withLedger(options, async ({ client }) => {
    const recorded = await sendCommands(client, { stream: 'rates', id: 'rates', commands: [{ type: 'RecordRate', base, quote, rate, on, source }] });
    sayDone(options, recorded === 0 ? 'It was recorded before.' : 'Recorded.');
  }));

const fields = ['base', 'quote', 'rate', 'on', 'source'] as const;
const ratesPerRequest = 500;

const importCommand = actCommand('import', 'Record the rates of a CSV file with the columns base, quote, rate, on, source', 'tandem rates import rates.csv')
  .argument('<file>', 'the file')
  .action(async (file: string, options: LedgerOptions) => {
    const rates = ratesOf(file, await readText(file));
    await withLedger(options, async ({ client }) => {
      let recorded = 0;
      for (let start = 0; start < rates.length; start += ratesPerRequest) {
        recorded += await sendCommands(client, { stream: 'rates', id: 'rates', commands: rates.slice(start, start + ratesPerRequest) });
      }
      sayDone(options, `${recorded} rates recorded, ${rates.length - recorded} known before`);
    });
  });

const ratesOf = (file: string, text: string): readonly { readonly type: 'RecordRate' }[] => {
  const rows = rowsOf(file, text);
  const missing = rows[0] === undefined ? [] : fields.filter((field) => !(field in (rows[0] ?? {})));
  if (missing.length > 0) throw new WrongUse(`${file} has no column ${missing.join(', ')}.`);
  return rows.map((row) => ({ type: 'RecordRate', ...Object.fromEntries(fields.map((field) => [field, (row[field] ?? '').trim()])) }));
};

const rowsOf = (file: string, text: string): readonly Readonly<Record<string, string>>[] => {
  try {
    return parse(text, { columns: true, bom: true, skip_empty_lines: true }) as unknown as readonly Readonly<Record<string, string>>[];
  } catch (error) {
    throw new WrongUse(`${file} is not CSV: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** `tandem rates record|import`. */
export const ratesCommand = new Command('rates')
  .description('Rates of exchange, with their day and source')
  .addCommand(recordCommand.exitOverride())
  .addCommand(importCommand.exitOverride())
  .addHelpText('after', '\nExample:\n  tandem rates record EUR USD 1.0842 --on 2026-05-14 --source ECB');
