// Holds exported journals against the programs that they are written for:
//
//   node test/journal-checkers/check-journals.js [--ecsel]
//
// Exports the journal of the demo (with --ecsel of the ECSEL example too: a minute more), and writes that of a quarter in which everything
// happens that a statement can state and a payment can come to; lets `hledger check --strict` and `bean-check` look for faults, and compares
// the balances that either program adds up with those of the ledger. An entry put out of balance must be refused, so that the checkers
// are known to look. Exits with 0 where all is well, with 1 where something is not, with 2 where a program is missing.
/* global fetch */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { readRunningServer } from '#data-folder';
import { run, withThrowAwayLedger } from '../../examples/throw-away-ledger.js';

const ecsel = { programme: 'examples/ecsel/programme.yaml', ruleSet: 'examples/ecsel/ruleset.yaml' };

const checkers = [
  {
    format: 'hledger', programs: ['hledger'],
    check: (file) => run('hledger', ['--file', file, 'check', '--strict']),
    balances: async (file) => rowsOf(await succeeded('hledger', ['--file', file, 'balance', '--flat', '--no-total', '--empty', '--layout=bare', '--output-format=csv'])),
  },
  {
    format: 'beancount', programs: ['bean-check', 'bean-query'],
    check: (file) => run('bean-check', [file]),
    balances: async (file) => rowsOf(await succeeded('bean-query', ['-f', 'csv', file, 'SELECT account, currency, sum(number) GROUP BY account, currency'])),
  },
];

for (const program of checkers.flatMap(({ programs }) => programs)) {
  if ((await run(program, ['--version'])).code !== 0) {
    console.error(`The journals cannot be checked: ${program} is missing (Debian: apt-get install hledger beancount).`);
    process.exit(2);
  }
}
try {
  await inTemporaryFolder((folder) => checkJournal('a quarter stated and paid', recordedQuarter(folder)));
  await withThrowAwayLedger('demo', (ledger) => checkJournal('the demo', served(ledger)));
  if (process.argv.includes('--ecsel')) await withThrowAwayLedger(ecsel, async (ledger) => {
    await ledger.import('examples/ecsel/data', 'examples/ecsel/mapping.yaml');
    await checkJournal('the ECSEL example', served(ledger));
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * A journal to check: it is written to a file in a format, and knows what its accounts come to.
 *
 * @typedef {{ folder: string, write: (format: string, file: string) => Promise<unknown>, balances: () => Promise<readonly string[]> }} Journal
 */

/**
 * @param {string} name
 * @param {Journal} journal
 */
async function checkJournal(name, journal) {
  for (const { format, check, balances } of checkers) {
    const file = join(journal.folder, `${format}.journal`);
    await journal.write(format, file);
    const said = await check(file);
    if (said.code !== 0) throw new Error(`${format} finds faults in the journal of ${name}:\n${said.output}${said.complaint}`);
    const [theirs, ours] = [await balances(file), await journal.balances()];
    const differing = [...theirs.filter((row) => !ours.includes(row)), ...ours.filter((row) => !theirs.includes(row))];
    if (differing.length > 0 || ours.length === 0) throw new Error(`${format} adds the journal of ${name} up otherwise than the ledger:\n${differing.join('\n')}`);
    await refusesUnbalanced(format, { file, check });
    console.log(`${format}: no fault in the journal of ${name}, and ${ours.length} balances are those of the ledger`);
  }
}

/**
 * The journal that a running ledger exports.
 *
 * @param {import('../../examples/throw-away-ledger.js').ThrowAwayLedger} ledger
 * @returns {Journal}
 */
function served(ledger) {
  return {
    folder: ledger.folder,
    write: (format, file) => ledger.tandem(['export', 'journal', '--format', format, '--out', file]),
    balances: () => balancesOf(ledger),
  };
}

/**
 * The journal of a quarter's events, recorded as the tests have them.
 *
 * @param {string} folder
 * @returns {Journal}
 */
function recordedQuarter(folder) {
  const printed = (what) => succeeded(process.execPath, ['--import', fileURLToPath(new URL('../support/postgres/run-typescript.js', import.meta.url)), fileURLToPath(new URL('print-journal.ts', import.meta.url)), what]);
  return {
    folder,
    write: async (format, file) => writeFile(file, await printed(format)),
    balances: async () => rowsOfBalances(JSON.parse(await printed('balances'))),
  };
}

async function inTemporaryFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-journal-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A checker that lets an entry out of balance through checks nothing. */
async function refusesUnbalanced(format, { file, check }) {
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^( +Expenses:\S+ +)(\d)/m, (_, account, digit) => `${account}${digit}1`));
  if ((await check(file)).code === 0) throw new Error(`${format} finds no fault in a journal with an entry out of balance.`);
}

/** What the ledger says stands on its accounts, as the checkers' rows. */
async function balancesOf({ folder }) {
  const data = join(folder, 'ledger');
  const { url } = await readRunningServer(data);
  const token = await readFile(join(data, 'operator.token'), 'utf8');
  const answer = await fetch(`${url}/v1/journal/balances`, { headers: { authorization: `Bearer ${token}` } });
  return rowsOfBalances((await answer.json()).data);
}

function rowsOfBalances(balances) {
  return balances.flatMap(({ account, currency, balance }) => rowOf(account, currency, balance));
}

/** What a checker adds up, of a CSV with a heading: account, currency, amount. */
function rowsOf(csv) {
  return parse(csv, { from_line: 2, trim: true, skip_empty_lines: true }).flatMap(([account, currency, amount]) => rowOf(account, currency, amount));
}

/** Programs write 5.00 and 5.0 for the same; an account that is even some leave out. */
function rowOf(account, currency, amount) {
  const plain = amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
  return /[1-9]/.test(plain) ? [`${account} ${plain} ${currency}`] : [];
}

async function succeeded(program, words) {
  const { code, output, complaint } = await run(program, words);
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${complaint}`);
  return output;
}
