import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openImport, readMapping, type ImportFault, type ImportReport, type Mapping, type OpenImport, type StreamCommands } from '#importers';
import type { ApiClient } from '../connection/api-client.js';
import { exitCode, WrongUse } from '../exit-code.js';
import { print, printJson, progress, progressDone, remark } from '../output.js';
import { ledgerCommand, withLedger, type LedgerOptions } from '../verb.js';
import type { BulkResult } from './send.js';

interface ImportOptions extends LedgerOptions {
  readonly mapping: string;
  readonly dryRun?: boolean;
  readonly rejects?: string;
}

/** What an import did. */
interface ImportOutcome {
  readonly partners: number;
  readonly deals: number;
  readonly changed: number;
  readonly events: number;
  readonly refused: number;
  readonly seconds: number;
}

const commandsPerRequest = 600;
const streamsPerRequest = 200;

/** `tandem import DIR --mapping FILE`. */
export const importCommand = ledgerCommand('import', 'Import a folder of plain files under a mapping; a second run adds nothing', 'tandem import examples/ecsel/data --mapping examples/ecsel/mapping.yaml --dry-run')
  .argument('<dir>', 'the folder with the files')
  .requiredOption('--mapping <file>', 'what the columns mean, tandem.mapping/1')
  .option('--dry-run', 'check everything, record nothing')
  .option('--rejects <dir>', 'where rows that did not go in are written, to be mended and imported again; default: rejects beside the folder')
  .action(async (folder: string, options: ImportOptions) => {
    const mapping = await mappingIn(options.mapping);
    await withLedger(options, async ({ client }) => {
      const source = await openImport({ mapping, folder, timeZone: await timeZoneOf(client) });
      const outcome = await send(client, source, options.dryRun ?? false);
      await conclude(source, outcome, folder, options);
    });
  });

const mappingIn = async (file: string): Promise<Mapping> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new WrongUse(`${file} cannot be read: ${error.code ?? error.message}.`);
  });
  const { mapping, faults } = readMapping(text);
  if (mapping) return mapping;
  throw new WrongUse(faults.map(({ clause, message }) => `${file} ${clause || '/'}: ${message}`).join('\n'));
};

const timeZoneOf = async (client: ApiClient): Promise<string> => {
  const programme = await client.get<{ founded: boolean; timeZone?: string }>('/v1/programme');
  if (programme.timeZone === undefined) throw new WrongUse('No programme is founded yet: tandem programme FILE founds one.');
  return programme.timeZone;
};

const send = async (client: ApiClient, source: OpenImport, dryRun: boolean): Promise<ImportOutcome> => {
  const startedMs = performance.now();
  const outcome = { partners: 0, deals: 0, changed: 0, events: 0, refused: 0, seconds: 0 };
  if (source.report().blocked) return outcome;
  for await (const streams of requests(source.streams())) {
    const { results } = await client.post<{ results: readonly BulkResult[] }>(`/v1/bulk${dryRun ? '?dryRun=true' : ''}`, { items: streams.map(itemOf) });
    results.forEach((result, index) => note(outcome, source, streams[index], result));
    progress(`${outcome.partners} partners, ${outcome.deals} deals, ${outcome.events} events`);
  }
  progressDone();
  return { ...outcome, seconds: (performance.now() - startedMs) / 1_000 };
};

/** Streams in portions that one request may carry. */
async function* requests(streams: AsyncIterable<StreamCommands>): AsyncGenerator<readonly StreamCommands[]> {
  let portion: StreamCommands[] = [];
  let commands = 0;
  for await (const stream of streams) {
    const kindChanges = portion[0] !== undefined && portion[0].stream !== stream.stream;
    if (portion.length > 0 && (kindChanges || portion.length >= streamsPerRequest || commands + stream.commands.length > commandsPerRequest)) {
      yield portion;
      [portion, commands] = [[], 0];
    }
    portion.push(stream);
    commands += stream.commands.length;
  }
  if (portion.length > 0) yield portion;
}

const itemOf = ({ stream, id, keyBase, commands }: StreamCommands) => ({ stream, id, keyBase, commands });

const note = (outcome: { -readonly [Key in keyof ImportOutcome]: number }, source: OpenImport, stream: StreamCommands | undefined, result: BulkResult): void => {
  if (!stream) return;
  if (result.outcome === 'rejected') {
    outcome.refused += 1;
    source.refuse(stream, { code: result.rejection?.code ?? 'rejected', message: result.rejection?.message ?? 'The ledger refused it.' });
    return;
  }
  outcome[stream.stream === 'deal' ? 'deals' : 'partners'] += 1;
  outcome.events += result.eventCount ?? 0;
  if ((result.eventCount ?? 0) > 0) outcome.changed += 1;
};

const conclude = async (source: OpenImport, outcome: ImportOutcome, folder: string, options: ImportOptions): Promise<void> => {
  const report = source.report();
  const rejects = report.faults.length > 0 ? options.rejects ?? join(dirname(folder), 'rejects') : null;
  if (rejects !== null && !report.blocked) await writeRejects(source, rejects);
  if (options.json) printJson({ ...outcome, dryRun: options.dryRun ?? false, report, rejects });
  else printReport(report, outcome, { rejects: report.blocked ? null : rejects, dryRun: options.dryRun ?? false });
  if (report.faults.length > 0) process.exitCode = report.blocked ? exitCode.wrongUse : exitCode.found;
};

const writeRejects = async (source: OpenImport, folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const begun = new Set<string>();
  for await (const { file, bytes } of source.rejects()) {
    if (!begun.has(file)) await rm(join(folder, file), { force: true });
    begun.add(file);
    await appendFile(join(folder, file), bytes);
  }
};

const findingsShown = 20;

const printReport = (report: ImportReport, outcome: ImportOutcome, { rejects, dryRun }: { readonly rejects: string | null; readonly dryRun: boolean }): void => {
  for (const { name, rows, columnsUnmentioned } of report.files) {
    print(`${name}: ${rows} rows${columnsUnmentioned.length > 0 ? `; not imported: ${columnsUnmentioned.join(', ')}` : ''}`);
  }
  showFindings('kept, but worth knowing', report.notices);
  showFindings('not imported', report.faults);
  print(`${dryRun ? 'Dry run, nothing recorded: ' : ''}${outcome.partners} partners and ${outcome.deals} deals, ${outcome.changed} of them new or changed, `
    + `${outcome.events} events in ${outcome.seconds.toFixed(1)} s (${Math.round(outcome.events / Math.max(outcome.seconds, 0.001))} events/s); `
    + `${outcome.refused + report.deals.refused} refused`);
  if (rejects !== null) remark(`What did not go in stands in ${rejects}: mend it and import that folder with the same mapping.`);
};

const showFindings = (title: string, findings: readonly ImportFault[]): void => {
  if (findings.length === 0) return;
  print(`${findings.length} ${title}:`);
  for (const { file, row, column, code, message } of findings.slice(0, findingsShown)) {
    print(`  ${file}${row === null ? '' : ` row ${row}`}${column === null ? '' : ` column ${column}`}: ${code}: ${message}`);
  }
  if (findings.length > findingsShown) print(`  … and ${findings.length - findingsShown} more (--json lists all)`);
};
