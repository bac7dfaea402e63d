// A ledger in a folder that is thrown away afterwards, driven through the command line: what the examples have in common.
import { execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tandem = fileURLToPath(new URL('../bin/tandem.js', import.meta.url));

/** When the examples' programmes were founded: two ledgers that are told the same are one and the same. */
const founded = '2014-01-01T00:00:00.000Z';

/** What the server is told about the outside; a database that the shell names stays out of the example. */
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TANDEM_|DATABASE_URL$|EVENTSTORE_URL$|PORT$|HOST$)/.test(name)));

/**
 * Runs work on a ledger whose programme is founded and whose rule set is published by two users, or on the demo, then throws the ledger away.
 *
 * @template Result
 * @param {{ programme: string, ruleSet: string } | 'demo'} content paths of the programme and of the rule set
 * @param {(ledger: ThrowAwayLedger) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withThrowAwayLedger(content, work) {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-example-'));
  // Started as root, the database runs as a user of its own, who has to get through.
  await chmod(folder, 0o711);
  const server = await startServer(join(folder, 'ledger'), content === 'demo' ? [] : ['--no-demo']);
  const stop = async () => {
    server.process.kill('SIGTERM');
    await server.gone;
    await rm(folder, { recursive: true, force: true });
  };
  const interrupt = () => void stop().finally(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const ledger = new ThrowAwayLedger(folder);
    if (content !== 'demo') await ledger.found(content.programme, content.ruleSet);
    return await work(ledger);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await stop();
  }
}

/** A running ledger. */
export class ThrowAwayLedger {
  /** @param {string} folder holds the ledger and whatever the example writes */
  constructor(folder) {
    this.folder = folder;
  }

  /**
   * Runs one command of the command line and gives what it prints; throws what it complains of, unless its exit code is expected.
   *
   * @param {readonly string[]} words
   * @param {readonly number[]} [expected]
   * @returns {Promise<string>}
   */
  async tandem(words, expected = [0]) {
    const { code, output, complaint } = await run(process.execPath, [tandem, ...words, '--data', join(this.folder, 'ledger')]);
    if (!expected.includes(code)) throw new Error(`tandem ${words.join(' ')} ended with ${code}:\n${complaint || output}`);
    return output;
  }

  /**
   * Founds the programme and publishes the rule set: one user proposes it, another approves it. The operator, who made both, can be neither.
   *
   * @param {string} programme
   * @param {string} ruleSet
   */
  async found(programme, ruleSet) {
    const told = ['--occurred-at', founded];
    await this.tandem(['programme', programme, ...told]);
    const ada = await this.tandem(['user', 'add', 'usr_ada', '--name', 'Ada', '--right', 'operations']);
    const ben = await this.tandem(['user', 'add', 'usr_ben', '--name', 'Ben', '--right', 'operations']);
    const { id, version } = JSON.parse(await this.tandem(['rules', 'propose', ruleSet, '--json', '--key', ada.trim(), ...told]));
    await this.tandem(['rules', 'approve', `${id}@${version}`, '--key', ben.trim(), ...told]);
  }

  /**
   * Imports a folder; rows that are refused are told of, not thrown.
   *
   * @param {string} data
   * @param {string} mapping
   * @returns {Promise<any>} what `tandem import --json` prints
   */
  async import(data, mapping) {
    return JSON.parse(await this.tandem(['import', data, '--mapping', mapping, '--json', '--rejects', join(this.folder, 'rejects')], [0, 1]));
  }
}

/**
 * Runs a program to its end.
 *
 * @param {string} program
 * @param {readonly string[]} words
 * @returns {Promise<{ code: number, output: string, complaint: string }>}
 */
export function run(program, words) {
  return new Promise((resolve) => {
    execFile(program, words, { env: environment, maxBuffer: 1024 ** 3 }, (error, output, complaint) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 3 : 0, output, complaint: complaint.trim() || (error?.message ?? '') }));
  });
}

/**
 * Waits until the server says that it serves.
 *
 * @param {string} data
 * @param {readonly string[]} words
 */
async function startServer(data, words) {
  const child = spawn(process.execPath, [tandem, 'start', ...words, '--json', '--port', '0', '--data', data], { env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk) => { complaint += chunk; });
  const gone = new Promise((resolve) => child.once('close', resolve));
  await Promise.race([
    new Promise((resolve) => child.stdout.once('data', resolve)),
    gone.then(() => { throw new Error(`tandem start ended:\n${complaint}`); }),
  ]);
  return { process: child, gone };
}
