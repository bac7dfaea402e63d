import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { EventStore } from '#event-store';
import { eventStoreToken } from '../../apps/api/parts.js';
import { accepted, type Answer, type ApiCaller } from '../support/api/api-caller.js';
import { foundProgramme, person, type People } from '../support/api/founded-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { eventually } from '../support/postgres/eventually.js';

let api: TestApi;
let people: People;
beforeAll(async () => {
  api = await startTestApi();
  people = await foundProgramme(api);
}, 120_000);
afterAll(() => api.close());

const mapping = `format: tandem.mapping/1
source: crm
files: { deals: { path: deals.csv }, partners: { path: partners.csv } }
partners: [{ file: partners, id: id, name: name }]
deals:
  file: deals
  id: id
  amount: amount
  currency: { constant: USD }
  created: created
  status: status
  closed: closed
  model: { constant: sell-with }
  ruleSet: { constant: standard }
  roles: [{ partner: partner, role: { constant: selling } }]
`;
const partners = 'id,name\n1,Orchard\n2,Peregrine\n';
const deals = (...rows: readonly string[]) => `id,amount,created,status,closed,partner\n${rows.join('\n')}\n`;
const good = deals('a,100.00,2026-02-01,won,2026-03-01,1', 'b,200.00,2026-02-02,open,,2', 'c,1x,2026-02-03,open,,2');
const bodyOf = (files: Readonly<Record<string, string>>, map = mapping) =>
  ({ mapping: map, files: Object.entries(files).map(([name, text]) => ({ name, content: Buffer.from(text).toString('base64') })) });
const whole = bodyOf({ 'deals.csv': good, 'partners.csv': partners });

const asks = (caller: ApiCaller, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> => caller.post('/v1/imports', body, headers);
/** The import once nobody works on it any more. */
const ended = async (id: string): Promise<Answer['body']> => {
  const read = async () => (await accepted(people.operations.get(`/v1/imports/${id}`))).body;
  await eventually(async () => !['trying', 'importing'].includes(String((await read())['standing'])));
  return read();
};
const head = () => api.app.get<EventStore>(eventStoreToken).head();
const sql = (text: string): Promise<unknown> => api.app.get(DataSource).query(text);
const asked = async (body: unknown = whole): Promise<string> => (await accepted(asks(people.operations, body))).body.id ?? '';
const carriedOut = async (id: string): Promise<Answer['body']> => {
  await accepted(people.operations.post(`/v1/imports/${id}/carry-out`));
  return ended(id);
};
describe('an import over HTTP', () => {
  it('is tried first: what would be recorded, every fault by row and column, and nothing recorded', async () => {
    const before = await head();
    const tried = await ended(await asked());
    expect(tried).toMatchObject({
      standing: 'tried', source: 'crm', tally: { partners: 2, deals: 2, changed: 4, partnersRefused: 0 }, rejects: [],
      report: { blocked: false, faultCount: 1, faults: [{ file: 'deals.csv', row: 4, column: 'amount', code: 'number-unreadable' }], deals: { ready: 2, refused: 1 } } });
    expect(await head()).toBe(before);
  });

  it('is carried out as it was tried, once, and gives back the rows that did not go in; the same again adds nothing', async () => {
    const id = await asked();
    const { tally: promised } = await ended(id);
    const done = await carriedOut(id);
    expect(done).toMatchObject({ standing: 'imported', tally: promised, rejects: ['deals.csv', 'partners.csv'] });
    const rejects = await accepted(people.operations.get(`/v1/imports/${id}/rejects/deals.csv`));
    expect(rejects.body['text']).toBe('id,amount,created,status,closed,partner,tandem_fault\nc,1x,2026-02-03,open,,2,"amount: ""1x"" is no number such as 1234.50."\n');
    expect((await accepted(people.operations.get(`/v1/imports/${id}/rejects/partners.csv`))).body['text']).toBe('id,name,tandem_fault\n1,Orchard,\n2,Peregrine,\n');
    expect((await people.operations.post(`/v1/imports/${id}/carry-out`)).body.code).toBe('import-not-waiting');
    const recorded = await head();
    const again = await asked();
    expect(await ended(again)).toMatchObject({ standing: 'tried', tally: { changed: 0, events: 0 } });
    expect(await carriedOut(again)).toMatchObject({ standing: 'imported', tally: { deals: 2, changed: 0, events: 0 } });
    expect(await head()).toBe(recorded);
  });

  it('takes the rows that it gave back once they are mended', async () => {
    const names = ['deals.csv', 'partners.csv'];
    const id = await asked();
    await ended(id);
    await carriedOut(id);
    const rejected = await Promise.all(names.map(async (name) => String((await accepted(people.operations.get(`/v1/imports/${id}/rejects/${name}`))).body['text'])));
    const mended = await asked(bodyOf(Object.fromEntries(names.map((name, index) => [name, rejected[index]?.replace('c,1x', 'c,1.00') ?? '']))));
    expect(await ended(mended)).toMatchObject({ standing: 'tried', tally: { deals: 1, changed: 1 }, report: { faultCount: 0 } });
  });

  it('records a changed row as its change', async () => {
    const id = await asked(bodyOf({ 'deals.csv': deals('b,250.00,2026-02-02,open,,2'), 'partners.csv': partners }));
    expect(await ended(id)).toMatchObject({ tally: { changed: 1 } });
    expect(await carriedOut(id)).toMatchObject({ standing: 'imported', tally: { changed: 1 } });
  });

  it('is asked for once under one key, and the key is good for nothing else', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => accepted(asks(people.operations, whole, { 'idempotency-key': 'once' }))));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await asks(people.operations, bodyOf({ 'deals.csv': good, 'partners.csv': 'id,name\n' }), { 'idempotency-key': 'once' })).body.code).toBe('idempotency-key-reused');
  });

  it('of two who carry it out at once lets one', async () => {
    const id = await asked();
    await ended(id);
    const codes = (await Promise.all([people.operations, people.otherOperations].map((caller) => caller.post(`/v1/imports/${id}/carry-out`)))).map(({ status, body }) => body.code ?? status);
    expect(codes.toSorted()).toEqual([200, 'import-not-waiting']);
    await ended(id);
  });

  it('lets nothing in where a file as a whole is at fault', async () => {
    const id = await asked(bodyOf({ 'deals.csv': good }));
    const body = await ended(id);
    expect(body).toMatchObject({ standing: 'tried', report: { blocked: true } });
    expect((body['report'] as { readonly faults: readonly unknown[] }).faults[0]).toMatchObject({ file: 'partners.csv', row: null, code: 'file-missing' });
    expect((await people.operations.post(`/v1/imports/${id}/carry-out`)).body.code).toBe('import-blocked');
  });

  it('that broke off is carried on by whoever wants to, and adds what is missing', async () => {
    const id = await asked(bodyOf({ 'deals.csv': deals('d,10.00,2026-02-01,open,,1', 'e,20.00,2026-02-01,open,,1'), 'partners.csv': partners }));
    await ended(id);
    // As a server leaves it that died in the middle: the first deal went in, and nobody works on it.
    await sql(`UPDATE imports.runs SET standing = 'importing', advanced_at = now() - interval '2 minutes' WHERE id = '${id}'`);
    expect(await ended(id)).toMatchObject({ standing: 'interrupted' });
    await accepted(people.otherOperations.post(`/v1/imports/${id}/carry-out`));
    expect(await ended(id)).toMatchObject({ standing: 'imported', tally: { deals: 2, changed: 2 } });
  });

  it('is listed, and removed with its files', async () => {
    const id = await asked();
    const { body } = await accepted(people.otherOperations.get('/v1/imports?limit=2'));
    expect(body).toMatchObject({ has_more: true, data: [{ id, askedBy: 'usr_olga' }, { object: 'import' }] });
    await accepted(people.operations.send('DELETE', `/v1/imports/${id}`, null, {}));
    expect((await people.operations.get(`/v1/imports/${id}`)).body.code).toBe('import-unknown');
    expect(await sql(`SELECT count(*)::int AS files FROM imports.files WHERE run_id = '${id}'`)).toEqual([{ files: 0 }]);
  });

  it.each([
    ['a mapping that is none', { ...whole, mapping: 'format: tandem.mapping/1\nsource: CRM\n' }, '/mapping#/source'],
    ['a file in a folder', bodyOf({ '../deals.csv': good }), '/files/0/name'],
    ['a file twice', { mapping, files: [...whole.files, ...whole.files] }, '/files/2/name'],
    ['bytes that are no Base64', { mapping, files: [{ name: 'deals.csv', content: 'id,amount' }] }, '/files/0/content'],
    ['no files', { mapping, files: [] }, '/files'],
    ['another field', { ...whole, folder: '/etc' }, '/folder'],
  ])('refuses %s by its place', async (_, body, pointer) => {
    const answer = await asks(people.operations, body);
    expect([answer.status, answer.body.errors?.some((error) => error.pointer === pointer)]).toEqual([400, true]);
  });

  it('is for operations and integrations alone', async () => {
    const integration = await person(people.operator, 'ida', ['integration']);
    const id = await asked();
    expect((await asks(integration, whole)).status).toBe(200);
    for (const caller of [people.finance, people.auditor, people.alpha, people.administrator]) {
      const answers = await Promise.all([asks(caller, whole), caller.get('/v1/imports'), caller.get(`/v1/imports/${id}`), caller.post(`/v1/imports/${id}/carry-out`), caller.send('DELETE', `/v1/imports/${id}`, null, {})]);
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    }
  });
});
