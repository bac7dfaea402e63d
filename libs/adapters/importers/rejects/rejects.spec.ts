import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readMapping } from '../mapping/read-mapping.js';
import { openImport } from '../open-import.js';
import { commandsOf, importing } from '../spec-support/given-source.js';

const mapping = (file = ''): string => `
format: tandem.mapping/1
source: crm
files: { deals: { path: deals.csv ${file} }, offices: { path: offices.csv } }
lookups: { offices: { file: offices, key: agent, value: office } }
partners: [{ file: offices, id: office, name: office }]
deals:
  file: deals
  id: id
  account: { name: account }
  amount: amount
  currency: { constant: USD }
  created: { constant: 2026-01-01 }
  status: { constant: open }
  model: { constant: sell-with }
  ruleSet: { constant: standard }
  roles: [{ partner: { column: agent, lookup: offices }, role: { constant: selling } }]
`;
const offices = 'agent,office\nAnn,West\n';

describe('the rejects file', () => {
  it('holds the rows that did not go in, why, and what is needed beside them', async () => {
    const { rejects, faults } = await importing(mapping(), {
      'deals.csv': 'id,account,amount,agent\n1,"Acme, Inc",10,Ann\n2,=cmd(),-5,Ann\n3,Beta,5,Bob\n', 'offices.csv': offices });
    expect(faults).toEqual(['deals.csv:3:amount:amount-negative', 'deals.csv:4:agent:lookup-unknown']);
    expect(rejects.get('deals.csv')?.toString()).toBe([
      'id,account,amount,agent,tandem_fault', '2,\'=cmd(),-5,Ann,amount: -5 is below zero; an amount is not.',
      '3,Beta,5,Bob,agent: The lookup offices does not know this text.', ''].join('\n'));
    expect(rejects.get('offices.csv')?.toString()).toBe(offices);
  });

  it('is mended and imported again with the same mapping, and says what the source says', async () => {
    const first = await importing(mapping(', columns: exact'), { 'deals.csv': 'id,account,amount,agent\n2,=cmd(),-5,Ann\n3,\'=x,,Ann\n', 'offices.csv': offices });
    const mended = (first.rejects.get('deals.csv')?.toString() ?? '').replace(',-5,', ',5,');
    const second = await importing(mapping(', columns: exact'), { 'deals.csv': mended, 'offices.csv': first.rejects.get('offices.csv') ?? '' });
    expect(second.faults).toEqual(['deals.csv:3:amount:value-missing']);
    expect(commandsOf(second.deals[0], 'OpenDeal')).toMatchObject([{ account: { name: '=cmd()' }, amount: '5.00' }]);
    const third = (second.rejects.get('deals.csv')?.toString() ?? '').replace('\'\'=x,,', '\'\'=x,7,');
    const last = await importing(mapping(', columns: exact'), { 'deals.csv': third, 'offices.csv': offices });
    expect([last.faults, commandsOf(last.deals[0], 'OpenDeal')]).toMatchObject([[], [{ account: { name: '\'=x' }, amount: '7.00' }]]);
    expect(last.rejects.size).toBe(0);
  });

  it('keeps the bytes of a row whose bytes are the fault', async () => {
    const row = Buffer.from('2,Caf\xe9,5,Ann', 'latin1');
    const { rejects } = await importing(mapping(), { 'deals.csv': Buffer.concat([Buffer.from('id,account,amount,agent\n'), row, Buffer.from('\n')]), 'offices.csv': offices });
    expect(rejects.get('deals.csv')?.includes(row)).toBe(true);
  });

  it('is NDJSON where the source is', async () => {
    const { rejects } = await importing(mapping(', format: ndjson'), { 'deals.csv': '{"id":"1","account":"Café","amount":-5,"agent":"Ann"}\n', 'offices.csv': offices });
    expect(JSON.parse(rejects.get('deals.csv')?.toString() ?? '')).toEqual({ id: '1', account: 'Café', amount: '-5', agent: 'Ann', tandem_fault: 'amount: -5 is below zero; an amount is not.' });
  });

  it('holds what the ledger refused, with every row of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tandem-import-'));
    await writeFile(join(folder, 'deals.csv'), 'id,account,amount,agent\n1,Acme,10,Ann\n2,Beta,5,Ann\n');
    await writeFile(join(folder, 'offices.csv'), offices);
    const { mapping: read } = readMapping(mapping());
    if (!read) throw new Error('The mapping is faulty.');
    const opened = await openImport({ mapping: read, folder, timeZone: 'UTC' });
    for await (const stream of opened.streams()) if (stream.externalId === '2') opened.refuse(stream, { code: 'deal-already-won', message: 'Roles are fixed.' });
    const texts: string[] = [];
    for await (const { file, bytes } of opened.rejects()) if (file === 'deals.csv') texts.push(Buffer.from(bytes).toString());
    expect(texts.join('')).toBe('id,account,amount,agent,tandem_fault\n2,Beta,5,Ann,Roles are fixed.\n');
    expect(opened.report()).toMatchObject({ deals: { ready: 1, refused: 1 }, faults: [{ row: 3, code: 'deal-already-won' }] });
    await writeFile(join(folder, 'deals.csv'), 'id,account,amount,agent\n1,Acme,11,Ann\n2,Beta,5,Ann\n');
    const again = async (): Promise<void> => { for await (const stream of opened.streams()) expect(stream.stream).toBe('partner'); };
    await expect(again()).rejects.toThrow('Row 2 of deals.csv is not what it was');
    await rm(folder, { recursive: true });
  });
});

describe('a lookup', () => {
  it('that gives two values for one text gives none', async () => {
    const { faults } = await importing(mapping(), { 'deals.csv': 'id,account,amount,agent\n1,Acme,10,Ann\n', 'offices.csv': `${offices}Ann,East\n` });
    expect(faults).toEqual(['deals.csv:2:agent:lookup-unknown', 'offices.csv:3:agent:lookup-contradicted']);
  });
});
