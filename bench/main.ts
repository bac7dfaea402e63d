import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { openGround } from './ground/ground.js';
import { seedLedger, type SeededLedger } from './ground/seed-ledger.js';
import { readOptions } from './options.js';
import { topFunctions } from './profile/top-functions.js';
import { commitOf, loadNow, machineOf, versionsOf, type BenchResults } from './report/results.js';
import type { BenchRow } from './report/row.js';
import { tableOf } from './report/table.js';
import { appendRows } from './rows/append.js';
import { commandRows } from './rows/command.js';
import { evaluateRows } from './rows/evaluate.js';
import { httpCommandRows } from './rows/http-command.js';
import { longLogRows } from './rows/long-log.js';
import { readsMeanwhileRows } from './rows/reads-meanwhile.js';
import { rebuildFromEventStoreDbRows } from './rows/rebuild-eventstoredb.js';
import { rebuildRows } from './rows/rebuild.js';
import { replayRows } from './rows/replay.js';
import { verifyRows } from './rows/verify.js';
import { visibleRows } from './rows/visible.js';

const say = (text: string): void => { process.stdout.write(`${text}\n`); };

/** Measures every row in turn, prints the table and writes `bench/results.json`. What fails leaves its logs behind. */
const bench = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  const [startedAt, loadBefore] = [performance.now(), loadNow()];
  const ground = await openGround(options);
  let failed = true;
  try {
    say(`PostgreSQL ${ground.postgresVersion} in ${ground.processes.logFolder}; load average ${loadBefore.join(' ')}`);
    const ledger = await seedLedger(ground, options);
    say(`${options.deals} deals, ${ledger.generatedEvents} events of ${Math.round(ledger.bytesPerEvent)} bytes, seed ${options.seed}`);
    report(await measureAll(ledger));
    failed = false;
  } finally {
    await ground.close(failed);
  }

  async function measureAll(ledger: SeededLedger): Promise<BenchRow[]> {
    const groups: readonly (readonly [string, () => Promise<readonly BenchRow[]>])[] = [
      ['append', () => appendRows(ground, options)],
      ['rebuild', () => rebuildRows(ground, options)],
      ['rebuild from EventStoreDB', () => rebuildFromEventStoreDbRows(ground, options)],
      ['reads while rebuilding', () => readsMeanwhileRows(ground, options)],
      ['verify', () => verifyRows(ground, options)],
      // Before commands have logged tens of thousands of touchpoints on the open deals, which then are no longer those of the mix.
      ['visible', () => visibleRows(ground, ledger, options)],
      ['command', () => commandRows(ground, ledger, options)],
      ['http', () => httpCommandRows(ground, ledger, options)],
      ['evaluate', () => evaluateRows(ground, options)],
      ['replay', () => replayRows(ground, options)],
      ['long log', () => longLogRows(ground, ledger, options)],
    ];
    const measured: BenchRow[] = [];
    for (const [name, measure] of groups.filter(([group]) => group.includes(options.only))) {
      const beganAt = performance.now();
      measured.push(...(await measure()));
      say(`${name}: measured in ${((performance.now() - beganAt) / 1_000).toFixed(1)} s`);
    }
    return measured;
  }

  function report(measured: readonly BenchRow[]): void {
    const results: BenchResults = {
      takenAt: new Date().toISOString(), tookSeconds: Math.round((performance.now() - startedAt) / 1_000), commit: commitOf(), machine: machineOf(),
      versions: versionsOf(ground.postgresVersion), loadAverage: { before: loadBefore, after: loadNow() }, options, rows: measured,
    };
    writeFileSync(new URL('../../bench/results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
    say(`\n${tableOf(measured)}\n\n${results.tookSeconds} s; load average ${results.loadAverage.after.join(' ')}; commit ${results.commit}; written to bench/results.json`);
    if (options.profileFolder !== undefined) say(`\n${topFunctions(options.profileFolder)}`);
  }
};

await bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
