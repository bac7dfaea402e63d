import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { Check } from 'typebox/value';
import { sha256Hex, type Instant, type Period } from '#kernel';
import { replayCertificateSchema, replaySchema, type Replay, type ReplayInputs } from '#rules';
import { accepted, type Answer, type ApiCaller } from '../support/api/api-caller.js';
import { person } from '../support/api/founded-programme.js';
import { foundPayable, noonOf, winDeal, type PayingPeople } from '../support/api/payable-programme.js';
import { ensureBuilt } from '../cli/support/built.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { eventually } from '../support/postgres/eventually.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';
import { workOnReplay, type ReplayHow } from '../support/replay/work-on-replay.js';

let api: TestApi;
let follower: TestFollower;
let people: PayingPeople;
let integration: ApiCaller;
let cancelledId: string;
let leftId: string;

type Json = Readonly<Record<string, unknown>>;
const ask = (body: object, caller: ApiCaller = people.auditor): Promise<Answer> => caller.post('/v1/replays', body);
const read = async (path: string): Promise<Json> => (await accepted(people.auditor.get(path))).body;
const ended = async (id: string): Promise<Json> => {
  let run: Json = {};
  await eventually(async () => {
    run = await read(`/v1/replays/${id}`);
    return run['standing'] !== 'queued' && run['standing'] !== 'running';
  });
  return run;
};
const textOf = async (id: string): Promise<string> =>
  (await fetch(`${api.url}/v1/replays/${id}/document`, { headers: { authorization: people.auditor.authorization } })).text();
const replayed = async (body: object): Promise<{ readonly run: Json; readonly replay: Replay; readonly text: string }> => {
  const run = await ended((await accepted(ask(body))).body.id ?? '');
  expect([run['standing'], run['problem']]).toEqual(['done', null]);
  const text = await textOf(String(run['id']));
  return { run, text, replay: JSON.parse(text) as Replay };
};
const draft = async (changes: Json): Promise<Json> => {
  const document = (await read('/v1/rule-sets/payable/versions/1'))['document'] as Readonly<Record<string, Json>>;
  return { ...document, ...Object.fromEntries(Object.entries(changes).map(([key, change]) => [key, Array.isArray(change) ? change : { ...document[key], ...(change as Json) }])) };
};
const sums = ({ totals }: Replay) => totals.map(({ currency, amount }) => [currency, amount.booked, amount.replayed, amount.delta]);
const bonus = (amount: string) => ({ id: 'bonus', count: 'coSellWon', atLeast: 2, per: 'quarter', reward: { amount }, clawback: true });
const uplift = { id: 'uplift', count: 'coSellWon', atLeast: 2, per: 'quarter', reward: { upliftPoints: '5', on: 'nextQuarter' } };

/** Alpha and beta win two deals in the first quarter, which is closed, and one in the second; then one of the first is refunded in part. */
beforeAll(async () => {
  api = await startTestApi({ demoClock: true });
  people = await foundPayable(api, { incentives: [bonus('5000.00'), uplift] });
  integration = await person(people.operator, 'ines', ['integration']);
  for (const [dealId, day] of [['deal_one', '02-01'], ['deal_two', '03-20'], ['deal_three', '04-20']] as const) await winDeal(people, dealId, { day, source: 'ptr_alpha', seller: 'ptr_beta' });
  cancelledId = (await accepted(ask({ period: '2026-Q1' }))).body.id ?? '';
  leftId = (await accepted(ask({ period: '2026-Q1' }))).body.id ?? '';
  const pool = new Pool({ connectionString: api.connectionString });
  await pool.query(`UPDATE replay.runs SET standing = 'running', deals_done = 1 WHERE id = $1`, [leftId]);
  await pool.end();
  await accepted(people.auditor.post(`/v1/replays/${cancelledId}/cancel`));
  follower = await followApi(api, null, { demoClock: true });
  await accepted(people.finance.post('/v1/periods/2026-Q1/propose', { occurredAt: noonOf('04-25') }));
  await accepted(people.otherFinance.post('/v1/periods/2026-Q1/approve', { occurredAt: noonOf('04-25') }));
  await eventually(async () => ((await read('/v1/periods'))['data'] as readonly Json[]).some(({ standing }) => standing === 'closed'));
  await accepted(people.finance.post('/v1/deals/deal_two/refunds', { refundId: 'R-1', amount: '10000.00', occurredAt: noonOf('05-20') }));
  await follower.caughtUp();
}, 120_000);
afterAll(async () => {
  await follower.close();
  await api.close();
});

describe('a replay', () => {
  it('K1: comes to what is booked under the rules that were booked by: statements, what was posted since, awards', async () => {
    const { replay, run, text } = await replayed({ period: '2026-Q1..2026-Q2' });
    expect([replay.deals, replay.awards, replay.compared]).toEqual([[], [], { deals: 3, differing: 0 }]);
    expect(sums(replay)).toEqual([['USD', '50300.00', '50300.00', '0.00']]);
    expect([Check(replaySchema, replay), Check(replayCertificateSchema, run['certificate'])]).toEqual([true, true]);
    expect((run['certificate'] as Json)['output']).toBe(sha256Hex(text));
  });

  it('K3: says of each partner, deal and line what is booked, what is replayed, and which clause makes the difference', async () => {
    const { replay } = await replayed({ period: '2026-Q1', ruleSet: await draft({ commission: { coSell: '30' }, incentives: [bonus('6000.00'), uplift] }) });
    expect(replay.partners.map(({ partnerId, outcome, amount }) => [partnerId, outcome, amount.delta])).toEqual([['ptr_alpha', 'gains', '1900.00'], ['ptr_beta', 'gains', '2800.00']]);
    expect(replay.deals.map(({ dealId, amount }) => [dealId, amount.delta])).toEqual([['deal_one', '1500.00'], ['deal_two', '1200.00']]);
    expect(replay.deals[0]?.lines[0]).toMatchObject({ partnerId: 'ptr_alpha', amount: { booked: '4500.00', replayed: '5000.00', delta: '500.00' }, causes: [{ because: 'clause', clauses: ['/commission/coSell'], amount: '500.00' }] });
    expect(replay.awards.map(({ partnerId, amount, causes }) => [partnerId, amount.delta, causes.map(({ clauses }) => clauses)])).toEqual([
      ['ptr_alpha', '1000.00', [['/incentives/0/reward/amount']]], ['ptr_beta', '1000.00', [['/incentives/0/reward/amount']]]]);
    expect(replay.causes.map(({ clauses, amount }) => [clauses, amount])).toEqual([[['/commission/coSell'], '2700.00'], [['/incentives/0/reward/amount'], '2000.00']]);
  });

  it('K6: says of a draft, before anybody publishes it, who would have gained and lost and what it would have cost, by quarter', async () => {
    const roles = { sourcing: '40', selling: '20', technicalValidation: '25', implementation: '0', influence: '15' };
    const { replay } = await replayed({ period: '2026-Q1..2026-Q2', ruleSet: await draft({ attribution: { roles }, commission: { coSell: '30' } }) });
    expect(replay.asked.rules).toMatchObject({ kind: 'draft', ruleSetId: 'payable', version: null });
    expect(replay.partners.map(({ partnerId, outcome, amount }) => [partnerId, outcome, amount.delta])).toEqual([['ptr_alpha', 'gains', '16233.34'], ['ptr_beta', 'loses', '-12033.34']]);
    expect(replay.quarters.map(({ period, amount }) => [period, amount.booked, amount.replayed, amount.delta])).toEqual([
      ['2026-Q1', '34300.00', '37000.00', '2700.00'], ['2026-Q2', '16000.00', '17500.00', '1500.00']]);
    expect(sums(replay)).toEqual([['USD', '50300.00', '54500.00', '4200.00']]);
    expect(replay.causes.map(({ clauses, amount }) => [clauses, amount])).toEqual([
      [['/attribution/roles/selling', '/attribution/roles/sourcing'], '0.00'], [['/commission/coSell'], '4200.00']]);
  });

  it('K2: knows what was known and published on a day, and names the event that was learned since', async () => {
    const { replay } = await replayed({ period: '2026-Q1', bookedAt: noonOf('05-01') });
    expect(replay.deals.flatMap(({ dealId, lines }) => lines.map(({ amount, causes }) => [dealId, amount.delta, causes.map(({ because, eventType }) => [because, eventType])]))).toEqual([
      ['deal_two', '-900.00', [['learned', 'DealRefunded']]], ['deal_two', '-1800.00', [['learned', 'DealRefunded']]]]);
  });

  it('takes the awards of an earlier quarter as booked, and counts those of its own again', async () => {
    const without = { ruleSet: await draft({ incentives: [{ ...bonus('5000.00'), atLeast: 3 }, { ...uplift, atLeast: 3 }] }) };
    expect(sums((await replayed({ period: '2026-Q2', ...without })).replay)).toEqual([['USD', '16000.00', '16000.00', '0.00']]);
    const { replay } = await replayed({ period: '2026-Q1..2026-Q2', ...without });
    expect(replay.quarters.map(({ period, amount }) => [period, amount.delta])).toEqual([['2026-Q1', '-10000.00'], ['2026-Q2', '-2500.00']]);
    expect(replay.deals.flatMap(({ lines }) => lines.flatMap(({ causes }) => causes.map(({ because }) => because)))).toEqual(['award', 'award']);
  });

  it('K4: gives the same bytes from the raw log as from the dossiers, and the same certificate', async () => {
    const body = { period: '2026-Q1..2026-Q2', ruleSet: await draft({ commission: { coSell: '30' } }), knownAt: new Date(Date.now() - 1).toISOString() };
    const [one, other] = [await replayed(body), await replayed({ ...body, fromLog: true })];
    expect(other.text).toBe(one.text);
    expect(other.run['certificate']).toEqual(one.run['certificate']);
  });

  it('K1: posts nothing', async () => {
    const state = async () => [(await read('/v1/digest'))['digest'], (await read('/v1/read-models'))['data']];
    const before = await state();
    await replayed({ period: '2026-Q1', ruleSet: await draft({ commission: { coSell: '30' } }) });
    expect(await state()).toEqual(before);
  });
});

describe('a run', () => {
  it('can be left and found again, page by page, and is made again where its maker died', async () => {
    expect(await ended(leftId)).toMatchObject({ standing: 'done', progress: { deals: 3, of: 3 } });
    const first = (await accepted(people.auditor.get('/v1/replays?limit=1'))).body['data'] as readonly Json[];
    const next = (await accepted(people.auditor.get(`/v1/replays?limit=1&starting_after=${String(first[0]?.['id'])}`))).body;
    expect([first.length, next['has_more'], (next['data'] as readonly Json[])[0]?.['id'] === first[0]?.['id']]).toEqual([1, true, false]);
    const { run } = await replayed({ period: '2026-Q1', ruleSet: await draft({ commission: { coSell: '30' } }) });
    const page = await read(`/v1/replays/${String(run['id'])}/result?limit=1`);
    expect([page['has_more'], (page['deals'] as readonly Json[]).map(({ dealId }) => dealId)]).toEqual([true, ['deal_one']]);
    expect(((await read(`/v1/replays/${String(run['id'])}/result?starting_after=deal_one`))['deals'] as readonly Json[]).map(({ dealId }) => dealId)).toEqual(['deal_two']);
  });

  it('is ended by whoever no longer wants it, once', async () => {
    expect(await read(`/v1/replays/${cancelledId}`)).toMatchObject({ standing: 'cancelled', certificate: null });
    expect((await people.auditor.post(`/v1/replays/${leftId}/cancel`)).body.code).toBe('replay-ended');
    expect((await people.auditor.get(`/v1/replays/${cancelledId}/result`)).body.code).toBe('replay-not-done');
  });

  it('is the same one for the same Idempotency-Key and body', async () => {
    const key = { 'idempotency-key': 'replay-1' };
    const ids = await Promise.all([1, 2, 3].map(async () => (await accepted(people.auditor.post('/v1/replays', { period: '2026-Q1' }, key))).body.id));
    expect(new Set(ids).size).toBe(1);
    expect((await people.auditor.post('/v1/replays', { period: '2026-Q2' }, key)).body.code).toBe('idempotency-key-reused');
  });

  it('is asked for and seen by operations, finance and auditors alone', async () => {
    for (const caller of [people.operations, people.finance, people.auditor]) expect((await caller.post('/v1/replays?dryRun=true', { period: '2026-Q1' })).status).toBe(200);
    for (const caller of [people.alpha, people.administrator, integration]) {
      expect((await caller.post('/v1/replays', { period: '2026-Q1' })).status).toBe(403);
      for (const path of ['', `/${leftId}`, `/${leftId}/result`, `/${leftId}/document`]) expect((await caller.get(`/v1/replays${path}`)).status).toBe(403);
      expect((await caller.post(`/v1/replays/${leftId}/cancel`)).status).toBe(403);
    }
  });

  it('is refused by name where none can be made', async () => {
    for (const [body, status, code] of [
      [{}, 400, 'invalid-request'], [[], 400, 'invalid-request'], [{ period: '2026-Q5' }, 404, 'period-unknown'], [{ period: '2099-Q1' }, 404, 'period-unknown'],
      [{ period: '2026-Q2..2026-Q1' }, 400, 'invalid-request'], [{ period: '1026-Q1..2026-Q1' }, 400, 'invalid-request'], [{ period: '2026-Q1..' }, 404, 'period-unknown'],
      [{ period: '2026-Q1', ruleSet: 'payable@9' }, 404, 'rule-set-unknown'], [{ period: '2026-Q1', ruleSet: 'nobody' }, 404, 'rule-set-unknown'],
      [{ period: '2026-Q1', ruleSet: { format: 'tandem.ruleset/1' } }, 422, 'rule-set-faulty'], [{ period: '2026-Q1', ruleSet: 7 }, 400, 'invalid-request'],
      [{ period: '2026-Q1', ruleSet: await draft({ calendar: { fiscalYearStart: 4 } }) }, 422, 'rule-set-calendar'],
      [{ period: '2026-Q1', ruleSet: 'payable@1', publishedBy: noonOf('01-01') }, 404, 'rule-set-unknown'],
      [{ period: '2026-Q1', knownAt: '2001-01-01T00:00:00.000Z' }, 422, 'nothing-known-yet'], [{ period: '2026-Q1', knownAt: '2999-01-01T00:00:00.000Z' }, 400, 'invalid-request'],
      [{ period: '2026-Q1', knownAt: 'yesterday' }, 400, 'invalid-request'], [{ period: '2026-Q1', dealsOf: 'nobody' }, 404, 'rule-set-unknown'], [{ period: '2026-Q1', post: true }, 400, 'invalid-request'],
    ] as const) {
      const answer = await ask(body);
      expect([body, answer.status, answer.body.code]).toEqual([body, status, code]);
    }
    expect((await people.auditor.get('/v1/replays/rpl_none')).body.code).toBe('replay-unknown');
  });
});

describe('the work of a replay', () => {
  const inputs: ReplayInputs = {
    from: '2026-Q1' as Period, to: '2026-Q2' as Period, rules: { kind: 'own' }, publishedBy: noonOf('05-30') as Instant, knownAt: noonOf('05-30') as Instant, bookedAt: noonOf('05-01') as Instant, dealsOf: null };
  const work = (how: ReplayHow, asked: Partial<ReplayInputs> = {}) => workOnReplay({ connectionString: api.connectionString, eventStoreUrl: null }, how, { ...inputs, ...asked });

  beforeAll(() => ensureBuilt(), 300_000);

  it('K2: knows nothing that was recorded later', async () => {
    const march = noonOf('03-01') as Instant;
    const { text } = await work({ workers: 0, fromLog: false }, { knownAt: march, publishedBy: march, bookedAt: march });
    expect(sums(JSON.parse(text) as Replay)).toEqual([['USD', '13500.00', '13500.00', '0.00']]);
  });

  it('K4: gives the same bytes with any number of workers, from the dossiers and from the raw log', async () => {
    const one = await work({ workers: 0, fromLog: false });
    expect((JSON.parse(one.text) as Replay).compared).toEqual({ deals: 3, differing: 1 });
    for (const [workers, fromLog] of [[2, true], [3, false]] as const) expect(await work({ workers, fromLog })).toEqual(one);
  });

  it('is broken off half way without a word in the log', async () => {
    const breaksOff = () => Promise.reject(new Error('no longer wanted'));
    await expect(work({ workers: 0, fromLog: false, progress: breaksOff })).rejects.toThrow('no longer wanted');
  });
});
