import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPostgresEventStore } from '#event-store';
import { accepted, type Answer, type ApiCaller } from '../support/api/api-caller.js';
import { disputedQuarter } from '../support/api/disputed-quarter.js';
import { noonOf, type PayingPeople } from '../support/api/payable-programme.js';
import type { TestApi } from '../support/api/test-api.js';
import { eventually } from '../support/postgres/eventually.js';
import type { TestFollower } from '../support/projector/follow-api.js';
import { openTestLedger } from '../support/projector/test-ledger.js';

let api: TestApi;
let follower: TestFollower;
let people: PayingPeople;
let ids: ReadonlyMap<string, string>;

type Json = Readonly<Record<string, unknown>>;
const read = async (caller: ApiCaller, path: string): Promise<Json> => (await accepted(caller.get(path))).body;
const list = async (caller: ApiCaller, path: string): Promise<readonly Json[]> => (await read(caller, path))['data'] as readonly Json[];
const refusal = ({ status, body }: Answer): unknown => [status, body.code];
const deal = '/v1/deals/deal_shared';
/** Rulings are of a day of the second quarter, which is open until the end: there they post. */
const ruledAt = noonOf('05-20');
const evidence = 'The visitor log of that day.';

beforeAll(async () => {
  ({ api, follower, people, eventIds: ids } = await disputedQuarter());
}, 120_000);
afterAll(async () => {
  await follower.close();
  await api.close();
});

const linesOf = async (caller: ApiCaller, partner = 'alpha'): Promise<readonly Json[]> => {
  await follower.caughtUp();
  return (await read(caller, `/v1/partners/ptr_${partner}/statements/2026-Q1`))['lines'] as readonly Json[];
};
const lineOfShared = async (): Promise<number> => Number((await linesOf(people.alpha)).find(({ dealId }) => dealId === 'deal_shared')?.['lineNo']);
const accountOf = async (partner: string): Promise<Json | undefined> => {
  await follower.caughtUp();
  return ((await read(people.finance, `/v1/partners/ptr_${partner}/account?day=2026-05-15`))['currencies'] as readonly Json[])[0];
};
const wrong = (): string => ids.get('T-3') ?? '';
const disputed = async (): Promise<string> => {
  await follower.caughtUp();
  return String((await list(people.alpha, '/v1/disputes?standing=open'))[0]?.['id']);
};

describe('M1: a partner', () => {
  it('sees what a dispute would come to before it is opened: its own line, and the arithmetic that proves it', async () => {
    const compared = await read(people.alpha, '/v1/deals/deal_shared/arithmetic');
    expect(compared['status']).toBe('won');
    const trial = (await accepted(people.alpha.post('/v1/disputes/compare', { dealId: 'deal_shared', wrongEventIds: [wrong()] }))).body;
    expect((trial['lines'] as readonly Json[]).map(({ partnerId, standing, claimed, difference }) => [partnerId, standing, claimed, difference])).toEqual([
      ['ptr_alpha', '4500.00', '6750.00', '2250.00']]);
    expect(String((trial['claimed'] as Json)['text'])).toContain('6750.00');
    expect(refusal(await people.alpha.post('/v1/disputes/compare', { dealId: 'deal_shared', wrongEventIds: ['00000000-0000-5000-8000-000000000000'] }))).toEqual([409, 'event-unknown']);
    expect(refusal(await people.beta.post('/v1/disputes/compare', { dealId: 'deal_solo' }))).toEqual([404, 'deal-unknown']);
  });

  it('disputes a line of its own, not another\'s, by events of that deal, once', async () => {
    const lineNo = await lineOfShared();
    const open = { period: '2026-Q1', lineNo, amount: '1000.00', wrongEventIds: [wrong()], evidence };
    expect(refusal(await people.beta.post('/v1/disputes', { ...open, lineNo: 2 }))).toEqual([409, 'line-unknown']);
    expect(refusal(await people.alpha.post('/v1/disputes', { ...open, lineNo: 99 }))).toEqual([409, 'line-unknown']);
    expect(refusal(await people.alpha.post('/v1/disputes', { ...open, period: null, lineNo: null, dealId: 'deal_shared', entryNo: 1 }))).toEqual([409, 'line-unknown']);
    expect(refusal(await people.alpha.post('/v1/disputes', { ...open, wrongEventIds: [] }))).toEqual([409, 'nothing-named']);
    expect(refusal(await people.alpha.post('/v1/disputes', { ...open, amount: '4500.01' }))).toEqual([409, 'amount-invalid']);
    expect(refusal(await people.alpha.post('/v1/disputes', { ...open, wrongEventIds: 'all' }))).toEqual([400, 'invalid-request']);
    expect(refusal(await people.operations.post('/v1/disputes', open))).toEqual([403, 'forbidden']);
    expect((await accepted(people.alpha.post('/v1/disputes?dryRun=true', open))).body.events).toHaveLength(1);
    await accepted(people.alpha.post('/v1/disputes', open));
    expect(refusal(await people.alpha.post('/v1/disputes', open))).toEqual([409, 'line-disputed-already']);
    expect(await disputed()).toMatch(/^dsp_/);
  });

  it('alone of all partners is told of it, its line, its account', async () => {
    const id = await disputed();
    for (const path of [`/v1/disputes/${id}`, `/v1/disputes/${id}/comparison`]) expect(refusal(await people.beta.get(path))).toEqual([404, 'dispute-unknown']);
    expect(refusal(await people.beta.post(`/v1/disputes/${id}/evidence`, { evidence }))).toEqual([404, 'dispute-unknown']);
    expect(await list(people.beta, '/v1/disputes')).toEqual([]);
    expect(JSON.stringify((await read(people.beta, `${deal}/trail?limit=100`))['data'])).not.toMatch(/dispute|dsp_/i);
    const line = (await linesOf(people.alpha)).find(({ dealId }) => dealId === 'deal_shared');
    expect(line?.['dispute']).toEqual({ id, standing: 'open' });
    const { history } = await read(people.auditor, `/v1/disputes/${id}`) as { readonly history: readonly Json[] };
    expect((history[0]?.['data'] as { readonly evidence: Json }).evidence['text']).toBe(evidence);
  });
});

describe('M3: the amount under dispute', () => {
  it('is held while the dispute is open, and the rest is paid', async () => {
    expect(await accountOf('alpha')).toMatchObject({ balance: '6500.00', payable: '5500.00', disputed: '1000.00', notDue: '0.00' });
    const preview = await read(people.finance, '/v1/payouts/preview?cutOff=2026-05-15');
    expect((preview['payments'] as readonly Json[]).map(({ partnerId, amount }) => [partnerId, amount])).toEqual([['ptr_alpha', '5500.00'], ['ptr_beta', '9000.00']]);
    expect(preview['leftOut']).toEqual([{ partnerId: 'ptr_alpha', currency: 'USD', amount: '1000.00', because: 'disputed' }]);
    await accepted(people.finance.post('/v1/payouts', { cutOff: '2026-05-15' }));
    await eventually(async () => (await list(people.finance, '/v1/payouts')).some(({ standing }) => standing === 'proposed'));
    await follower.caughtUp();
    expect((await list(people.alpha, '/v1/partners/ptr_alpha/payments')).map(({ id }) => id)).toEqual(['1-ptr_alpha-USD', '1-ptr_alpha-USD-disputed']);
    expect(JSON.stringify(await list(people.beta, '/v1/partners/ptr_beta/payments'))).not.toContain('disputed');
  });
});

describe('M2: the resolver', () => {
  it('sees the amounts with and without the disputed events side by side, for every partner, with both arithmetics', async () => {
    const compared = await read(people.finance, `/v1/disputes/${await disputed()}/comparison`);
    expect((compared['lines'] as readonly Json[]).map(({ partnerId, standing, claimed }) => [partnerId, standing, claimed])).toEqual([
      ['ptr_alpha', '4500.00', '6750.00'], ['ptr_beta', '9000.00', '6750.00']]);
    expect([compared['standing'], compared['claimed']].map((side) => String((side as Json)['text']).includes('9000.00'))).toEqual([true, false]);
  });
});

describe('a ruling', () => {
  it('is finance\'s: not the disputant\'s, nor operations\', and it changes only what is disputed', async () => {
    const id = await disputed();
    const rule = (caller: ApiCaller, told: Json = {}) => caller.post(`/v1/disputes/${id}/rule`, { outcome: 'upheld', reason: 'The visitor log shows it.', voids: ['T-3'], occurredAt: ruledAt, ...told });
    expect(refusal(await rule(people.alpha))).toEqual([403, 'forbidden']);
    expect(refusal(await rule(people.operations))).toEqual([403, 'forbidden']);
    expect(refusal(await rule(people.beta))).toEqual([404, 'dispute-unknown']);
    expect(refusal(await rule(people.finance, { voids: ['T-2'] }))).toEqual([409, 'touchpoint-not-disputed']);
    expect(refusal(await rule(people.finance, { outcome: 'refused' }))).toEqual([409, 'refusal-changes-nothing']);
    await accepted(people.operations.post(`/v1/disputes/${id}/answer`, { answer: 'We believe the meeting took place.' }));
    await accepted(people.alpha.post(`/v1/disputes/${id}/escalate`, { reason: 'It did not.' }));
    await accepted(rule(people.finance));
    expect(refusal(await rule(people.otherFinance))).toEqual([409, 'dispute-ruled']);
  });

  it('M3: posts by what it has recorded on the deal: the posting refers to the ruling, to its partner and the vendor alone', async () => {
    const [dispute] = await eventuallyCarriedOut();
    const id = String(dispute?.['id']);
    expect(dispute?.['held']).toBe('0.00');
    const statement = (await read(people.alpha, `/v1/partners/ptr_alpha/statement?period=2026-Q2`))['lines'] as readonly Json[];
    expect(statement.map(({ dealId, cause, amount, becauseOfDispute }) => [dealId, cause, amount, becauseOfDispute])).toEqual([['deal_shared', 'TouchpointVoided', '2250.00', id]]);
    const others = (await read(people.beta, `/v1/partners/ptr_beta/statement?period=2026-Q2`))['lines'] as readonly Json[];
    expect(others.map(({ amount, becauseOfDispute }) => [amount, becauseOfDispute])).toEqual([['-2250.00', null]]);
    expect(await accountOf('alpha')).toMatchObject({ disputed: '0.00', payable: '1000.00', inPayment: '5500.00' });
    expect((await linesOf(people.alpha)).find(({ dealId }) => dealId === 'deal_shared')?.['dispute']).toEqual({ id, standing: 'ruled' });
    const after = (await read(people.finance, `/v1/disputes/${id}/comparison`))['lines'] as readonly Json[];
    expect(after.map(({ standing, claimed }) => [standing, claimed])).toEqual([['4500.00', '6750.00'], ['9000.00', '6750.00']]);
  });

  it('M1: also has a missing touchpoint recorded, however long ago the grace was over', async () => {
    const lineNo = Number((await linesOf(people.beta, 'beta')).find(({ dealId }) => dealId === 'deal_shared')?.['lineNo']);
    const { body } = await accepted(people.beta.post('/v1/disputes', {
      period: '2026-Q1', lineNo, evidence, missing: [{ touchpointId: 'M-1', role: 'selling', kind: 'meeting', happenedAt: noonOf('02-10'), note: 'Minutes attached.' }] }));
    const id = String(body.id);
    expect(refusal(await people.alpha.get(`/v1/disputes/${id}`))).toEqual([404, 'dispute-unknown']);
    await accepted(people.otherFinance.post(`/v1/disputes/${id}/rule`, { outcome: 'partly', reason: 'The minutes show it.', logs: ['M-1'], occurredAt: ruledAt }));
    await eventuallyCarriedOut(2);
    const now = await read(people.finance, `${deal}/arithmetic`);
    expect(String(now['text'])).toContain('9000.00');
    expect(JSON.stringify((await read(people.alpha, `${deal}/trail?limit=100`))['data'])).not.toMatch(/dispute|dsp_|M-1/i);
    await accepted(people.beta.post(`/v1/disputes/${id}/escalate`, { reason: 'There was another one.' }));
    expect(refusal(await people.otherFinance.post(`/v1/disputes/${id}/rule`, { outcome: 'refused', reason: 'Once more.' }))).toEqual([409, 'ruling-needs-second-person']);
    await accepted(people.finance.post(`/v1/disputes/${id}/rule`, { outcome: 'refused', reason: 'Nothing shows another one.' }));
    expect(refusal(await people.beta.post(`/v1/disputes/${id}/escalate`, { reason: 'Still.' }))).toEqual([409, 'ruling-final']);
  });
});

/** Waits until the ledger has recorded what so many rulings say. */
const eventuallyCarriedOut = async (count = 1): Promise<readonly Json[]> => {
  const done = async () => (await list(people.finance, '/v1/disputes?standing=ruled')).filter(({ factIds }) => (factIds as readonly unknown[]).length > 0);
  await eventually(async () => (await done()).length >= count);
  await follower.caughtUp();
  return done();
};

describe('M4: how often lines are disputed', () => {
  it('I5: is told by quarter, pairing, role and clause, with what it says, to the programme\'s people', async () => {
    const rates = async (by: string) => (await list(people.finance, `/v1/reports/dispute-rate?by=${by}`)).map(({ period, of, disputed: some, lines, band }) => [period, of, some, lines, band]);
    expect(await rates('period')).toEqual([['2026-Q1', '2026-Q1', 2, 3, 'rulesUnclear']]);
    expect(await rates('pairing')).toEqual([['2026-Q1', 'ptr_alpha+ptr_beta', 2, 2, 'rulesUnclear']]);
    expect((await rates('role')).map(([, of, some]) => [of, some])).toEqual(expect.arrayContaining([['selling', 2]]));
    expect((await rates('clause')).length).toBeGreaterThan(1);
    expect(refusal(await people.alpha.get('/v1/reports/dispute-rate'))).toEqual([403, 'forbidden']);
    expect(refusal(await people.finance.get('/v1/reports/dispute-rate?by=mood'))).toEqual([400, 'invalid-request']);
  });
});

describe('what was disputed, ruled and posted', () => {
  it('reads the same followed live, followed anew and rebuilt', async () => {
    await follower.caughtUp();
    const live = await read(people.finance, '/v1/digest');
    const anew = await openTestLedger(openPostgresEventStore({ connectionString: api.connectionString }));
    await anew.catchUp();
    expect((await anew.digest()).digest).toBe(live['digest']);
    await anew.rebuild();
    expect((await anew.digest()).digest).toBe(live['digest']);
    await anew.close();
  }, 120_000);
});
