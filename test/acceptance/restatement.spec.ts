import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { accepted, type ApiCaller } from '../support/api/api-caller.js';
import { foundPayable, winDeal, type PayingPeople } from '../support/api/payable-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { eventually } from '../support/postgres/eventually.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';

let api: TestApi;
let follower: TestFollower;
let people: PayingPeople;

type Json = Readonly<Record<string, unknown>>;
const at = (day: string) => `2026-${day}T12:00:00.000Z`;
const digest = 'ab'.repeat(32);
const replayed = 'cd'.repeat(32);
const read = async (caller: ApiCaller, path: string): Promise<Json> => (await accepted(caller.get(path))).body;
const restatements = '/v1/periods/2026-Q1/restatements';
const restating = (version: number, day: string, more: object = {}) => ({ ruleSetId: 'payable', version, replayDigest: digest, reason: 'The new rates were agreed from January.', occurredAt: at(day), ...more });
const approve = (caller: ApiCaller, restatementId: string, day: string) => caller.post(`${restatements}/${restatementId}/approve`, { occurredAt: at(day) });
const restate = async (restatementId: string, version: number, days: readonly [string, string]): Promise<Json> => {
  await accepted(people.finance.post(restatements, restating(version, days[0], { restatementId })));
  const { body } = await accepted(approve(people.otherFinance, restatementId, days[1]));
  await follower.caughtUp();
  return body;
};
const close = async (period: string, day: string): Promise<void> => {
  await accepted(people.finance.post(`/v1/periods/${period}/propose`, { occurredAt: at(day) }));
  await accepted(people.otherFinance.post(`/v1/periods/${period}/approve`, { occurredAt: at(day) }));
  await eventually(async () => ((await read(people.finance, '/v1/periods'))['data'] as readonly Json[]).some((each) => each['period'] === period && each['standing'] === 'closed'));
  await follower.caughtUp();
};
const bytesOf = async (kind: string): Promise<Buffer> => {
  const path = `/v1/partners/ptr_alpha/statements/2026-Q1/document?kind=${kind}`;
  await eventually(async () => (await people.alpha.get(path)).status === 200);
  return Buffer.from(await (await fetch(`${api.url}${path}`, { headers: { authorization: people.alpha.authorization } })).arrayBuffer());
};
/** What alpha's entries on the deal of the first quarter are, of those posted in a quarter. */
const entriesOf = async (period: string): Promise<unknown> =>
  ((await read(people.alpha, `/v1/partners/ptr_alpha/statement?period=${period}`))['lines'] as readonly Json[])
    .filter(({ dealId }) => dealId === 'deal_q1').map(({ amount, cause, version, clause }) => [amount, cause, version, clause]);

beforeAll(async () => {
  api = await startTestApi({ demoClock: true });
  people = await foundPayable(api);
  follower = await followApi(api, null, { demoClock: true });
  await winDeal(people, 'deal_q1', { day: '03-20', source: 'ptr_alpha', seller: 'ptr_beta' });
  await winDeal(people, 'deal_q2', { day: '04-20', source: 'ptr_alpha', seller: 'ptr_beta' });
  await close('2026-Q1', '05-10');
  // A replay that came to something, and one that failed.
  await api.app.get(DataSource).query(
    `INSERT INTO replay.runs (id, asked_by, asked_at, inputs, from_log, standing, certificate)
     VALUES ('rpl_1', 'usr_fay', now(), '{}', false, 'done', $1), ('rpl_2', 'usr_fay', now(), '{}', false, 'failed', NULL)`, [JSON.stringify({ output: replayed })]);
}, 120_000);
afterAll(async () => {
  await follower.close();
  await api.close();
});

describe('publishing a version whose days begin in the open quarter', () => {
  it('lists the deals that it re-prices, when it is tried, proposed and approved', async () => {
    const { document } = await read(people.operations, '/v1/rule-sets/payable/versions/1') as { readonly document: { readonly commission: object } };
    const next = { ...document, effective: { from: '2026-04-01', basis: 'closed' }, commission: { ...document.commission, coSell: '30' } };
    await accepted(people.operations.post('/v1/rule-sets', { document: next, occurredAt: at('05-12') }));
    const version = '/v1/rule-sets/payable/versions/2';
    const told = { occurredAt: at('05-12') };
    const answers = [
      await accepted(people.operations.post(`${version}/propose?dryRun=true`, told)), await accepted(people.operations.post(`${version}/propose`, told)),
      await accepted(people.otherOperations.post(`${version}/approve`, told))].map(({ body }) => body['reprices']);
    const change = { before: '4500.00', after: '5000.00', delta: '500.00' };
    expect(answers[0]).toEqual({
      deals: 1, has_more: false, totals: [{ currency: 'USD', before: '13500.00', after: '15000.00', delta: '1500.00' }],
      partners: [{ partnerId: 'ptr_alpha', currency: 'USD', ...change }, { partnerId: 'ptr_beta', currency: 'USD', before: '9000.00', after: '10000.00', delta: '1000.00' }],
      rows: [expect.objectContaining({ dealId: 'deal_q2', period: '2026-Q2', partnerId: 'ptr_alpha', withheld: false, ...change }), expect.objectContaining({ dealId: 'deal_q2', partnerId: 'ptr_beta' })] });
    expect([answers[1], answers[2]]).toEqual([answers[0], answers[0]]);
    await follower.caughtUp();
  });
});

describe('restating a closed quarter', () => {
  let kept: readonly Buffer[];

  it('K5: is tried first: the differences are told, and nothing is recorded', async () => {
    kept = [await bytesOf('json'), await bytesOf('pdf')];
    const { body } = await accepted(people.finance.post(`${restatements}?dryRun=true`, { ...restating(2, '05-20'), occurredAt: null }));
    expect(body).toMatchObject({ dryRun: true, reprices: { deals: 1, totals: [{ currency: 'USD', before: '13500.00', after: '15000.00', delta: '1500.00' }] } });
    expect((await read(people.finance, restatements))['data']).toEqual([]);
  });

  it('K5: takes two persons of finance, a closed quarter, a published version and a reason', async () => {
    const refusals = [
      await people.operations.post(restatements, restating(2, '05-20')), await people.alpha.post(restatements, restating(2, '05-20')),
      await people.finance.post('/v1/periods/2026-Q2/restatements', restating(2, '05-20')), await people.finance.post('/v1/periods/soon/restatements', restating(2, '05-20')),
      await people.finance.post(restatements, restating(3, '05-20')), await people.finance.post(restatements, restating(2, '05-20', { ruleSetId: 'ghost' })),
      await people.finance.post(restatements, restating(2, '05-20', { reason: '' })), await people.finance.post(restatements, restating(2, '05-20', { replayDigest: 'none' })),
      await approve(people.otherFinance, 'R-9', '05-20')];
    expect(refusals.map(({ status, body }) => [status, body.code])).toEqual([
      [403, 'forbidden'], [403, 'forbidden'], [409, 'period-not-closed'], [400, 'invalid-request'], [409, 'version-unpublished'], [404, 'rule-set-unknown'],
      [400, 'invalid-request'], [400, 'invalid-request'], [404, 'restatement-unknown']]);
    await accepted(people.finance.post(restatements, restating(2, '05-20', { restatementId: 'R-1', replayId: 'rpl_1', replayDigest: replayed })));
    expect((await approve(people.finance, 'R-1', '05-20')).body.code).toBe('restatement-needs-second-person');
    expect((await approve(people.operator, 'R-1', '05-20')).status).toBe(403);
    expect((await people.finance.post(restatements, restating(2, '05-20', { restatementId: 'R-2' }))).body.code).toBe('restatement-waits');
    await accepted(people.otherFinance.post(`${restatements}/R-1/withdraw`, { occurredAt: at('05-20') }));
    expect((await people.beta.get(restatements)).status).toBe(403);
  });

  it('K5: names no replay that the ledger did not make, has not done or that came to something else', async () => {
    const naming = (replayId: string, replayDigest: string) => restating(2, '05-20', { replayId, replayDigest });
    const refusals = [
      await people.finance.post(restatements, naming('rpl_ghost', replayed)), await people.finance.post(restatements, naming('rpl_2', replayed)),
      await people.finance.post(restatements, naming('rpl_1', digest)), await people.operations.post(restatements, naming('rpl_ghost', digest))];
    expect(refusals.map(({ body }) => body.code)).toEqual(['replay-unknown', 'replay-not-done', 'replay-digest-differs', 'forbidden']);
  });

  it('K5: posts the differences in the open quarter, names the restatement and the clause, and leaves the old statement as it was, byte for byte', async () => {
    expect(await restate('R-2', 2, ['05-20', '05-21'])).toMatchObject({ reprices: { deals: 1, totals: [{ delta: '1500.00' }] } });
    expect(await entriesOf('2026-Q2')).toEqual([['500.00', 'PeriodRestated', 2, '/attribution/roles/sourcing']]);
    expect(await entriesOf('2026-Q1')).toEqual([['4500.00', 'DealWon', 1, '/attribution/roles/sourcing']]);
    const preview = (await read(people.finance, '/v1/periods/2026-Q2/preview'))['balances'] as readonly Json[];
    expect(preview.map(({ partnerId, opening, earned }) => [partnerId, opening, earned])).toEqual([['ptr_alpha', '4500.00', '5500.00'], ['ptr_beta', '9000.00', '11000.00']]);
    expect([await bytesOf('json'), await bytesOf('pdf')]).toEqual(kept);
    expect((await read(people.alpha, '/v1/deals/deal_q1/arithmetic'))).toMatchObject({ ruleSet: { id: 'payable', version: 2 }, restatement: { id: 'R-2', period: '2026-Q1' } });
    expect((await read(people.finance, restatements))['data']).toEqual([
      expect.objectContaining({ id: 'R-1', standing: 'withdrawn', replayId: 'rpl_1', replayDigest: replayed }),
      expect.objectContaining({ id: 'R-2', standing: 'approved', version: 2, replayDigest: digest, reason: { text: 'The new rates were agreed from January.', forgotten: false },
        proposed: expect.objectContaining({ userId: 'usr_fay' }), decided: expect.objectContaining({ userId: 'usr_finn' }) })]);
    expect(((await read(people.finance, '/v1/periods'))['data'] as readonly Json[]).map(({ period, standing }) => [period, standing])).toEqual([['2026-Q1', 'closed']]);
  });

  it('K5: is on the next statement, line by line, and prices what is refunded later', async () => {
    await close('2026-Q2', '07-10');
    const { lines, balances } = await read(people.alpha, '/v1/partners/ptr_alpha/statements/2026-Q2');
    expect((lines as readonly Json[]).map(({ dealId, amount, causeType, version }) => [dealId, amount, causeType, version])).toEqual([
      ['deal_q1', '500.00', 'PeriodRestated', 2], ['deal_q2', '4500.00', 'DealWon', 1], ['deal_q2', '500.00', 'RuleSetApproved', 2]]);
    expect(balances).toEqual([expect.objectContaining({ opening: '4500.00', adjusted: '0.00', closing: '10000.00' })]);
    await accepted(people.finance.post('/v1/deals/deal_q1/refunds', { refundId: 'F-1', amount: '10000.00', occurredAt: at('07-15') }));
    await follower.caughtUp();
    expect(await entriesOf('2026-Q3')).toEqual([['-1000.00', 'DealRefunded', 2, '/attribution/roles/sourcing']]);
  });

  it('K5: again is measured from the restated state, and there and back is nothing', async () => {
    expect(await restate('R-3', 1, ['07-20', '07-21'])).toMatchObject({ reprices: { totals: [{ before: '12000.00', after: '10800.00', delta: '-1200.00' }] } });
    expect(await entriesOf('2026-Q3')).toEqual([
      ['-1000.00', 'DealRefunded', 2, '/attribution/roles/sourcing'], ['-400.00', 'PeriodRestated', 1, '/attribution/roles/sourcing']]);
    expect((await people.finance.post(restatements, restating(1, '07-22'))).body.code).toBe('restated-already');
    await restate('R-4', 2, ['07-22', '07-23']);
    expect(await entriesOf('2026-Q3')).toEqual(expect.arrayContaining([['400.00', 'PeriodRestated', 2, '/attribution/roles/sourcing']]));
    expect([await bytesOf('json'), await bytesOf('pdf')]).toEqual(kept);
  });
});
