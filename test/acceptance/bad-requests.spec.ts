import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { accepted, ApiCaller, type Answer } from '../support/api/api-caller.js';
import { foundProgramme, openDeal, standardRuleSet, type People } from '../support/api/founded-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { followApi } from '../support/projector/follow-api.js';

let api: TestApi;
let people: People;

beforeAll(async () => {
  api = await startTestApi();
  people = await foundProgramme(api);
  await openDeal(people.operations, 'deal_plain');
}, 120_000);
afterAll(() => api.close());

const touchpoints = '/v1/deals/deal_plain/touchpoints';
const good = { touchpointId: 'T-1', kind: 'demo', loggedBy: 'vendor', partnerId: 'ptr_alpha', role: 'selling', note: 'A note.' };

const pointersOf = ({ body }: Answer) => (body.errors ?? []).map(({ pointer }) => pointer);

const eventCount = async (): Promise<number> => {
  const client = new Client({ connectionString: api.connectionString });
  await client.connect();
  const { rows: [row] } = await client.query<{ count: string }>('SELECT count(*) FROM log.events');
  await client.end();
  return Number(row?.count);
};

describe('a malformed request', () => {
  const cases: readonly (readonly [what: string, body: object, pointers: readonly string[]])[] = [
    ['a field that is unknown', { ...good, colour: 'red' }, ['/colour']],
    ['fields with the names of object members', JSON.parse('{"kind":"demo","loggedBy":"vendor","__proto__":{},"constructor":1,"toString":2}') as object, ['/__proto__', '/constructor', '/toString']],
    ['a field of the wrong type', { ...good, kind: 7, imported: 'yes' }, ['/kind', '/imported']],
    ['a field that is missing', { loggedBy: 'vendor' }, ['/kind']],
    ['null where something must be', { ...good, kind: null }, ['/kind']],
    ['a word that is none', { ...good, loggedBy: 'nobody', role: 'boss' }, ['/role', '/loggedBy']],
    ['an id of another kind', { ...good, partnerId: 'deal_alpha' }, ['/partnerId']],
    ['an instant that never was', { ...good, occurredAt: '2026-02-31T00:00:00.000Z' }, ['/occurredAt']],
    ['an instant in another form', { ...good, occurredAt: '2026-02-01' }, ['/occurredAt']],
    ['text with NUL', { ...good, note: 'a\u0000b' }, ['/note']],
    ['text with half of a surrogate pair', { ...good, note: 'a\ud800b' }, ['/note']],
    ['text without content', { ...good, note: '   ' }, ['/note']],
    ['text that is too long', { ...good, note: 'x'.repeat(4_001) }, ['/note']],
    ['a body that is a list', [], ['']],
    ['an object where text must be', { ...good, note: { $ne: null } }, ['/note']],
  ];

  it.each(cases)('is refused for %s, by name', async (_what, body, pointers) => {
    const answer = await people.operations.send('POST', touchpoints, JSON.stringify(body), {});
    expect([answer.status, answer.body.code, pointersOf(answer)]).toEqual([400, 'invalid-request', pointers]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('is refused inside lists too', async () => {
    const answer = await people.operations.post('/v1/deals/deal_plain/registrations', { parties: [{ partnerId: 'ptr_alpha', role: 'selling', weight: '-1' }, { role: 'x', y: 1 }, 7] });
    expect(new Set(pointersOf(answer))).toEqual(new Set(['/parties', '/parties/0/weight', '/parties/1/partnerId', '/parties/1/role', '/parties/1/y']));
  });

  it('is refused when it cannot be read at all', async () => {
    const attempts: readonly (readonly [body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>, status: number])[] = [
      ['{"kind":', {}, 400],
      ['"text"', {}, 400],
      [new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), {}, 400],
      [JSON.stringify(good), { 'content-type': 'text/plain' }, 415],
      [JSON.stringify(good), { 'content-type': 'application/json; charset=utf-16' }, 415],
      [JSON.stringify(good), { 'content-encoding': 'compress' }, 415],
      [JSON.stringify({ ...good, note: 'x'.repeat(1_100_000) }), {}, 413],
      ['{"note":'.repeat(40) + '1' + '}'.repeat(40), {}, 400],
      ['['.repeat(200_000) + ']'.repeat(200_000), {}, 400],
    ];
    for (const [body, headers, status] of attempts) {
      const answer = await people.operations.send('POST', touchpoints, body, headers);
      expect([answer.status, typeof answer.body.code, typeof answer.body['requestId']]).toEqual([status, 'string', 'string']);
    }
  });

  it('is refused for what its headers, query or address say', async () => {
    const { operations } = people;
    expect((await operations.post(touchpoints, good, { 'idempotency-key': 'x'.repeat(201) })).status).toBe(400);
    expect((await operations.post(touchpoints, good, { 'if-match': 'W/"1"' })).status).toBe(400);
    expect((await operations.post(`${touchpoints}?dryRun=perhaps`, good)).status).toBe(400);
    expect((await operations.post(`${touchpoints}?colour=red`, good)).status).toBe(400);
    expect((await operations.post('/v1/deals/not-an-id/win')).status).toBe(404);
    expect((await operations.post('/v1/deals/%zz/win')).status).toBe(400);
    for (const path of ['/v1/partners/%00/registrations', '/v1/deals/deal_plain%00', '/v1/imports/a%00']) expect([path, (await operations.get(path)).status]).toEqual([path, 400]);
    expect((await operations.send('DELETE', '/v1/sessions/ptr_a%00', null, {})).status).toBe(400);
    expect((await operations.post('/v1/nothing')).status).toBe(404);
    expect((await operations.get('/nothing')).status).toBe(404);
    expect(pointersOf(await operations.post(`${touchpoints}/T-1/confirm`, { side: 'vendor', touchpointId: 'T-2' }))).toEqual(['/touchpointId']);
    expect(pointersOf(await operations.post('/v1/rule-sets/standard/versions/one/propose'))).toEqual(['/version']);
  });

  it('records nothing', async () => {
    const before = await eventCount();
    await people.operations.post(touchpoints, { ...good, colour: 'red' });
    expect(await eventCount()).toBe(before);
  });
});

describe('a rule set', () => {
  it('is checked with every fault at its clause, and refused as a draft for the same', async () => {
    const document = { ...standardRuleSet(), currency: 'dollars', surprise: 1 };
    const checked = await accepted(people.operations.post('/v1/rule-sets/validate', { document }));
    expect(checked.body).toMatchObject({ valid: false, digest: null });
    expect((checked.body['faults'] as { clause: string }[]).map(({ clause }) => clause)).toEqual(expect.arrayContaining(['/currency', '/surprise']));
    const drafted = await people.operations.post('/v1/rule-sets', { document });
    expect([drafted.status, drafted.body.code]).toEqual([422, 'rule-set-faulty']);
    expect(pointersOf(drafted)).toEqual(expect.arrayContaining(['/document/currency', '/document/surprise']));
  });

  it('is read from YAML as well as from JSON', async () => {
    const yaml = await accepted(people.operations.post('/v1/rule-sets/validate', { document: 'format: tandem.ruleset/1\nid: &a standard\ntitle: *a\n' }));
    expect(yaml.body['valid']).toBe(false);
    expect((await accepted(people.operations.post('/v1/rule-sets/validate', { document: standardRuleSet() }))).body['valid']).toBe(true);
  });

  it('is refused when it is neither, or too large', async () => {
    for (const document of [7, null, undefined, 'x'.repeat(300_000)]) {
      expect((await people.operations.post('/v1/rule-sets/validate', { document })).status).toBe(400);
    }
    expect(pointersOf(await people.operations.post('/v1/rule-sets/validate', { document: {}, more: 1 }))).toEqual(['/more']);
  });
});

describe('every answer', () => {
  it('names the request, by the id that came with it or one made for it', async () => {
    const named = await people.operations.post('/v1/nothing', {}, { 'x-request-id': 'mine-1' });
    expect([named.headers.get('x-request-id'), named.body['requestId']]).toEqual(['mine-1', 'mine-1']);
    const unnamed = await people.operations.post('/v1/nothing', {}, { 'x-request-id': 'not usable' });
    expect(unnamed.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(unnamed.headers.get('x-powered-by')).toBeNull();
    expect(unnamed.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('is given to a body that means nothing, whatever it is, as if there were none', async () => {
    expect((await people.operations.send('DELETE', '/v1/sessions', 'no JSON', { 'content-type': 'text/plain' })).status).toBe(204);
  });

  it('comes to an end where only the head of the stream of changes is asked for', async () => {
    const answer = await people.operations.send('HEAD', '/v1/changes', null, {});
    expect([answer.status, answer.headers.get('content-type'), answer.body]).toEqual([200, 'text/event-stream; charset=utf-8', { text: '' }]);
  });
});

describe('the health of a server', () => {
  it('is told to anybody, and it is ready once a projector has built what is read', async () => {
    const fresh = await startTestApi();
    const anybody = new ApiCaller(fresh.url, null);
    expect((await anybody.get('/health/live')).body).toEqual({ status: 'ok' });
    expect(await anybody.get('/health/ready')).toMatchObject({ status: 503, body: { detail: 'The read models are not built yet: no projector has run on this database.' } });
    const follower = await followApi(fresh);
    expect((await accepted(anybody.get('/health/ready'))).body).toEqual({ status: 'ok' });
    await follower.close();
    await fresh.close();
  });
});
