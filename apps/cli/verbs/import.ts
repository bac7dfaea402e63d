import { stat } from 'node:fs/promises';
import { openImport, readMapping, type Mapping, type OpenImport } from '#importers';
import type { ApiClient } from '../connection/api-client.js';
import { exitCode, WrongUse } from '../exit-code.js';
import { print, printJson, progress } from '../output.js';
import { readText } from '../text-file.js';
import { ledgerCommand, withLedger, type LedgerOptions } from '../verb.js';
import { importText } from './import/import-text.js';
import { sendSource, type ImportOutcome } from './import/send-source.js';
import { rejectsFolder, writeRejects } from './import/write-rejects.js';

interface ImportOptions extends LedgerOptions {
  readonly mapping: string;
  readonly rejects?: string;
}

/** `tandem import DIR --mapping FILE`. */
export const importCommand = ledgerCommand('import', 'Import a folder of plain files under a mapping; a second run adds nothing', 'tandem import examples/ecsel/data --mapping examples/ecsel/mapping.yaml --dry-run')
  .argument('<dir>', 'the folder with the files')
  .requiredOption('--mapping <file>', 'what the columns mean, tandem.mapping/1')
  .option('--dry-run', 'check everything, record nothing, write nothing')
  .option('--rejects <dir>', 'where rows that did not go in are written, to be mended and imported again; default: <dir>-rejects')
  .action(async (folder: string, options: ImportOptions) => {
    await refuseNoFolder(folder);
    const rejects = rejectsFolder(folder, options.rejects);
    const mapping = await mappingIn(options.mapping);
    await withLedger(options, async ({ client }) => {
      const timeZone = await timeZoneOf(client);
      progress(`Reading ${folder} …`);
      const source = await openImport({ mapping, folder, timeZone });
      const outcome = await sendSource(client, source, { dryRun: options.dryRun ?? false });
      await conclude(source, outcome, rejects, options);
    });
  });

const refuseNoFolder = async (folder: string): Promise<void> => {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new WrongUse(`${folder} is ${found ? 'no folder: name the folder that the files lie in' : 'not there'}.`);
};

const mappingIn = async (file: string): Promise<Mapping> => {
  const { mapping, faults } = readMapping(await readText(file));
  if (mapping) return mapping;
  throw new WrongUse(faults.map(({ clause, message }) => `${file} ${clause || '/'}: ${message}`).join('\n'));
};

const timeZoneOf = async (client: ApiClient): Promise<string> => {
  const programme = await client.get<{ founded: boolean; timeZone?: string }>('/v1/programme');
  if (programme.timeZone === undefined) throw new WrongUse('No programme is founded yet, so no day has a time zone: tandem programme FILE founds one.');
  return programme.timeZone;
};

const conclude = async (source: OpenImport, outcome: ImportOutcome, folder: string, options: ImportOptions): Promise<void> => {
  const report = source.report();
  const dryRun = options.dryRun ?? false;
  const rejects = report.faults.length > 0 && !report.blocked && !dryRun ? folder : null;
  if (rejects !== null) await writeRejects(source, rejects);
  if (options.json) printJson({ ...outcome, dryRun, report, rejects });
  else print(importText(report, outcome, { dryRun, rejects }));
  if (report.faults.length > 0) process.exitCode = report.blocked ? exitCode.wrongUse : exitCode.found;
};
