import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { accepted, ApiCaller } from '../support/api/api-caller.js';
import { foundProgramme, openDeal, type People } from '../support/api/founded-programme.js';
import { localToken, startTestApi, type TestApi } from '../support/api/test-api.js';

let api: TestApi;
let people: People;
let log: Client;

beforeAll(async () => {
  api = await startTestApi();
  people = await foundProgramme(api);
  log = new Client({ connectionString: api.connectionString });
  await log.connect();
}, 120_000);
afterAll(async () => {
  await log.end();
  await api.close();
});

const eventsIn = async (stream: string): Promise<readonly string[]> =>
  (await log.query<{ type: string }>('SELECT type FROM log.events WHERE stream = $1 ORDER BY revision', [stream])).rows.map(({ type }) => type);

const touch = { kind: 'demo', loggedBy: 'vendor', note: 'Said once.' };

describe('an Idempotency-Key', () => {
  it('makes twenty requests at once one fact and one answer', async () => {
    const deal = await openDeal(people.operations, 'deal_twenty');
    const answers = await Promise.all(Array.from({ length: 20 }, () =>
      accepted(people.operations.post(`/v1/deals/${deal}/touchpoints`, touch, { 'idempotency-key': 'twenty' }))));
    expect(new Set(answers.map(({ body }) => JSON.stringify([body.id, body.partId, body.events]))).size).toBe(1);
    expect(answers.filter(({ body }) => body['repeated'] === false)).toHaveLength(1);
    expect(await eventsIn('deal-twenty')).toEqual(['DealOpened', 'TouchpointLogged', 'TouchpointEvidenceAttached']);
  });

  it('gives two servers one fact between them', async () => {
    const other = await startTestApi({}, api);
    const deal = await openDeal(people.operations, 'deal_two-servers');
    const callers = [new ApiCaller(api.url, localToken), new ApiCaller(other.url, localToken)];
    await Promise.all(Array.from({ length: 10 }, (_, index) =>
      accepted((callers[index % 2] as ApiCaller).post(`/v1/deals/${deal}/touchpoints`, touch, { 'idempotency-key': 'between-two' }))));
    await other.close();
    expect(await eventsIn('deal-two-servers')).toEqual(['DealOpened', 'TouchpointLogged', 'TouchpointEvidenceAttached']);
  });

  it('is refused for another body, and for another deal', async () => {
    const [deal, other] = [await openDeal(people.operations, 'deal_reuse'), await openDeal(people.operations, 'deal_reuse-other')];
    const headers = { 'idempotency-key': 'reuse' };
    await accepted(people.operations.post(`/v1/deals/${deal}/touchpoints`, { ...touch, touchpointId: 'T-1' }, headers));
    for (const [id, body] of [[deal, { ...touch, touchpointId: 'T-1', note: 'Said otherwise.' }], [other, { ...touch, touchpointId: 'T-1' }]] as const) {
      const refused = await people.operations.post(`/v1/deals/${id}/touchpoints`, body, headers);
      expect([refused.status, refused.body.code]).toEqual([422, 'idempotency-key-reused']);
    }
  });

  it('gives the answer of the first time, whatever happened since', async () => {
    const deal = await openDeal(people.operations, 'deal_retry');
    const first = await accepted(people.operations.post(`/v1/deals/${deal}/amount`, { amount: '1.00' }, { 'idempotency-key': 'retry' }));
    await accepted(people.operations.post(`/v1/deals/${deal}/amount`, { amount: '2.00' }));
    const again = await accepted(people.operations.post(`/v1/deals/${deal}/amount`, { amount: '1.00' }, { 'idempotency-key': 'retry' }));
    expect(again.body).toMatchObject({ repeated: true, events: first.body.events });
    expect(await eventsIn('deal-retry')).toEqual(['DealOpened', 'AmountChanged', 'AmountChanged']);
  });

  it('names the same new deal on a retry', async () => {
    const body = { currency: 'USD', amount: '1.00', ruleSetId: 'standard' };
    const first = await accepted(people.operations.post('/v1/deals', body, { 'idempotency-key': 'new-deal' }));
    const again = await accepted(people.operations.post('/v1/deals', body, { 'idempotency-key': 'new-deal' }));
    expect(first.body.id).toMatch(/^deal_[0-9a-f-]{36}$/);
    expect([again.body.id, again.body['repeated']]).toEqual([first.body.id, true]);
  });

  it('is not spent by a refusal', async () => {
    const deal = await openDeal(people.operations, 'deal_refused');
    const role = { partnerId: 'ptr_alpha', role: 'selling', weight: '1' };
    await accepted(people.operations.post('/v1/partners/ptr_alpha/suspend', { reason: 'For a moment.' }));
    const refused = await people.operations.post(`/v1/deals/${deal}/roles`, role, { 'idempotency-key': 'later' });
    await accepted(people.operations.post('/v1/partners/ptr_alpha/resume'));
    expect([refused.status, refused.body.code]).toEqual([409, 'partner-suspended']);
    expect((await accepted(people.operations.post(`/v1/deals/${deal}/roles`, role, { 'idempotency-key': 'later' }))).body['repeated']).toBe(false);
  });
});

describe('If-Match', () => {
  it('lets one of two people through who saw the same revision', async () => {
    const deal = await openDeal(people.operations, 'deal_match');
    const seen = await accepted(people.operations.post(`/v1/deals/${deal}/amount`, { amount: '3.00' }));
    const tag = seen.headers.get('etag') ?? '';
    const answers = await Promise.all(['4.00', '5.00'].map((amount) => people.operations.post(`/v1/deals/${deal}/amount`, { amount }, { 'if-match': tag })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const late = answers.find(({ status }) => status === 412);
    expect([late?.body.code, late?.headers.get('etag')]).toEqual(['revision-differs', '"2"']);
    expect(await eventsIn('deal-match')).toHaveLength(3);
  });
});

describe('a dry run', () => {
  it('answers as if, and records nothing', async () => {
    const deal = await openDeal(people.operations, 'deal_dry');
    const dry = await accepted(people.operations.post(`/v1/deals/${deal}/win?dryRun=true`, {}, { 'idempotency-key': 'dry' }));
    expect(dry.body).toMatchObject({ dryRun: true, revision: 1, events: [{ type: 'DealWon' }] });
    expect(dry.headers.get('etag')).not.toBe('"1"');
    const refused = await people.operations.post(`/v1/deals/${deal}/amount?dryRun=true`, { amount: '1.001' });
    expect([refused.status, refused.body.code]).toEqual([409, 'amount-invalid']);
    expect(await eventsIn('deal-dry')).toEqual(['DealOpened']);
    expect((await accepted(people.operations.post(`/v1/deals/${deal}/win`, {}, { 'idempotency-key': 'dry' }))).body['repeated']).toBe(false);
  });
});

describe('the clock of the demo', () => {
  it('records every command when it is told to have happened', async () => {
    const demo = await startTestApi({ demoClock: true }, api);
    const caller = new ApiCaller(demo.url, localToken);
    const told = (fields: Readonly<Record<string, unknown>>, occurredAt: string) => ({ command: fields, occurredAt });
    await accepted(caller.post('/v1/bulk', { items: [{ stream: 'deal', id: 'deal_told', keyBase: 'test:told', commands: [
      told({ type: 'OpenDeal', currency: 'USD', amount: '10.00', ruleSetId: 'standard' }, '2026-01-05T09:00:00.000Z'),
      told({ type: 'ChangeStage', stage: 'Discovery' }, '2026-02-05T09:00:00.000Z'),
    ] }] }));
    await accepted(caller.post('/v1/deals/deal_told/win', { occurredAt: '2026-03-05T09:00:00.000Z' }));
    await demo.close();
    const recorded = await log.query<{ at: string }>(`SELECT metadata::json ->> 'recordedAt' AS at FROM log.events WHERE stream = 'deal-told' ORDER BY revision`);
    expect(recorded.rows.map(({ at }) => at)).toEqual(['2026-01-05T09:00:00.000Z', '2026-02-05T09:00:00.000Z', '2026-03-05T09:00:00.000Z']);
  });
});

describe('a bulk', () => {
  const command = (fields: Readonly<Record<string, unknown>>, day = '01-05') => ({ command: fields, occurredAt: `2026-${day}T09:00:00.000Z`, sourceRecordedAt: null });
  const item = (name: string, ...more: readonly ReturnType<typeof command>[]) => ({
    stream: 'deal', id: `deal_${name}`, keyBase: `test:${name}`,
    commands: [command({ type: 'OpenDeal', currency: 'USD', amount: '10.00', model: 'sell-with', ruleSetId: 'standard' }), ...more],
  });
  const role = command({ type: 'AssignRole', partnerId: 'ptr_alpha', role: 'selling', weight: '1' }, '01-06');

  it('carries out each item wholly or not at all, with a result for each', async () => {
    const { body } = await accepted(people.operator.post('/v1/bulk', { items: [
      item('bulk-good', role, command({ type: 'LogTouchpoint', touchpointId: 'T-1', kind: 'demo', loggedBy: 'integration', note: 'Quietly said.' }, '01-07')),
      item('bulk-unknown', command({ type: 'AssignRole', partnerId: 'ptr_nobody', role: 'selling' })),
      item('bulk-field', command({ type: 'ChangeAmount', amount: '1.00', colour: 'red' })),
      item('bulk-type', command({ type: 'FoundProgramme' })),
      { stream: 'deal', id: 'no id', keyBase: 'x', commands: [role] },
      { stream: 'deal', keyBase: 'x', commands: [] },
    ] }));
    expect(body.results).toMatchObject([
      { index: 0, outcome: 'accepted', revision: 3, eventCount: 4, repeated: false },
      { index: 1, outcome: 'rejected', command: 1, rejection: { code: 'partner-unknown', pointer: '/partnerId' } },
      { index: 2, outcome: 'rejected', command: 1, rejection: { code: 'invalid-request', pointer: '/colour' } },
      { index: 3, outcome: 'rejected', command: 1, rejection: { code: 'invalid-request', pointer: '/type' } },
      { index: 4, outcome: 'rejected', rejection: { code: 'invalid-request', pointer: '/id' } },
      { index: 5, outcome: 'rejected', rejection: { code: 'invalid-request' } },
    ]);
    expect(await eventsIn('deal-bulk-good')).toEqual(['DealOpened', 'RoleAssigned', 'TouchpointLogged', 'TouchpointEvidenceAttached']);
    expect(await eventsIn('deal-bulk-unknown')).toEqual([]);
  });

  it('adds nothing the second time, and only its change where something changed', async () => {
    const items = Array.from({ length: 60 }, (_, index) => item(`again-${index}`, role));
    const first = await accepted(people.operator.post('/v1/bulk', { items }));
    const second = await accepted(people.operator.post('/v1/bulk', { items }));
    const changed = await accepted(people.operator.post('/v1/bulk', { items: [item('again-0', role, command({ type: 'ChangeAmount', amount: '11.00' }, '01-08')), ...items.slice(1)] }));
    const counts = [first, second, changed].map(({ body }) => (body.results ?? []).reduce((sum, { eventCount }) => sum + eventCount, 0));
    expect(counts).toEqual([120, 0, 1]);
  });

  it('records nothing in a dry run, and carries no keys', async () => {
    const { body } = await accepted(people.operator.post('/v1/bulk?dryRun=true', { items: [item('bulk-dry', role)] }));
    expect(body.results).toMatchObject([{ outcome: 'accepted', eventCount: 2 }]);
    expect(await eventsIn('deal-bulk-dry')).toEqual([]);
    const keys = await accepted(people.operator.post('/v1/bulk', { items: [
      { stream: 'user', id: 'usr_ada', keyBase: 'x', commands: [command({ type: 'IssueApiKey', scopes: ['administrator'] })] }] }));
    expect(keys.body.results).toMatchObject([{ outcome: 'rejected', rejection: { code: 'invalid-request' } }]);
  });

  it('is refused as a whole when it is empty or too long', async () => {
    expect((await people.operator.post('/v1/bulk', { items: [] })).status).toBe(400);
    expect((await people.operator.post('/v1/bulk', { items: Array.from({ length: 1_001 }, () => ({})) })).status).toBe(413);
  });
});
