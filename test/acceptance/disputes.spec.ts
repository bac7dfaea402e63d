import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPostgresEventStore, type EventStore } from '#event-store';
import { eventStoreToken } from '../../apps/api/parts.js';
import { accepted, ApiCaller, type Answer } from '../support/api/api-caller.js';
import { closeQuarter, disputedQuarter } from '../support/api/disputed-quarter.js';
import { everyRouteRefuses } from '../support/api/every-route-refuses.js';
import { noonOf, winDeal, type PayingPeople } from '../support/api/payable-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { eventually } from '../support/postgres/eventually.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';
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
    const eventIds = statement.map(({ causeEventId }) => causeEventId);
    expect(statement.map(({ dealId, cause, amount, becauseOfDispute }) => [dealId, cause, amount, becauseOfDispute])).toEqual([['deal_shared', 'TouchpointVoided', '2250.00', id]]);
    const others = (await read(people.beta, `/v1/partners/ptr_beta/statement?period=2026-Q2`))['lines'] as readonly Json[];
    expect(others.map(({ amount, becauseOfDispute }) => [amount, becauseOfDispute])).toEqual([['-2250.00', null]]);
    const [alphas, betas] = [await read(people.alpha, `${deal}/arithmetic`), await read(people.beta, `${deal}/arithmetic`)];
    expect([alphas['rulings'], betas['rulings']]).toEqual([[{ disputeId: id, rulingId: dispute?.['rulingId'], eventIds }], []]);
    expect([String(alphas['text']).includes(`ruling on ${id}: by it the event ${String(eventIds[0])}`), String(betas['text']).includes(id)]).toEqual([true, false]);
    expect((await list(people.finance, '/v1/journal?period=2026-Q2')).map(({ partnerId, disputeId }) => [partnerId, disputeId])).toEqual([['ptr_alpha', id], ['ptr_beta', id]]);
    expect((await list(people.finance, '/v1/journal?period=2026-Q1')).some((entry) => 'disputeId' in entry)).toBe(false);
    expect((await read(people.finance, '/v1/journal/document?kind=hledger'))['text']).toContain(`dispute:${id},`);
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
    const facts = (await api.app.get<EventStore>(eventStoreToken).readStream('deal-shared')).slice(-2).map(({ type, metadata }) => [type, metadata?.['occurredAt'], metadata?.['sourceRecordedAt']]);
    expect(facts).toEqual([['TouchpointVoided', ruledAt, null], ['TouchpointLogged', noonOf('02-10'), noonOf('02-10')]]);
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

describe('a ruling on roles, amount or close date of a won deal', () => {
  it('M3: names a correction, and posts once a second person has approved that', async () => {
    const solo = '/v1/deals/deal_solo';
    const lineNo = Number((await linesOf(people.alpha)).find(({ dealId }) => dealId === 'deal_solo')?.['lineNo']);
    const assigned = (await list(people.alpha, `${solo}/trail?limit=100`)).find(({ type }) => type === 'RoleAssigned')?.['id'];
    const { body } = await accepted(people.alpha.post('/v1/disputes', { period: '2026-Q1', lineNo, wrongEventIds: [assigned], evidence: 'The order form says more.' }));
    const rule = (told: Json = {}) => people.otherFinance.post(`/v1/disputes/${String(body.id)}/rule`, { outcome: 'upheld', reason: 'It does.', occurredAt: ruledAt, ...told });
    expect(refusal(await rule())).toEqual([409, 'ruling-changes-nothing']);
    expect(refusal(await rule({ correctionId: 'C-1' }))).toEqual([404, 'correction-unknown']);
    await accepted(people.finance.post(`${solo}/corrections`, { correctionId: 'C-1', reason: 'The order form.', change: { amount: '60000.00', roles: [] } }));
    await accepted(rule({ correctionId: 'C-1' }));
    await follower.caughtUp();
    expect(await read(people.alpha, `/v1/disputes/${String(body.id)}`)).toMatchObject({ standing: 'ruled', carriedOut: false, factIds: [] });
    expect(refusal(await people.finance.post(`${solo}/corrections/C-1/approve`))).toEqual([409, 'correction-needs-second-person']);
    await accepted(people.operations.post(`${solo}/corrections/C-1/approve`, { occurredAt: noonOf('05-21') }));
    await eventuallyCarriedOut(3);
    expect(await read(people.alpha, `/v1/disputes/${String(body.id)}`)).toMatchObject({ carriedOut: true });
    const statement = (await read(people.alpha, '/v1/partners/ptr_alpha/statement?period=2026-Q2'))['lines'] as readonly Json[];
    expect(statement.find(({ dealId }) => dealId === 'deal_solo')).toMatchObject({ cause: 'WonDealCorrected', becauseOfDispute: body.id });
  });
});

describe('M4: how often lines are disputed', () => {
  it('I5: is told by quarter, pairing, role and clause, with what it says, to the programme\'s people', async () => {
    const rates = async (by: string) => (await list(people.finance, `/v1/reports/dispute-rate?by=${by}`)).map(({ period, of, disputed: some, lines, band }) => [period, of, some, lines, band]);
    expect(await rates('period')).toEqual([['2026-Q1', '2026-Q1', 3, 3, 'rulesUnclear']]);
    expect(await rates('pairing')).toEqual([['2026-Q1', 'ptr_alpha+ptr_beta', 2, 2, 'rulesUnclear']]);
    expect((await rates('role')).map(([, of, some]) => [of, some])).toEqual(expect.arrayContaining([['selling', 2]]));
    expect((await rates('clause')).length).toBeGreaterThan(1);
    expect(refusal(await people.alpha.get('/v1/reports/dispute-rate'))).toEqual([403, 'forbidden']);
    expect(refusal(await people.finance.get('/v1/reports/dispute-rate?by=mood'))).toEqual([400, 'invalid-request']);
  });
});

describe('M4: silence', () => {
  /** A dispute of a partner's line in the open quarter, recorded by a clock of months ago: whatever it waits for is overdue. */
  const overdue = async (caller: ApiCaller, line: { readonly dealId: string; readonly entryNo: number }, told: Json = {}): Promise<string> =>
    String((await accepted(caller.post('/v1/disputes', { ...line, evidence, occurredAt: noonOf('05-25'), ...told }))).body.id);
  const told = async (id: string) => ((await read(people.finance, `/v1/disputes/${id}`))['history'] as readonly Json[]).map(({ type, occurredAt }) => [type, occurredAt]);
  const standing = async (id: string, expected: string): Promise<void> => {
    await follower.caughtUp();
    await eventually(async () => (await read(people.finance, `/v1/disputes/${id}`))['standing'] === expected);
  };
  const entryOf = async (partner: 'alpha' | 'beta') => ((await read(people[partner], `/v1/partners/ptr_${partner}/statement?period=2026-Q2`))['lines'] as readonly Json[])
    .find(({ dealId }) => dealId === 'deal_shared')?.['entryNo'] as number;

  it('is taken for what it means once its deadline is over, by itself and once, though nothing ran then and it is started again', async () => {
    const past = await startTestApi({ demoClock: true }, api);
    const then = (caller: ApiCaller) => new ApiCaller(past.url, caller.authorization.slice('Bearer '.length));
    const [operations, alpha, beta, finance] = [then(people.operations), then(people.alpha), then(people.beta), then(people.finance)];
    await winDeal({ ...people, operations }, 'deal_past', { day: '05-02', source: 'ptr_alpha' });
    const [alphas, betas] = [await entryOf('alpha'), await entryOf('beta')];
    await follower.close();
    const missing = [{ touchpointId: 'M-2', role: 'sourcing', kind: 'meeting', happenedAt: noonOf('04-10'), note: null }];
    const unanswered = await overdue(alpha, { dealId: 'deal_past', entryNo: 1 }, { missing });
    const answered = await overdue(beta, { dealId: 'deal_shared', entryNo: betas }, { wrongEventIds: [wrong()] });
    await accepted(operations.post(`/v1/disputes/${answered}/answer`, { answer: 'It stands.', occurredAt: noonOf('05-26') }));
    follower = await followApi(api, null, { demoClock: true });
    await standing(unanswered, 'escalated');
    await standing(answered, 'lapsed');
    const lapsed = [['DisputeOpened', noonOf('05-25')], ['DisputeAnswered', noonOf('05-26')], ['DisputeLapsed', '2026-06-10T04:00:00.000Z']];
    expect(await told(unanswered)).toEqual([['DisputeOpened', noonOf('05-25')], ['DisputeEscalated', '2026-06-09T04:00:00.000Z']]);
    expect(await told(answered)).toEqual(lapsed);
    await accepted(finance.post(`/v1/disputes/${unanswered}/rule`, { outcome: 'upheld', reason: 'The minutes show it.', logs: ['M-2'], occurredAt: noonOf('06-20') }));
    await eventuallyCarriedOut(4);
    const logged = (await api.app.get<EventStore>(eventStoreToken).readStream('deal-past')).at(-1);
    expect([logged?.type, logged?.metadata?.['occurredAt'], logged?.metadata?.['recordedAt']]).toEqual(['TouchpointLogged', noonOf('04-10'), noonOf('06-20')]);
    await follower.close();
    const another = await overdue(alpha, { dealId: 'deal_shared', entryNo: alphas }, { wrongEventIds: [wrong()] });
    follower = await followApi(api);
    await standing(another, 'escalated');
    expect(await told(answered)).toEqual(lapsed);
    expect((await told(unanswered)).map(([type]) => type)).toEqual(['DisputeOpened', 'DisputeEscalated', 'DisputeRuled', 'RulingCarriedOut']);
    await past.close();
  }, 60_000);
});

describe('the statement of the quarter that rulings post in', () => {
  it('M3: names in every document, line by line, its own partner\'s disputes alone', async () => {
    await closeQuarter({ follower, people }, '2026-Q2');
    const documents = async (partner: 'alpha' | 'beta') => {
      const address = `/v1/partners/ptr_${partner}/statements/2026-Q2/document?kind=`;
      const { lines } = await read(people[partner], `${address}json`) as { readonly lines: readonly Json[] };
      return { named: lines.map(({ causeType, disputeId }) => [causeType, disputeId]), csv: String((await read(people[partner], `${address}csv`))['text']) };
    };
    const own = async (caller: ApiCaller) => (await list(caller, '/v1/disputes?standing=ruled')).map(({ id }) => String(id));
    const [alpha, beta] = [await documents('alpha'), await documents('beta')];
    const [alphas, betas] = [await own(people.alpha), await own(people.beta)];
    const disputesOf = (named: readonly (readonly unknown[])[], cause: string) => named.filter(([causeType]) => causeType === cause).map(([, id]) => id);
    expect(alphas).toEqual(expect.arrayContaining([...disputesOf(alpha.named, 'TouchpointVoided'), ...disputesOf(alpha.named, 'WonDealCorrected')]));
    expect([disputesOf(alpha.named, 'TouchpointVoided').length, disputesOf(alpha.named, 'WonDealCorrected').length]).toEqual([1, 1]);
    expect([disputesOf(alpha.named, 'TouchpointLogged'), disputesOf(beta.named, 'TouchpointVoided'), disputesOf(beta.named, 'TouchpointLogged')]).toEqual([[undefined], [undefined], betas]);
    expect([alphas.some((id) => beta.csv.includes(id)), betas.some((id) => beta.csv.includes(id)), betas.some((id) => alpha.csv.includes(id))]).toEqual([false, true, false]);
  }, 60_000);
});

describe('every route', () => everyRouteRefuses(async () => {
  const [alphas] = await list(people.alpha, '/v1/disputes?standing=escalated');
  const { history } = await read(people.alpha, `/v1/disputes/${String(alphas?.['id'])}`) as { readonly history: readonly Json[] };
  return { api, people, alphasDisputeId: String(alphas?.['id']), alphasEventId: String(history[0]?.['id']) };
}));

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
