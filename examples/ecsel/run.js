// The whole example in one command, on the data that ship with it or on a folder of another year of the same source:
//
//   node examples/ecsel/run.js [FOLDER]
//
// Founds a ledger in a folder that is thrown away afterwards, imports, exports the credits and holds them against the source. Exits
// with 0 where every pair of project and organisation agrees to the cent, with 1 where one does not, with 2 where it cannot be run.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, withThrowAwayLedger } from '../throw-away-ledger.js';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = process.argv[2] ?? here('data');

try {
  process.exitCode = await withThrowAwayLedger({ programme: here('programme.yaml'), ruleSet: here('ruleset.yaml') }, compare);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

/** @param {import('../throw-away-ledger.js').ThrowAwayLedger} ledger */
async function compare(ledger) {
  const imported = await ledger.import(folder, here('mapping.yaml'));
  const credits = join(ledger.folder, 'credits.csv');
  await ledger.tandem(['export', 'credits', '--format', 'csv', '--out', credits]);
  const { code, output, complaint } = await run(process.execPath, [here('check.js'), credits, folder]);
  const { partners, deals, events, seconds, report } = imported;
  console.log(`imported               ${deals} projects, ${partners} organisations, ${events} events in ${seconds.toFixed(1)} s (${Math.round(events / seconds)} events/s)`);
  for (const { file, row, message } of report.faults) console.log(`REFUSED  ${file}${row === null ? '' : ` row ${row}`}: ${message}`);
  process.stdout.write(output);
  if (complaint !== '' && code === 2) console.error(complaint);
  return code === 0 && report.faults.length > 0 ? 1 : code;
}
