import { createServer, type AddressInfo, type Server as Listener } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureBuilt } from './support/built.js';
import { header, smallMapping, writeSource } from './support/small-source.js';
import { digestOf, found, importing, printed, removeFolder, serve, tandem, temporaryFolder, type Server } from './support/tandem.js';

const rest = '2017-01-05,2017-02-01,won,Engaging,beta,1';
const bytes = (...parts: readonly (string | readonly number[])[]): Buffer => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('bad input on the command line', () => {
  let folder: string;
  let data: string;
  let server: Server;

  beforeAll(async () => {
    await ensureBuilt();
    folder = await temporaryFolder();
    data = join(folder, 'ledger');
    server = await serve(data);
    await found(server, { programme: 'examples/maven/programme.yaml', ruleSet: 'examples/maven/ruleset.yaml' });
  });

  afterAll(async () => {
    await server.stop();
    await removeFolder(folder);
  });

  it('is named by row and column, and the good rest goes in', async () => {
    const rows = [
      `D-2,Acme,10.00,${rest}`,
      `D-3,Acme,10.00,05/01/2017,2017-02-01,won,Engaging,beta,1`,
      `D-4,Acme,-10.00,${rest}`,
      `D-5,Acme,10.001,${rest}`,
      `D-6,Ac\0me,10.00,${rest}`,
      [...Buffer.from('D-7,Ac'), 0xe9, ...Buffer.from(`me,10.00,${rest}`)],
      `D-8,Acme,10.00,${rest}`,
      `D-8,Acme,10.00,${rest}`,
      `D-10,Acme,10.00,2017-02-05,2017-01-01,won,Engaging,beta,1`,
      `D-11,Acme,10.00,2017-01-05,2017-02-01,won,Engaging,beta,-1`,
      `D-12,Acme,${'9'.repeat(40)}.00,${rest}`,
      `D-13,Acme,10.00,2017-01-05,2017-02-01,won,Engaging,beta,${'9'.repeat(40)}`,
      `D-14,${'x'.repeat(10_000_000)},10.00,${rest}`,
    ];
    const source = await writeSource(folder, 'faulty', bytes(`${header}\n`, ...rows.flatMap((row) => [row, '\n'])));
    const said = await importing(data, source.folder, source.mapping);
    expect(said.report.faults.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '3 created date-unreadable', '4 amount amount-negative', '5 amount amount-over-precise', '6 account nul-character', '7 account encoding-broken',
      '10 closed closed-before-created', '11 weight weight-negative', '12 amount number-out-of-bounds', '13 weight number-out-of-bounds', '14 account field-too-long']);
    expect(said.report.notices.map(({ code }) => code)).toEqual(['row-repeated']);
    expect(said).toMatchObject({ code: 1, deals: 2, changed: 3 });
    expect((await tandem(['explain', 'D-4', '--data', data])).code).toBe(2);
    expect((await tandem(['explain', 'D-8', '--data', data])).code).toBe(0);
  });

  it('is text in an encoding that is declared, or begins with a BOM: that is read', async () => {
    const latin = await writeSource(folder, 'latin', bytes(`${header}\nL-1,Caf`, [0xe9], `,10.00,${rest}\n`), smallMapping({ file: ', encoding: latin-1' }));
    expect(await importing(data, latin.folder, latin.mapping)).toMatchObject({ code: 0, deals: 1, report: { faults: [] } });
    const marked = await writeSource(folder, 'marked', bytes([0xef, 0xbb, 0xbf], `${header}\nB-1,Café,10.00,${rest}\n`));
    expect(await importing(data, marked.folder, marked.mapping)).toMatchObject({ code: 0, deals: 1, report: { faults: [] } });
  });

  it('is a column nobody knows, where the mapping wants its columns exactly: nothing goes in', async () => {
    const before = await digestOf(data);
    const source = await writeSource(folder, 'exact', [`${header},surprise`, `E-1,Acme,10.00,${rest},!`], smallMapping({ file: ', columns: exact' }));
    const said = await importing(data, source.folder, source.mapping);
    expect([said.code, said.report.blocked, said.report.faults.map(({ column, code }) => `${column} ${code}`)]).toEqual([2, true, ['surprise column-unknown']]);
    expect(await digestOf(data)).toBe(before);
  });

  it('is a file that is no mapping, a folder that is not there, a file that is missing', async () => {
    const run = (...words: readonly string[]) => tandem(['import', ...words, '--data', data]);
    expect(await run('examples/maven/data', '--mapping', 'package.json')).toMatchObject({ code: 2, err: expect.stringContaining('package.json /format: The key is missing.') });
    expect(await run(join(folder, 'nowhere'), '--mapping', 'examples/maven/mapping.yaml')).toMatchObject({ code: 2, err: expect.stringContaining('nowhere is not there') });
    expect(await run('examples/ecsel/data', '--mapping', 'examples/maven/mapping.yaml')).toMatchObject({ code: 2, out: expect.stringContaining('file-missing') });
  });

  it('is a programme file with a field that no programme has, a rule set with faults, a command without JSON', async () => {
    expect(await tandem(['programme', 'package.json', '--data', data])).toMatchObject({ code: 2, err: expect.stringContaining('fields that a programme does not: version') });
    expect(await tandem(['rules', 'propose', 'package.json', '--data', data])).toMatchObject({ code: 2, err: expect.stringContaining('/document/format: is missing') });
    expect(await tandem(['send', 'deal', 'deal_x', 'OpenDeal', 'no json', '--data', data])).toMatchObject({ code: 2, err: 'The fields are not a JSON object: no json\n' });
  });

  it('is a key that opens nothing', async () => {
    expect(await tandem(['digest', '--data', data, '--key', 'wrong'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('(unauthenticated)') });
    expect(await tandem(['user', 'add', 'usr_no', '--name', 'No', '--data', data])).toMatchObject({ code: 2, err: expect.stringContaining('--right') });
  });

  it('never prints a stack', async () => {
    const { code, err } = await tandem(['explain', 'nobody-knows', '--data', data]);
    expect([code, err]).toEqual([2, 'No deal is called nobody-knows.\n']);
    expect(await printed(['explain', '--help'])).toContain('Example:\n  tandem explain');
  });
});

describe('what is not there or not free', () => {
  let folder: string;
  let taken: Listener;
  let port: number;

  beforeAll(async () => {
    await ensureBuilt();
    folder = await temporaryFolder();
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    port = (taken.address() as AddressInfo).port;
  });

  afterAll(async () => {
    await new Promise((resolve) => taken.close(resolve));
    await removeFolder(folder);
  });

  it('a port that another program has is named, with what to do', async () => {
    expect(await tandem(['start', '--data', join(folder, 'a'), '--port', String(port)])).toEqual(
      { code: 3, out: '', err: `Port ${port} is in use by another program: choose another with --port, or any free one with --port 0.\n` });
  });

  it('a database that does not answer is named by host and port, never by its password', async () => {
    const closed = await new Promise<number>((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => { const { port: free } = probe.address() as AddressInfo; probe.close(() => resolve(free)); });
    });
    const { code, err } = await tandem(['digest', '--data', join(folder, 'b')], { DATABASE_URL: `postgresql://tandem:hidden@127.0.0.1:${closed}/tandem` });
    expect([code, err]).toEqual([3, expect.stringMatching(new RegExp(`^The database at 127\\.0\\.0\\.1:${closed} cannot be reached: .*DATABASE_URL`))]);
    expect(err).not.toContain('hidden');
  });

  it('all bad variables are named at once, none of their values', async () => {
    const { code, err } = await tandem(['start', '--data', join(folder, 'c'), '--port', '0'], { DATABASE_URL: 'mysql://x:hidden@y', EVENTSTORE_URL: 'hidden', TANDEM_VAULT_KEY: 'hidden', PORT: 'hidden' });
    expect(code).toBe(2);
    for (const name of ['DATABASE_URL', 'EVENTSTORE_URL', 'TANDEM_VAULT_KEY', 'PORT']) expect(err).toContain(name);
    expect(err).not.toContain('hidden');
  });

  it('a ledger that is not there is not made by asking for it', async () => {
    const { code, err } = await tandem(['digest', '--data', join(folder, 'd')]);
    expect([code, err]).toEqual([2, expect.stringContaining(`There is no ledger in ${join(folder, 'd')}`)]);
  });

  it('a data folder that is a file is named', async () => {
    expect(await tandem(['start', '--data', 'package.json', '--port', '0'])).toMatchObject({ code: 2, err: expect.stringContaining('package.json cannot be used') });
  });

  it('a server that does not answer is named by its address', async () => {
    expect(await tandem(['digest', '--url', 'http://127.0.0.1:9', '--key', 'k'])).toMatchObject({ code: 3, err: expect.stringContaining('The server at http://127.0.0.1:9 cannot be reached') });
    expect(await tandem(['digest', '--url', 'http://127.0.0.1:9'])).toMatchObject({ code: 2, err: expect.stringContaining('TANDEM_API_KEY') });
  });
});
