import { describe, expect, it } from '@jest/globals';
import { smallHeader, smallMapping } from '../../../test/support/importing/small-mapping.js';
import { commandsOf, importing, saidInOrder, type SpecFiles } from './spec-support/given-source.js';

const mapping = (deals = '', file = ''): string => smallMapping({ deals, file });
const good = 'D-0,Acme,10,2026-01-05,2026-02-01,won,beta,1';
const csv = (...rows: readonly string[]): SpecFiles => ({ 'deals.csv': [smallHeader, good, ...rows].join('\n') });

describe('a plain file with a mapping', () => {
  it('becomes the whole history of each deal, in an order that the ledger accepts', async () => {
    const { deals, faults } = await importing(mapping(), csv(), 'America/New_York');
    expect(faults).toEqual([]);
    expect(deals.map(({ commands }) => commands.map(({ command, occurredAt }) => [command.type, occurredAt]))).toEqual([[
      ['OpenDeal', '2026-01-05T05:00:00.000Z'],
      ['NameSourcePartner', '2026-02-01T05:00:00.000Z'], ['NameSourcePartner', null],
      ['MoveToRuleSet', '2026-02-01T05:00:00.000Z'], ['MoveToRuleSet', null],
      ['ChangeModel', '2026-02-01T05:00:00.000Z'], ['ChangeModel', null],
      ['AssignRole', '2026-01-05T05:00:00.000Z'],
      ['ChangeAmount', '2026-02-01T05:00:00.000Z'], ['ChangeAmount', null],
      ['WinDeal', '2026-02-01T05:00:00.000Z'],
    ]]);
    expect(commandsOf(deals[0], 'OpenDeal')).toMatchObject([{ amount: '10.00', external: { source: 'crm', id: 'D-0' }, account: { name: 'Acme' }, dateAssumed: false }]);
  });

  it('gives the same ids, keys and commands at every run, whatever the order of the rows', async () => {
    const rows = ['D-1,Acme,20,2026-01-06,,open,beta,2', 'D-1,Acme,20,2026-01-06,,open,alpha,3', 'D-1,Acme,20,2026-01-06,,open,beta,0.5'];
    const forth = await importing(mapping(), csv(...rows));
    const back = await importing(mapping(), csv(...rows.reverse()));
    expect(saidInOrder(back)).toEqual(saidInOrder(forth));
    expect(commandsOf(forth.deals.find(({ externalId }) => externalId === 'D-1'), 'AssignRole').map(({ weight }) => weight)).toEqual(['3', '2.5']);
  });

  it('onboards a partner when its first deal was created, and names it anew where its name changed', async () => {
    const { partners } = await importing(mapping(), csv('D-1,Acme,20,2025-12-01,,open,beta,2'));
    expect(partners[0]?.commands).toMatchObject([
      { command: { type: 'OnboardPartner', name: 'beta', external: { source: 'crm', id: 'beta' } }, occurredAt: '2025-12-01T00:00:00.000Z' },
      { command: { type: 'RenamePartner', name: 'beta' }, occurredAt: null },
    ]);
  });
});

describe('a faulty row is named, and the good rest goes in', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a day that does not exist', 'D-1,Acme,20,2026-02-31,,open,beta,1', 'deals.csv:3:created:date-unreadable'],
    ['a date in another format', 'D-1,Acme,20,1/6/2026,,open,beta,1', 'deals.csv:3:created:date-unreadable'],
    ['a year beyond all bounds', 'D-1,Acme,20,9999-01-01,,open,beta,1', 'deals.csv:3:created:date-out-of-bounds'],
    ['a negative amount', 'D-1,Acme,-20,2026-01-06,,open,beta,1', 'deals.csv:3:amount:amount-negative'],
    ['an amount of half cents', 'D-1,Acme,20.005,2026-01-06,,open,beta,1', 'deals.csv:3:amount:amount-over-precise'],
    ['an amount with a decimal comma', 'D-1,Acme,"20,50",2026-01-06,,open,beta,1', 'deals.csv:3:amount:number-unreadable'],
    ['an amount with an exponent', 'D-1,Acme,2e3,2026-01-06,,open,beta,1', 'deals.csv:3:amount:number-unreadable'],
    ['an amount beyond all bounds', `D-1,Acme,${'9'.repeat(31)},2026-01-06,,open,beta,1`, 'deals.csv:3:amount:number-out-of-bounds'],
    ['no amount', 'D-1,Acme,,2026-01-06,,open,beta,1', 'deals.csv:3:amount:value-missing'],
    ['a negative weight', 'D-1,Acme,20,2026-01-06,,open,beta,-1', 'deals.csv:3:weight:weight-negative'],
    ['a weight of sixteen digits', 'D-1,Acme,20,2026-01-06,,open,beta,1.234567890123456', 'deals.csv:3:weight:number-out-of-bounds'],
    ['a close before the opening', 'D-1,Acme,20,2026-01-06,2026-01-05,won,beta,1', 'deals.csv:3:closed:closed-before-created'],
    ['a win without a date', 'D-1,Acme,20,2026-01-06,,won,beta,1', 'deals.csv:3:closed:value-missing'],
    ['a status that nobody knows', 'D-1,Acme,20,2026-01-06,,Commit,beta,1', 'deals.csv:3:status:word-unknown'],
    ['a NUL character', 'D-1,Ac\0me,20,2026-01-06,,open,beta,1', 'deals.csv:3:account:nul-character'],
    ['too few cells', 'D-1,Acme,20,2026-01-06,,open,beta', 'deals.csv:3::columns-too-few'],
    ['too many cells', 'D-1,Acme,20,2026-01-06,,open,beta,1,2', 'deals.csv:3::columns-too-many'],
    ['a quotation mark where none may be', 'D-1,Ac"me,20,2026-01-06,,open,beta,1', 'deals.csv:3:account:quote-misplaced'],
    ['a quotation mark that never closes', 'D-1,"Acme,20,2026-01-06,,open,beta,1', 'deals.csv:3:account:quote-unterminated'],
    ['no id', ',Acme,20,2026-01-06,,open,beta,1', 'deals.csv:3:id:value-missing'],
    ['an id too long', `${'x'.repeat(201)},Acme,20,2026-01-06,,open,beta,1`, 'deals.csv:3:id:id-too-long'],
  ];
  it.each(cases)('%s', async (_what, row, fault) => {
    const { deals, faults } = await importing(mapping(), csv(row));
    expect(faults).toEqual([fault]);
    expect(deals.map(({ externalId }) => externalId)).toEqual(['D-0']);
  });

  it('names the byte where a file is not UTF-8', async () => {
    const bytes = Buffer.from(`${smallHeader}\n${good}\nD-1,Caf\xe9,20,2026-01-06,,open,beta,1\n`, 'latin1');
    const { deals, report } = await importing(mapping(), { 'deals.csv': bytes });
    expect(report.faults).toMatchObject([{ row: 3, column: 'account', code: 'encoding-broken' }]);
    expect(report.faults[0]?.message).toContain(`Byte ${bytes.indexOf(0xe9)} `);
    expect(deals).toHaveLength(1);
  });

  it('holds no field of ten megabytes', async () => {
    const long = `D-1,"${'x'.repeat(10 * 1024 * 1024)}",20,2026-01-06,,open,beta,1`;
    const { deals, faults } = await importing(mapping(), csv(long, 'D-2,Acme,20,2026-01-06,,open,beta,1'));
    expect(faults).toEqual(['deals.csv:3:account:field-too-long']);
    expect(deals.map(({ externalId }) => externalId)).toEqual(['D-0', 'D-2']);
  });

  it('takes a deal out whole when one of its rows is faulty', async () => {
    const { deals, rejects } = await importing(mapping(), csv('D-1,Acme,20,2026-01-06,,open,beta,1', 'D-1,Acme,20,2026-01-06,,open,alpha,-1'));
    expect(deals.map(({ externalId }) => externalId)).toEqual(['D-0']);
    expect(rejects.get('deals.csv')?.toString().match(/^D-1/gm)).toHaveLength(2);
  });

  it('refuses rows that contradict each other, and folds rows that repeat each other', async () => {
    const row = 'D-1,Acme,20,2026-01-06,,open,beta,1';
    const contradicted = await importing(mapping(), csv(row, 'D-1,Acme,21,2026-01-06,,open,beta,1'));
    expect(contradicted.faults).toEqual(['deals.csv:4::deal-contradicted']);
    expect(contradicted.deals).toHaveLength(1);
    const repeated = await importing(mapping(), csv(row, row));
    expect(repeated.faults).toEqual([]);
    expect(repeated.notices).toEqual(['deals.csv:4::row-repeated']);
    expect(commandsOf(repeated.deals[1], 'AssignRole')).toMatchObject([{ weight: '1' }]);
  });

  it('lets nothing in where a column or a file is lacking', async () => {
    const lacking = await importing(mapping(), { 'deals.csv': `${smallHeader.replace('amount', 'amonut')}\n${good}\n` });
    expect(lacking.faults).toEqual(['deals.csv::amount:column-missing']);
    expect([lacking.report.blocked, lacking.streams]).toEqual([true, []]);
    expect((await importing(mapping(), {})).faults).toEqual(['deals.csv:::file-missing']);
    expect((await importing(mapping(), { 'deals.csv': '' })).faults).toEqual(['deals.csv:::file-empty']);
    expect((await importing(mapping(), { 'deals.csv': Buffer.from('\ufeffid', 'utf16le') })).faults).toEqual(['deals.csv:::file-encoding']);
    expect((await importing(mapping(), { 'deals.csv': `id,id\n` })).faults).toEqual(['deals.csv:::column-twice']);
  });

  it('lists columns that the mapping does not mention, and refuses them where it says so', async () => {
    const files = { 'deals.csv': `${smallHeader},note\n${good},hello\n` };
    const listed = await importing(mapping(), files);
    expect(listed.report.files[0]?.columnsUnmentioned).toEqual(['note']);
    expect(listed.deals).toHaveLength(1);
    const refused = await importing(mapping('', ', columns: exact'), files);
    expect(refused.faults).toEqual(['deals.csv::note:column-unknown']);
    expect(refused.streams).toEqual([]);
  });
});

describe('files as people have them', () => {
  it('may have a byte order mark, CRLF, quoted fields over several lines, blank lines', async () => {
    const text = `\ufeff${smallHeader}\r\n\r\nD-0,"Acme ""A""\r\nLtd, Inc",10,2026-01-05,,open,beta,1\r\n`;
    const { deals, faults } = await importing(mapping(), { 'deals.csv': text });
    expect(faults).toEqual([]);
    expect(commandsOf(deals[0], 'OpenDeal')).toMatchObject([{ account: { name: 'Acme "A" Ltd, Inc' } }]);
    expect(deals[0]?.rows).toEqual([{ file: 'deals.csv', row: 3 }]);
  });

  it('may be Latin-1 with semicolons and decimal commas, when declared', async () => {
    const text = Buffer.from(`${smallHeader}\n${good}\n`.replaceAll(',', ';').replace('Acme', 'Caf\xe9').replace(';10;', ';10,5;'), 'latin1');
    const { deals, faults } = await importing(mapping('', ', encoding: latin-1, delimiter: ;, decimal: ","').replace('delimiter: ;', 'delimiter: ";"'), { 'deals.csv': text });
    expect(faults).toEqual([]);
    expect(commandsOf(deals[0], 'OpenDeal')).toMatchObject([{ account: { name: 'Café' }, amount: '10.50' }]);
  });

  it('may be NDJSON, whose numbers never pass through a float', async () => {
    const line = '{"id":"D-0","account":"Acme","amount":90071992547409931.07,"created":"2026-01-05","closed":null,"status":"open","partner":"beta","weight":1}';
    const { deals, faults } = await importing(mapping('', ', format: ndjson'), { 'deals.csv': `${line}\nnot json\n` });
    expect(faults).toEqual(['deals.csv:2::json-unreadable']);
    expect(commandsOf(deals[0], 'OpenDeal')).toMatchObject([{ amount: '90071992547409931.07' }]);
  });

  it('may have no date, no account, and words of their own, as far as the mapping says what they mean', async () => {
    const own = mapping().replace('created: created', 'created: { column: created, missing: "2026-01-01" }')
      .replace('status: status', 'status: { column: status, values: { Closed Won: won } }').replace('closed: closed', 'closed: { column: closed, missing: 2026-03-01 }');
    const { deals, notices } = await importing(own, { 'deals.csv': `${smallHeader}\nD-0,,10,,,Closed Won,beta,1\n` });
    expect(commandsOf(deals[0], 'OpenDeal')).toMatchObject([{ account: null, dateAssumed: true }]);
    expect(commandsOf(deals[0], 'WinDeal')).toEqual([{ type: 'WinDeal', dateAssumed: true }]);
    expect(deals[0]?.commands[0]?.occurredAt).toBe('2026-01-01T00:00:00.000Z');
    expect(notices).toEqual(['deals.csv:2:account:account-missing', 'deals.csv:2:created:date-assumed']);
  });
});
