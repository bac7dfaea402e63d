import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { accepted, type ApiCaller } from '../support/api/api-caller.js';
import { foundProgramme, keyOf, openDeal, standardRuleSet, type People } from '../support/api/founded-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { eventually } from '../support/postgres/eventually.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';

let api: TestApi;
let follower: TestFollower;
let people: People;
let otherFinance: ApiCaller;

type Json = Readonly<Record<string, unknown>>;
const at = (day: string) => `2026-${day}T12:00:00.000Z`;
const propose = (period: string, day: string) => people.finance.post(`/v1/periods/${period}/propose`, { occurredAt: at(day) });
const approve = (period: string, day: string) => otherFinance.post(`/v1/periods/${period}/approve`, { occurredAt: at(day) });
const preview = (caller: ApiCaller, period: string) => caller.get(`/v1/periods/${period}/preview`);
const periods = async (): Promise<readonly Json[]> => (await accepted(people.finance.get('/v1/periods'))).body['data'] as readonly Json[];

/** Alpha sources and beta sells a deal of 50,000.00: 4,500.00 and 9,000.00. */
const win = async (dealId: string, day: string): Promise<void> => {
  const path = `/v1/deals/${await openDeal(people.operations, dealId)}`;
  for (const [partnerId, role] of [['ptr_alpha', 'sourcing'], ['ptr_beta', 'selling']]) {
    await accepted(people.operations.post(`${path}/roles`, { partnerId, role, occurredAt: at('01-06') }));
    await accepted(people.operations.post(`${path}/touchpoints`, { touchpointId: `T-${partnerId}`, kind: 'meeting', loggedBy: 'vendor', partnerId, role, occurredAt: at('02-10') }));
  }
  await accepted(people.operations.post(`${path}/win`, { occurredAt: at(day) }));
};

beforeAll(async () => {
  api = await startTestApi({ demoClock: true });
  people = await foundProgramme(api, '2025-12-01T12:00:00.000Z');
  await accepted(people.operator.post('/v1/users', { userId: 'usr_finn', name: 'Finn' }));
  await accepted(people.otherAdministrator.post('/v1/users/usr_finn/rights/propose', { right: 'finance' }));
  await accepted(people.administrator.post('/v1/users/usr_finn/rights/grant', { right: 'finance' }));
  otherFinance = people.operator.as(await keyOf(people.otherAdministrator, 'usr_finn', ['finance']));
  follower = await followApi(api, null, { demoClock: true });
  for (const [dealId, day] of [['deal_one', '02-20'], ['deal_two', '03-20'], ['deal_later', '04-20']] as const) await win(dealId, day);
  await follower.caughtUp();
}, 120_000);
afterAll(async () => {
  await follower.close();
  await api.close();
});

describe('the preview of a close', () => {
  let previewed: Json;

  it('says of each account what its statement would say, and posts nothing', async () => {
    const before = (await accepted(people.finance.get('/v1/digest'))).body['digest'];
    previewed = (await accepted(preview(people.finance, '2026-Q1'))).body;
    expect(previewed).toMatchObject({
      object: 'period-preview', period: '2026-Q1', awards: { counted: 0, takenBack: 0 }, statements: 2, lines: 4, totals: [{ currency: 'USD', amount: '27000.00' }],
      balances: [
        { partnerId: 'ptr_alpha', partnerName: 'alpha', currency: 'USD', opening: '0.00', earned: '9000.00', clawedBack: '0.00', closing: '9000.00', lines: 2 },
        { partnerId: 'ptr_beta', partnerName: 'beta', currency: 'USD', opening: '0.00', earned: '18000.00', clawedBack: '0.00', closing: '18000.00', lines: 2 }] });
    expect((await accepted(people.finance.get('/v1/digest'))).body['digest']).toBe(before);
    expect(await periods()).toEqual([]);
  });

  it('is for operations, finance and auditors', async () => {
    for (const caller of [people.operations, people.auditor]) expect((await preview(caller, '2026-Q1')).status).toBe(200);
    for (const caller of [people.alpha, people.administrator]) expect((await preview(caller, '2026-Q1')).status).toBe(403);
    expect((await preview(people.finance, '2026-Q5')).status).toBe(404);
  });

  it('shows the lines of each statement page by page, and who proposed the closing', async () => {
    const lines = async (query: string): Promise<Json> => (await accepted(people.finance.get(`/v1/periods/2026-Q1/preview/lines?partner=ptr_alpha${query}`))).body;
    const whole = (await lines(''))['data'] as readonly Json[];
    expect(whole.map(({ lineNo, amount, currency }) => [lineNo, amount, currency])).toEqual([[1, '4500.00', 'USD'], [2, '4500.00', 'USD']]);
    const [first, second] = [await lines('&limit=1'), await lines('&limit=1&starting_after=1')];
    expect([first['has_more'], second['has_more'], [...first['data'] as readonly Json[], ...second['data'] as readonly Json[]]]).toEqual([true, false, whole]);
    expect((await people.alpha.get('/v1/periods/2026-Q1/preview/lines?partner=ptr_alpha')).status).toBe(403);
    expect((await people.finance.get('/v1/periods/2026-Q1/preview/lines')).status).toBe(400);
    expect(previewed).toMatchObject({ standing: 'open', proposedBy: null });
  });

  it('is what the closing then issues, to the cent', async () => {
    await accepted(propose('2026-Q1', '05-10'));
    expect((await accepted(preview(people.finance, '2026-Q1'))).body).toMatchObject({ standing: 'proposed', proposedBy: 'usr_fay' });
    await accepted(approve('2026-Q1', '05-10'));
    await eventually(async () => ((await periods())[0]?.['closed'] as Json | undefined)?.['kept'] === 2);
    expect((await periods())[0]).toMatchObject({ standing: 'closed', closed: { statements: 2, lines: 4, awards: 0, totals: previewed['totals'] } });
    const { data } = (await accepted(people.finance.get('/v1/statements?period=2026-Q1'))).body as unknown as { data: readonly Json[] };
    const amounts = (rows: unknown): unknown => (rows as readonly Json[]).map(({ partnerId, currency, opening, earned, clawedBack, adjusted, paid, closing, heldClosing, withheld }) =>
      [partnerId, currency, opening, earned, clawedBack, adjusted, paid, closing, heldClosing, withheld]);
    expect(amounts(data)).toEqual(amounts(previewed['balances']));
    expect((await preview(people.finance, '2026-Q1')).body.code).toBe('period-closed');
    expect((await preview(people.finance, '2026-Q3')).body.code).toBe('earlier-period-open');
    expect((await accepted(preview(people.finance, '2026-Q2'))).body).toMatchObject({ lines: 2, balances: [{ opening: '9000.00', earned: '4500.00' }, { opening: '18000.00', earned: '9000.00' }] });
  });
});

describe('once a quarter is closed', () => {
  it('no rules reach into it, and the calendar stays', async () => {
    const document = (from: string) => ({ ...standardRuleSet(), title: 'Later', effective: { from, basis: 'closed' } });
    expect((await people.operations.post('/v1/rule-sets', { document: document('2026-03-31') })).body.code).toBe('effective-in-closed-period');
    await accepted(people.operations.post('/v1/rule-sets', { document: document('2026-04-01') }));
    expect((await people.operations.put('/v1/programme/calendar', { timeZone: 'UTC', fiscalYearStart: 1 })).body.code).toBe('calendar-fixed');
  });

  it('the next is not closed while a stream cannot be read: propose and approve name it, one by one and in bulk', async () => {
    await follower.caughtUp();
    await accepted(propose('2026-Q2', '07-10'));
    await follower.close();
    await openDeal(people.operations, 'deal_torn');
    const pool = new Pool({ connectionString: api.connectionString, max: 1 });
    await pool.query(`UPDATE log.events SET metadata = 'null' WHERE stream = 'deal-torn'`);
    await pool.end();
    follower = await followApi(api, null, { demoClock: true });
    await eventually(async () => JSON.stringify((await people.auditor.get('/v1/read-models')).body).includes('deal-torn'));
    const refused = await approve('2026-Q2', '07-10');
    expect([refused.status, refused.body.code, String(refused.body['detail']).includes('deal-torn')]).toEqual([409, 'unresolved-faults', true]);
    const inBulk = await accepted(otherFinance.post('/v1/bulk', { items: [{ stream: 'periods', id: 'periods', keyBase: 'close', commands: [
      { command: { type: 'ApprovePeriodClose', period: '2026-Q2' }, occurredAt: at('07-10'), sourceRecordedAt: null }] }] }));
    expect(inBulk.body.results?.[0]).toMatchObject({ outcome: 'rejected', rejection: { code: 'unresolved-faults' } });
  });
});
