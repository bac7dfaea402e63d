import { execFile, execFileSync } from 'node:child_process';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { blocksOf } from '../readme/readme-blocks.js';
import { ensureBuilt } from './support/built.js';
import { digestOf, found, importing, printed, removeFolder, serve, tandem, temporaryFolder, type Server } from './support/tandem.js';

const source = 'examples/ecsel/data';
const mapping = 'examples/ecsel/mapping.yaml';

interface Credit { readonly dealExternalId: string; readonly partnerExternalId: string; readonly position: string; readonly amount: string; readonly currency: string }

describe('the ECSEL example from the command line', () => {
  let folder: string;
  let data: string;
  let server: Server;
  let digest: string;
  let credits: readonly Credit[];

  beforeAll(async () => {
    await ensureBuilt();
    folder = await temporaryFolder();
    data = join(folder, 'ledger');
    server = await serve(data);
    await found(server, { programme: 'examples/ecsel/programme.yaml', ruleSet: 'examples/ecsel/ruleset.yaml' });
  });

  afterAll(async () => {
    await server.stop();
    await removeFolder(folder);
  });

  it('is tried first, on a ledger that knows none of its partners: everything would go in, nothing is recorded', async () => {
    const before = await digestOf(data);
    expect(await importing(data, source, mapping, ['--dry-run'])).toMatchObject({ code: 0, partners: 965, deals: 53, changed: 1018, rejects: null });
    expect(await digestOf(data)).toBe(before);
  });

  it('goes in whole, and a second run adds nothing', async () => {
    expect(await importing(data, source, mapping)).toMatchObject({ code: 0, partners: 965, deals: 53, changed: 1018, report: { faults: [] } });
    digest = await digestOf(data);
    expect(await importing(data, source, mapping)).toMatchObject({ code: 0, partners: 965, deals: 53, changed: 0, events: 0 });
    expect(await digestOf(data)).toBe(digest);
  });

  it('credits every organisation with its grant to the cent: 1,774 pairs, 620,039,068.98 EUR', async () => {
    const file = join(folder, 'credits.csv');
    await printed(['export', 'credits', '--format', 'csv', '--out', file, '--data', data]);
    const said = execFileSync(process.execPath, ['examples/ecsel/check.js', file, source], { encoding: 'utf8' });
    expect(said).toMatch(/pairs compared +1774\n/);
    expect(said).toMatch(/total credited +620039068\.98 EUR\n/);
    expect(said).toMatch(/disagreements +0\n/);
    credits = parse(await readFile(file), { columns: true });
  });

  it('does what its README tells to run, on the ledger that is kept and on one that is thrown away', async () => {
    const desk = join(folder, 'desk');
    await mkdir(desk);
    for (const shared of ['bin', 'dist', 'examples', 'node_modules', 'package.json']) await symlink(resolve(shared), join(desk, shared));
    const commands = blocksOf(await readFile('examples/ecsel/README.md', 'utf8')).filter(({ language }) => language === 'sh').map(({ text }) => text);
    const token = await server.operatorToken();
    const said = await Promise.all(commands.map((command) => promisify(execFile)('bash', ['-c', `set -euo pipefail; npx() { shift; node bin/tandem.js "$@"; }\n${command}`],
      { cwd: desk, env: { ...process.env, TANDEM_URL: server.url, TANDEM_API_KEY: token } })));
    expect(said.map(({ stdout }) => /disagreements +0\n/.test(stdout))).toEqual(commands.map(() => true));
    expect(commands.join('\n')).toMatch(/run\.js[^]*tandem import[^]*check\.js/);
  }, 300_000);

  it('is exported alike as CSV and as JSON', async () => {
    const json = JSON.parse(await printed(['export', 'credits', '--json', '--data', data])) as readonly Credit[];
    const inShort = (rows: readonly Credit[]): readonly string[] => rows.map(({ dealExternalId, partnerExternalId, position, amount, currency }) =>
      [dealExternalId, partnerExternalId, position, amount, currency].join('|'));
    expect(inShort(json)).toEqual(inShort(credits));
    expect(json).toHaveLength(1774);
  });

  it('explains a deal by its name in the source', async () => {
    const [credit] = credits.filter(({ amount }) => amount !== '0.00');
    const text = await printed(['explain', credit?.dealExternalId ?? '', '--data', data]);
    expect(text).toContain('Rule set ecsel@1');
    expect(text).toContain(credit?.amount);
    expect(text).toContain('/attribution/roles/selling');
  });

  it('gives a partner\'s statement whose lines add up to its total', async () => {
    const projects: readonly Readonly<Record<string, string>>[] = parse(await readFile(join(source, 'projects.csv')), { columns: true });
    const { projectID, startDate } = projects[0] ?? {};
    const credit = credits.find(({ dealExternalId, amount }) => dealExternalId === projectID && amount !== '0.00');
    const period = `${String(startDate?.slice(0, 4))}-Q${Math.ceil(Number(startDate?.slice(5, 7)) / 3)}`;
    const statement = JSON.parse(await printed(['statement', '--partner', credit?.partnerExternalId ?? '', '--period', period, '--json', '--data', data])) as
      { period: string; lines: readonly { amount: string }[]; totals: readonly { amount: string; currency: string }[] };
    const cents = statement.lines.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n);
    expect(statement.period).toBe(period);
    expect(statement.lines.map(({ amount }) => amount)).toContain(credit?.amount);
    expect(statement.totals.map(({ amount, currency }) => [BigInt(amount.replace('.', '')), currency])).toEqual([[cents, 'EUR']]);
  });

  it('is the same once the read models are built anew from the log', async () => {
    expect((await server.stop()).code).toBe(0);
    expect(await tandem(['rebuild', '--data', data])).toMatchObject({ code: 0, err: 'The read models were built anew from the log.\n' });
    expect(await digestOf(data)).toBe(digest);
  });

  it('takes no act of two persons without a server', async () => {
    const { code, err } = await tandem(['rules', 'approve', 'ecsel@1', '--data', data]);
    expect([code, err]).toEqual([2, expect.stringContaining('two-person-act-needs-server')]);
  });
});
