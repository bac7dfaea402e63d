// The whole example in one command:
//
//   node examples/maven/run.js [FOLDER]
//
// Imports the pipeline into one ledger and its copy with US dates into another, both thrown away afterwards, and compares their
// digests. Exits with 0 where the two ledgers are one and the won deals add up, with 1 where not, with 2 where it cannot be run.
import { fileURLToPath } from 'node:url';
import { withThrowAwayLedger } from '../throw-away-ledger.js';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = process.argv[2] ?? here('data');
const wonExpected = { deals: 4238, total: '10005534.00' };

try {
  const iso = await importInto('mapping.yaml');
  const us = await importInto('mapping.us-dates.yaml');
  const isOne = iso.digest === us.digest;
  const isWhole = process.argv[2] !== undefined || (iso.won.deals === wonExpected.deals && iso.won.total === wonExpected.total);
  console.log(isOne ? 'Both ledgers are one and the same.' : 'THE TWO LEDGERS DIFFER.');
  if (!isWhole) console.log(`WON DEALS DIFFER: ${wonExpected.deals} worth ${wonExpected.total} USD are in the source.`);
  process.exitCode = isOne && isWhole ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

/** @param {string} mapping */
function importInto(mapping) {
  return withThrowAwayLedger({ programme: here('programme.yaml'), ruleSet: here('ruleset.yaml') }, async (ledger) => {
    const { deals, events, seconds, report } = await ledger.import(folder, here(mapping));
    const { digest } = JSON.parse(await ledger.tandem(['digest', '--json']));
    const won = wonOf(JSON.parse(await ledger.tandem(['export', 'credits', '--json'])));
    const count = (code) => report.notices.filter((notice) => notice.code === code).length;
    console.log(mapping);
    console.log(`  imported             ${deals} opportunities, ${events} events in ${seconds.toFixed(1)} s (${Math.round(events / seconds)} events/s), ${report.faults.length} refused`);
    console.log(`  won                  ${won.deals}, worth ${won.total} USD`);
    console.log(`  with a date assumed  ${count('date-assumed')}`);
    console.log(`  without account      ${count('account-missing')}`);
    console.log(`  digest               ${digest}`);
    return { digest, won };
  });
}

/**
 * The deals won and their worth, in whole cents: each has one office, solo at 20 %, so its worth is five times its credit.
 *
 * @param {readonly { dealId: string, amount: string }[]} credits
 */
function wonOf(credits) {
  const cents = credits.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')) * 5n, 0n).toString().padStart(3, '0');
  return { deals: new Set(credits.map(({ dealId }) => dealId)).size, total: `${cents.slice(0, -2)}.${cents.slice(-2)}` };
}
