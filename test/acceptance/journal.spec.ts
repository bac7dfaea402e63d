import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { balancesOfAccounts, listJournal } from '#projections';
import { partnerCaller, readAs } from '#read-store';
import { renderHledger, type PostedEntry } from '#rules';
import { accepted, type ApiCaller } from '../support/api/api-caller.js';
import { foundProgramme, openDeal, type People } from '../support/api/founded-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';

let api: TestApi;
let follower: TestFollower;
let people: People;

/** An answer of the journal that the specs look into. */
interface Journal {
  readonly data: readonly (PostedEntry & { readonly id: string; readonly partnerName: string })[];
  readonly has_more: boolean;
}
interface Balances {
  readonly data: readonly { readonly account: string; readonly currency: string; readonly balance: string; readonly postings: number }[];
}

const journal = async (caller: ApiCaller, query = ''): Promise<Journal> => (await accepted(caller.get(`/v1/journal?${query}`))).body as unknown as Journal;
const balances = async (query = ''): Promise<readonly (readonly string[])[]> =>
  ((await accepted(people.finance.get(`/v1/journal/balances?${query}`))).body as unknown as Balances).data.map(({ account, currency, balance }) => [account, balance, currency]);
const lines = ({ data }: Journal) => data.map(({ id, causeType, postings }) => [id, causeType, ...postings.map(({ account, amount }) => `${account} ${amount}`)]);
const at = (day: string, time = '12:00') => `2026-${day}T${time}:00.000Z`;

/** Two partners on a deal in dollars, of which a fifth goes back in the next quarter, and one alone on a deal in yen that goes back whole. */
beforeAll(async () => {
  api = await startTestApi({ demoClock: true });
  people = await foundProgramme(api, '2025-12-01T12:00:00.000Z');
  follower = await followApi(api);
  const { operations, finance } = people;
  const deal = `/v1/deals/${await openDeal(operations, 'deal_acme')}`;
  for (const [partnerId, role] of [['ptr_alpha', 'sourcing'], ['ptr_beta', 'selling']]) {
    await accepted(operations.post(`${deal}/roles`, { partnerId, role, occurredAt: at('01-06') }));
    await accepted(operations.post(`${deal}/touchpoints`, {
      touchpointId: `T-${partnerId}`, kind: 'meeting', loggedBy: 'vendor', partnerId, role, note: 'Private words.', occurredAt: at('02-10') }));
  }
  await accepted(operations.post(`${deal}/win`, { occurredAt: at('03-20', '16:00') }));
  await accepted(operations.post('/v1/deals', {
    dealId: 'deal_yen', currency: 'JPY', amount: '100001', model: 'sell-with', ruleSetId: 'standard', occurredAt: at('03-22'), account: { name: 'Yen KK', domain: 'yen.example', segment: 'mid' } }));
  await accepted(operations.post('/v1/deals/deal_yen/roles', { partnerId: 'ptr_alpha', role: 'selling', occurredAt: at('03-22') }));
  await accepted(operations.post('/v1/deals/deal_yen/win', { occurredAt: at('04-01', '02:00') }));
  await accepted(finance.post(`${deal}/refunds`, { refundId: 'F-1', amount: '10000.00', occurredAt: at('04-10') }));
  await accepted(finance.post('/v1/deals/deal_yen/refunds', { refundId: 'F-2', amount: '100001', occurredAt: at('04-11') }));
  await follower.caughtUp();
}, 120_000);
afterAll(async () => {
  await follower.close();
  await api.close();
});

describe('C14: the journal', () => {
  it('has a balanced entry for everything that accrued, in the order of causes', async () => {
    expect(lines(await journal(people.finance))).toEqual([
      ['deal_acme.1', 'DealWon', 'Expenses:Partners:Commissions 4500.00', 'Liabilities:Partners:Alpha:Accrued -4500.00'],
      ['deal_acme.2', 'DealWon', 'Expenses:Partners:Commissions 9000.00', 'Liabilities:Partners:Beta:Accrued -9000.00'],
      ['deal_yen.1', 'DealWon', 'Expenses:Partners:Commissions 20000', 'Liabilities:Partners:Alpha:Accrued -20000'],
      ['deal_acme.3', 'DealRefunded', 'Liabilities:Partners:Alpha:Accrued 900.00', 'Expenses:Partners:Commissions -900.00'],
      ['deal_acme.4', 'DealRefunded', 'Liabilities:Partners:Beta:Accrued 1800.00', 'Expenses:Partners:Commissions -1800.00'],
      ['deal_yen.2', 'DealRefunded', 'Liabilities:Partners:Alpha:Accrued 20000', 'Expenses:Partners:Commissions -20000'],
    ]);
  });

  it('names of each entry the cause, the clause, the rules, the quarters and the local day', async () => {
    const { data } = await journal(people.auditor);
    expect(data[0]).toMatchObject({
      partnerId: 'ptr_alpha', partnerName: 'alpha', dealId: 'deal_acme', position: 'sourcing', line: 'commission', clause: '/attribution/roles/sourcing',
      ruleSetId: 'standard', version: 1, dealPeriod: '2026-Q1', postedIn: '2026-Q1', day: '2026-03-20' });
    expect(data[2]).toMatchObject({ occurredAt: '2026-04-01T02:00:00.000Z', day: '2026-03-31', postedIn: '2026-Q1' });
    expect(data[3]).toMatchObject({ dealPeriod: '2026-Q1', postedIn: '2026-Q2', day: '2026-04-10' });
    const trail = (await accepted(people.auditor.get('/v1/deals/deal_acme/trail?limit=100'))).body as unknown as { readonly data: readonly { readonly id: string; readonly type: string }[] };
    expect(trail.data.find(({ id }) => id === data[0]?.causeEventId)?.type).toBe('DealWon');
  });

  it('is read page by page, by quarter and by partner', async () => {
    const ids = async (query: string) => (await journal(people.operations, query)).data.map(({ id }) => id);
    const first = await journal(people.operations, 'limit=2');
    expect([first.has_more, first.data.map(({ postings }) => postings.length)]).toEqual([true, [2, 2]]);
    expect(await ids('limit=4&starting_after=deal_acme.2')).toEqual(['deal_yen.1', 'deal_acme.3', 'deal_acme.4', 'deal_yen.2']);
    expect(await ids('period=2026-Q1')).toEqual(['deal_acme.1', 'deal_acme.2', 'deal_yen.1']);
    expect(await ids('partner=ptr_beta')).toEqual(['deal_acme.2', 'deal_acme.4']);
    expect(await ids('partner=ptr_alpha&period=2026-Q2&limit=1&starting_after=deal_acme.3')).toEqual(['deal_yen.2']);
    for (const query of ['limit=0', 'period=2026', 'starting_after=deal_acme.99', 'starting_after=x', 'asOf=2026-01-01T00:00:00.000Z']) {
      expect([query, (await people.operations.get(`/v1/journal?${query}`)).status]).toEqual([query, 400]);
    }
  });

  it('has balances by account and currency that sum to zero, at the end of any quarter', async () => {
    expect(await balances()).toEqual([
      ['Expenses:Partners:Commissions', '0', 'JPY'], ['Expenses:Partners:Commissions', '10800.00', 'USD'],
      ['Liabilities:Partners:Alpha:Accrued', '0', 'JPY'], ['Liabilities:Partners:Alpha:Accrued', '-3600.00', 'USD'], ['Liabilities:Partners:Beta:Accrued', '-7200.00', 'USD']]);
    expect(await balances('period=2026-Q1')).toEqual([
      ['Expenses:Partners:Commissions', '20000', 'JPY'], ['Expenses:Partners:Commissions', '13500.00', 'USD'],
      ['Liabilities:Partners:Alpha:Accrued', '-20000', 'JPY'], ['Liabilities:Partners:Alpha:Accrued', '-4500.00', 'USD'], ['Liabilities:Partners:Beta:Accrued', '-9000.00', 'USD']]);
    expect(await balances('partner=ptr_beta')).toEqual([['Expenses:Partners:Commissions', '7200.00', 'USD'], ['Liabilities:Partners:Beta:Accrued', '-7200.00', 'USD']]);
    expect(await balances('period=2025-Q4')).toEqual([]);
  });

  it('owes each partner what its credit says', async () => {
    const credit = (await accepted(people.alpha.get('/v1/partners/ptr_alpha/credit'))).body as unknown as { readonly totals: readonly { readonly currency: string; readonly amount: string }[] };
    const owed = (await balances()).filter(([account]) => account === 'Liabilities:Partners:Alpha:Accrued').map(([, balance = '', currency]) => ({ currency, amount: balance.replace('-', '') }));
    expect(credit.totals.map(({ currency, amount }) => ({ currency, amount }))).toEqual(owed);
  });

  it('is read over HTTP as it is written for hledger', async () => {
    const { data } = await journal(people.finance);
    const text = renderHledger(data, new Map(data.map(({ partnerId, partnerName }) => [partnerId, partnerName])));
    expect(text).toContain('commodity 0. JPY\ncommodity 0.00 USD\n');
    expect(text).toContain('2026-03-31 * (deal_yen.1) alpha | commission for solo on deal_yen: DealWon\n');
    expect(text.match(/^ {4}[EL]/gm)).toHaveLength(12);
  });

  it('is taken as a file by programs for plain text, whole', async () => {
    const file = (caller: ApiCaller, query: string) => caller.get(`/v1/journal/document${query}`);
    const { data } = await journal(people.finance);
    const written = await accepted(file(people.auditor, '?kind=hledger'));
    expect([written.headers.get('content-disposition'), written.body['text']]).toEqual(['attachment; filename="partners.journal"',
      renderHledger(data, new Map(data.map(({ partnerId, partnerName }) => [partnerId, partnerName])))]);
    expect((await accepted(file(people.finance, '?kind=beancount'))).body['text']).toContain('2026-03-31 * "alpha"');
    expect([(await file(people.finance, '')).status, (await file(people.alpha, '?kind=hledger')).status]).toEqual([400, 403]);
  });

  it.each(['/v1/journal', '/v1/journal?partner=ptr_alpha', '/v1/journal/balances', '/v1/journal/balances?partner=ptr_alpha'])('is closed to partners, administrators and strangers: %s', async (path) => {
    for (const caller of [people.alpha, people.beta, people.administrator]) expect((await caller.get(path)).status).toBe(403);
    expect((await people.operator.as(null).get(path)).status).toBe(401);
  });

  it('shows a partner no line even where a query forgets whom it asks for', async () => {
    const all = { partnerId: undefined, period: undefined, closedThrough: undefined, after: undefined, limit: 100 };
    const seen = (caller: Parameters<typeof readAs>[1]) => readAs(api.app.get(DataSource), caller, async (manager) =>
      [(await listJournal(manager, all)).length, (await balancesOfAccounts(manager, all)).length]);
    expect(await seen(partnerCaller('ptr_alpha'))).toEqual([0, 0]);
    expect(await seen({ sees: 'programme' })).toEqual([12, 5]);
  });
});
