import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureBuilt } from './support/built.js';
import { header, writeSource } from './support/small-source.js';
import { digestOf, found, importing, printed, removeFolder, serve, tandem, temporaryFolder, type ImportSaid, type Server } from './support/tandem.js';

const open = 'O-1,Acme,10.00,2017-01-05,,open,Prospecting,beta,1';
const won = 'W-1,Acme,20.00,2017-01-05,2017-02-01,won,Engaging,beta,1';
const another = 'W-2,Birch,30.00,2017-01-05,2017-02-01,won,Engaging,beta,1';

describe('a source that is imported again', () => {
  let folder: string;
  let data: string;
  let server: Server;
  const importRows = async (rows: readonly string[], ...more: readonly string[]): Promise<ImportSaid & { readonly code: number | null }> => {
    const source = await writeSource(folder, 'crm', [header, ...rows]);
    return importing(data, source.folder, source.mapping, more);
  };
  const amountOf = async (deal: string): Promise<string | undefined> =>
    /amount: (\S+)/.exec(await printed(['explain', deal, '--data', data]))?.[1];

  beforeAll(async () => {
    await ensureBuilt();
    folder = await temporaryFolder();
    data = join(folder, 'ledger');
    server = await serve(data);
    await found(server, { programme: 'examples/maven/programme.yaml', ruleSet: 'examples/maven/ruleset.yaml' });
    await importRows([open, won, another]);
  });

  afterAll(async () => {
    await server.stop();
    await removeFolder(folder);
  });

  it('adds of a changed open deal just its change: the amount, the stage', async () => {
    const changed = open.replace('10.00', '12.50').replace('Prospecting', 'Engaging');
    expect(await importRows([changed, won, another], '--dry-run')).toMatchObject({ code: 0, changed: 1, events: 2 });
    expect(await importRows([changed, won, another])).toMatchObject({ code: 0, changed: 1, events: 2, report: { faults: [] } });
    expect(await importRows([changed, won, another])).toMatchObject({ code: 0, changed: 0, events: 0 });
    expect(await amountOf('O-1')).toBe('12.50');
  });

  it('keeps a won deal as it is, names the row that would change it, and keeps that row to be mended', async () => {
    const said = await importRows([won.replace('20.00', '25.00'), another]);
    expect(said).toMatchObject({ code: 1, changed: 0, events: 0, rejects: join(folder, 'crm-rejects') });
    expect(said.report.faults).toEqual([expect.objectContaining({ file: 'deals.csv', row: 2, code: 'deal-already-won' })]);
    expect(await amountOf('W-1')).toBe('20.00');
    expect((await readFile(join(folder, 'crm-rejects', 'deals.csv'), 'utf8')).split('\n')).toEqual([
      `${header},tandem_fault`, expect.stringMatching(/^W-1,Acme,25\.00,.*The deal is won; it changes by correction/), '']);
  });

  it('gives a won deal no further partner either: that takes a correction', async () => {
    const said = await importRows([another, another.replace('beta', 'gamma')]);
    expect(said.code).toBe(1);
    expect(said.report.faults.map(({ code }) => code)).toContain('deal-already-won');
    expect((await printed(['explain', 'W-2', '--data', data])).match(/^ +line /gm)).toHaveLength(1);
  });

  it('takes the rejects in once they are mended, with the same mapping', async () => {
    const fresh = 'N-1,Acme,40.00,2017-01-05,2017-02-30,won,Engaging,beta,1';
    expect(await importRows([won, fresh])).toMatchObject({ code: 1, report: { faults: [{ row: 3, column: 'closed', code: 'date-unreadable' }] } });
    expect((await tandem(['explain', 'N-1', '--data', data])).err).toBe('No deal is called N-1.\n');
    const rejects = join(folder, 'crm-rejects', 'deals.csv');
    await writeFile(rejects, (await readFile(rejects, 'utf8')).replace('2017-02-30', '2017-02-28'));
    expect(await importing(data, join(folder, 'crm-rejects'), join(folder, 'crm.yaml'))).toMatchObject({ code: 0, deals: 1, changed: 1, report: { faults: [] } });
    expect(await amountOf('N-1')).toBe('40.00');
  });

  it('records nothing in a dry run, and writes nothing', async () => {
    const before = await digestOf(data);
    expect(await importRows([open, 'X-1,Acme,1.00,2017-01-05,,open,Prospecting,delta,1', 'X-2,Acme,none,2017-01-05,,open,Prospecting,delta,1'], '--dry-run', '--rejects', join(folder, 'unwritten')))
      .toMatchObject({ code: 1, rejects: null, report: { faults: [{ code: 'number-unreadable' }] } });
    expect(await digestOf(data)).toBe(before);
    await expect(readFile(join(folder, 'unwritten', 'deals.csv'))).rejects.toThrow('ENOENT');
  });

  it('is never overwritten by its own rejects', async () => {
    const source = await writeSource(folder, 'crm', [header, open]);
    const { code, err } = await tandem(['import', source.folder, '--mapping', source.mapping, '--rejects', `${source.folder}/`, '--data', data]);
    expect([code, err]).toEqual([2, `--rejects ${source.folder}/ is the folder that is imported: name another.\n`]);
  });
});
