import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureBuilt } from './support/built.js';
import { header, writeSource } from './support/small-source.js';
import { found, importing, printed, removeFolder, serve, tandem, temporaryFolder, type Server } from './support/tandem.js';

interface Balance { readonly account: string; readonly currency: string; readonly balance: string }

describe('tandem export journal', () => {
  const deals = 130;
  let folder: string;
  let server: Server;
  let balances: readonly string[];
  const exported = (...words: readonly string[]) => tandem(['export', 'journal', ...words, '--data', server.data]);

  /** More deals than a page of the list has. */
  beforeAll(async () => {
    await ensureBuilt();
    folder = await temporaryFolder();
    server = await serve(join(folder, 'ledger'));
    await found(server, { programme: 'examples/maven/programme.yaml', ruleSet: 'examples/maven/ruleset.yaml' });
    const rows = Array.from({ length: deals }, (_, index) => `D-${index},Acme,${index}.37,2017-01-05,2017-02-01,won,Engaging,${['Beta; "one"', 'Gamma | Sons'][index % 2]?.replaceAll('"', '\'')},1`);
    const source = await writeSource(folder, 'deals', [header, ...rows]);
    expect(await importing(server.data, source.folder, source.mapping)).toMatchObject({ code: 0, deals });
    await printed(['digest', '--data', server.data]);
    const answer = await fetch(`${server.url}/v1/journal/balances`, { headers: { authorization: `Bearer ${await server.operatorToken()}` } });
    balances = ((await answer.json()) as { readonly data: readonly Balance[] }).data.map(({ account, currency, balance }) => `${account} ${balance} ${currency}`);
  });

  afterAll(async () => {
    await server.stop();
    await removeFolder(folder);
  });

  /** What the lines of a journal's entries add up to, account by account. */
  const addedUp = (text: string): readonly string[] => {
    const cents = new Map<string, bigint>();
    for (const [, account = '', amount = ''] of text.matchAll(/^ +((?:Expenses|Liabilities):\S+) +(-?\d+\.\d\d) USD$/gm)) {
      cents.set(account, (cents.get(account) ?? 0n) + BigInt(amount.replace('.', '')));
    }
    return [...cents].sort().map(([account, sum]) => `${account} ${sum < 0n ? '-' : ''}${(sum < 0n ? -sum : sum).toString().padStart(3, '0').replace(/(\d\d)$/, '.$1')} USD`);
  };

  it.each(['hledger', 'beancount'])('C14: writes every entry for %s, and the accounts add up to what the ledger says', async (format) => {
    const { code, out, err } = await exported('--format', format);
    expect([code, err]).toEqual([0, `${deals} entries\n`]);
    expect(balances).toHaveLength(3);
    expect(addedUp(out)).toEqual(balances);
    expect(out).toContain(format === 'hledger' ? 'Beta, \'one\' | commission' : '"Beta; \'one\'" "commission');
  });

  it('writes to a file the same bytes as to the terminal', async () => {
    const file = join(folder, 'partners.journal');
    expect(await exported('--out', file)).toMatchObject({ code: 0, out: '' });
    expect(await readFile(file, 'utf8')).toBe((await exported('--format', 'hledger')).out);
  });

  it('prints the entries with --json', async () => {
    const entries = JSON.parse((await exported('--json')).out) as readonly { readonly postings: readonly unknown[] }[];
    expect(entries.map(({ postings }) => postings.length)).toEqual(Array.from({ length: deals }, () => 2));
  });

  it('names a format and an export that there is none of', async () => {
    expect(await exported('--format', 'csv')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Allowed choices are hledger, beancount') });
    expect(await tandem(['export', 'nothing', '--data', server.data])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('unknown command \'nothing\'') });
  });
});
