import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureBuilt } from './support/built.js';
import { mavenSlice } from './support/maven-slice.js';
import { digestOf, found, importing, printed, removeFolder, serve, temporaryFolder, type Server } from './support/tandem.js';

const founding = { programme: 'examples/maven/programme.yaml', ruleSet: 'examples/maven/ruleset.yaml' };
const [isoDates, usDates] = ['examples/maven/mapping.yaml', 'examples/maven/mapping.us-dates.yaml'];

describe('the Maven example from the command line', () => {
  let folder: string;
  const servers: Server[] = [];

  beforeAll(async () => {
    await ensureBuilt();
    folder = await temporaryFolder();
    await mavenSlice(join(folder, 'slice'), 300);
    for (const name of ['iso', 'us']) {
      const server = await serve(join(folder, name));
      servers.push(server);
      await found(server, founding);
    }
  }, 120_000);

  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await removeFolder(folder);
  });

  it('gives one digest in two ledgers, whichever way the dates are written', async () => {
    const slice = join(folder, 'slice');
    expect(await importing(join(folder, 'iso'), slice, isoDates)).toMatchObject({ code: 0, deals: 300, changed: 303 });
    expect(await importing(join(folder, 'us'), slice, usDates)).toMatchObject({ code: 0, deals: 300, changed: 303 });
    expect(await digestOf(join(folder, 'us'))).toBe(await digestOf(join(folder, 'iso')));
  }, 120_000);

  it('adds what a grown file has more, lists those without account or date, and credits what was won', async () => {
    const grown = await mavenSlice(join(folder, 'grown'), 1200);
    const rows = (await readFile(join(grown, 'sales_pipeline.csv'), 'utf8')).trim().split('\n').slice(1).map((row) => row.trim().split(','));
    const [account, stage, engaged, value] = [3, 4, 5, 7] as const;
    const won = rows.filter((row) => row[stage] === 'Won');
    const said = await importing(join(folder, 'iso'), grown, isoDates);
    expect(said).toMatchObject({ code: 0, partners: 3, deals: 1200, changed: 900, report: { faults: [] } });
    const count = (code: string): number => said.report.notices.filter((notice) => notice.code === code).length;
    expect([count('account-missing'), count('date-assumed')]).toEqual([rows.filter((row) => row[account] === '').length, rows.filter((row) => row[engaged] === '').length]);
    const credits = JSON.parse(await printed(['export', 'credits', '--format', 'json', '--data', join(folder, 'iso')])) as readonly { amount: string }[];
    // Each has one office, solo at 20 %: what it is worth is five times its credit.
    expect([credits.length, credits.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')) * 5n, 0n)])
      .toEqual([won.length, won.reduce((sum, row) => sum + BigInt(row[value] ?? '') * 100n, 0n)]);
  }, 240_000);
});
