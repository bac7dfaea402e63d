import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accepted, type ApiCaller } from '../support/api/api-caller.js';
import { foundProgramme, openDeal, person, standardRuleSet, type People } from '../support/api/founded-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';

let api: TestApi;
let follower: TestFollower;
let people: People;
let gamma: ApiCaller;

/** An answer that the specs look into. */
interface Read {
  readonly data: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[];
  readonly has_more: boolean;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly totals: readonly Readonly<Record<string, unknown>>[];
  readonly steps: readonly { readonly step: string; readonly partnerId: string | null; readonly result: string }[];
  readonly flags: readonly { readonly code: string; readonly partnerId: string | null }[];
  readonly text: string;
  readonly status: string;
  readonly amount: string;
  readonly dossier: Readonly<Record<string, unknown>>;
}

const read = async (caller: ApiCaller, path: string): Promise<Read> => (await accepted(caller.get(path))).body as unknown as Read;
const at = (day: string, time = '12:00') => `2026-${day}T${time}:00.000Z`;

/** Acme: alpha sourced, beta sold, gamma proved; 50,000.00 won on 20 March, of which 10,000.00 went back. Logged too late to count for gamma. */
beforeAll(async () => {
  api = await startTestApi({ demoClock: true });
  people = await foundProgramme(api, '2025-12-01T12:00:00.000Z');
  gamma = await person(people.operator, 'greta', ['partner'], 'ptr_gamma');
  follower = await followApi(api);
  const { operations } = people;
  const deal = `/v1/deals/${await openDeal(operations, 'deal_acme')}`;
  for (const [partnerId, role] of [['ptr_alpha', 'sourcing'], ['ptr_beta', 'selling'], ['ptr_gamma', 'technicalValidation']]) {
    await accepted(operations.post(`${deal}/roles`, { partnerId, role, occurredAt: at('01-06') }));
    await accepted(operations.post(`${deal}/touchpoints`, {
      touchpointId: `T-${partnerId}`, kind: 'meeting', loggedBy: 'vendor', partnerId, role, note: 'Private words.', occurredAt: at('02-10') }));
  }
  await accepted(operations.post(`${deal}/touchpoints/T-ptr_gamma/void`, { reason: 'It was another customer.', occurredAt: at('02-20') }));
  await accepted(operations.post(`${deal}/win`, { occurredAt: at('03-20', '16:00') }));
  await accepted(people.finance.post(`${deal}/refunds`, { refundId: 'F-1', amount: '10000.00', occurredAt: at('04-10') }));
  await openDeal(operations, 'deal_open');
  await accepted(operations.post('/v1/deals/deal_open/roles', { partnerId: 'ptr_alpha', role: 'selling', occurredAt: at('01-07') }));
  await accepted(operations.post('/v1/deals/deal_open/expected-close', { expectedOn: '2026-06-30', occurredAt: at('01-08') }));
  await accepted(operations.post('/v1/deals/deal_open/next-step', { step: 'Show the prototype on site.', dueOn: '2026-02-20', occurredAt: at('01-08') }));
  await accepted(operations.post('/v1/deals/deal_open/next-step', { step: 'Agree the terms.', dueOn: '2026-04-20', occurredAt: at('03-08') }));
  await openDeal(operations, 'deal_private');
  await follower.caughtUp();
}, 120_000);
afterAll(async () => {
  await follower.close();
  await api.close();
});

describe('reading a deal', () => {
  it('gives its dossier at any instant of either clock, and its revision as ETag', async () => {
    const now = await accepted(people.operations.get('/v1/deals/deal_acme'));
    expect(now.body).toMatchObject({ id: 'deal_acme', status: 'won', period: '2026-Q1', partnerIds: ['ptr_alpha', 'ptr_beta', 'ptr_gamma'] });
    expect(now.headers.get('etag')).toMatch(/^"\d+"$/);
    const before = await read(people.operations, `/v1/deals/deal_acme?asOf=${at('03-01')}`);
    expect(before).toMatchObject({ status: 'open', dossier: { status: 'open', closedAt: null } });
    const known = await read(people.operations, `/v1/deals/deal_acme?knownAt=${at('02-15')}`);
    expect(known.dossier['touchpoints']).toHaveLength(3);
    expect((await read(people.operations, '/v1/deals/deal_acme')).dossier['touchpoints']).toHaveLength(2);
    expect((await people.operations.get(`/v1/deals/deal_acme?asOf=${at('01-01')}`)).status).toBe(404);
  });

  it('B12: shows the arithmetic of every cent, before and after the refund', async () => {
    const won = await read(people.operations, `/v1/deals/deal_acme/arithmetic?asOf=${at('04-01')}`);
    const results = (arithmetic: Read) => arithmetic.steps.filter(({ step }) => step === 'line').map(({ partnerId, result }) => [partnerId, result]);
    expect(results(won)).toEqual([['ptr_alpha', '3176.47'], ['ptr_beta', '6352.94'], ['ptr_gamma', '3970.59']]);
    expect(results(await read(people.operations, '/v1/deals/deal_acme/arithmetic'))).toEqual([['ptr_alpha', '2541.18'], ['ptr_beta', '5082.35'], ['ptr_gamma', '3176.47']]);
    expect(won.text).toContain('13500.00 × 20/85 = 3176.47');
  });

  it('B12: shows its trail event by event, page by page', async () => {
    const { data } = await read(people.operations, '/v1/deals/deal_acme/trail?limit=100');
    expect(data.map(({ type }) => type)).toEqual(expect.arrayContaining(['DealOpened', 'RoleAssigned', 'TouchpointVoided', 'DealWon', 'DealRefunded']));
    const first = await read(people.operations, '/v1/deals/deal_acme/trail?limit=4');
    const second = await read(people.operations, `/v1/deals/deal_acme/trail?limit=100&starting_after=${first.data.at(-1)?.id ?? ''}`);
    expect([...first.data, ...second.data]).toEqual(data);
    expect([first.has_more, second.has_more]).toEqual([true, false]);
  });

  it('lists deals by cursor both ways, filtered, at another instant too', async () => {
    const ids = async (query: string) => (await read(people.operations, `/v1/deals?${query}`)).data.map(({ id }) => id);
    expect(await ids('')).toEqual(['deal_acme', 'deal_open', 'deal_private']);
    expect(await ids('limit=1&starting_after=deal_acme')).toEqual(['deal_open']);
    expect(await ids('limit=1&ending_before=deal_private')).toEqual(['deal_open']);
    expect(await ids('status=won')).toEqual(['deal_acme']);
    expect(await ids(`status=won&asOf=${at('03-01')}`)).toEqual([]);
    expect(await ids(`partner=ptr_alpha&status=open&asOf=${at('03-01')}`)).toEqual(['deal_acme', 'deal_open']);
    expect(await ids(`limit=1&ending_before=deal_private&asOf=${at('03-01')}`)).toEqual(['deal_open']);
    for (const query of ['limit=0', 'limit=101', 'stats=won', 'status=closed', 'asOf=yesterday', 'knownAt=2999-01-01T00:00:00.000Z', 'period=2026', 'limit=1&limit=2']) {
      expect([query, (await people.operations.get(`/v1/deals?${query}`)).status]).toEqual([query, 400]);
    }
  });
});

describe('reading what a partner has', () => {
  it('B13: gives each partner its own credit with clause and events, now and as it was', async () => {
    const credit = await read(people.alpha, '/v1/partners/ptr_alpha/credit');
    expect(credit.totals).toEqual([{ currency: 'USD', amount: '2541.18', withheld: '0.00', deals: 1 }]);
    expect(credit.lines).toMatchObject([{ dealId: 'deal_acme', position: 'sourcing', share: '4/17', clause: '/attribution/roles/sourcing' }]);
    expect((await read(people.alpha, `/v1/partners/ptr_alpha/credit?asOf=${at('04-01')}`)).totals).toMatchObject([{ amount: '3176.47' }]);
    expect((await read(people.alpha, `/v1/partners/ptr_alpha/credit?asOf=${at('03-01')}`)).lines).toEqual([]);
  });

  it('C7: shows each partner what its open deals project', async () => {
    expect((await read(people.alpha, '/v1/partners/ptr_alpha/projection')).totals).toEqual([{ currency: 'USD', amount: '10000.00', withheld: '0.00', deals: 1 }]);
    expect((await read(people.alpha, `/v1/partners/ptr_alpha/projection?asOf=${at('03-01')}`)).totals).toMatchObject([{ amount: '13176.47', deals: 2 }]);
  });

  it('states a period entry by entry with what caused each', async () => {
    const first = await read(people.alpha, '/v1/partners/ptr_alpha/statement?period=2026-Q1');
    expect(first.lines).toMatchObject([{ cause: 'DealWon', amount: '3176.47' }]);
    const second = await read(people.finance, '/v1/partners/ptr_alpha/statement?period=2026-Q2');
    expect(second.lines).toMatchObject([{ cause: 'DealRefunded', amount: '-635.29', dealPeriod: '2026-Q1' }]);
    expect(second.totals).toEqual([{ currency: 'USD', amount: '-635.29', withheld: '0.00' }]);
  });

  it('I1: ranks pairings by what they won, with pipeline, win rate, cycle and size', async () => {
    const { data } = await read(people.operations, '/v1/pairings');
    expect(data).toHaveLength(3);
    expect(data[0]).toMatchObject({ rank: 1, named: 'top', dealsWon: 1, dealsLost: 0, winRate: '1', winRatePercent: '100.0', meanCycleDays: '74', meanWonAmount: '50000.00', pipeline: '0.00' });
    expect((await read(people.operations, `/v1/pairings?asOf=${at('03-01')}`)).data[0]).toMatchObject({ dealsOpen: 1, dealsWon: 0, winRate: null, pipeline: '50000.00' });
  });

  it('exports credits by cursor', async () => {
    const all = (await read(people.operations, '/v1/credits?limit=100')).data;
    expect(all.map(({ partnerId, amount }) => [partnerId, amount])).toEqual([['ptr_alpha', '2541.18'], ['ptr_beta', '5082.35'], ['ptr_gamma', '3176.47']]);
    const rest = await read(people.operations, `/v1/credits?starting_after=${all[0]?.id ?? ''}`);
    expect(rest.data).toEqual(all.slice(1));
    expect((await read(people.alpha, '/v1/credits')).data).toHaveLength(1);
  });
});

describe('a line that is withheld', () => {
  it('is no credit: neither listed for export nor in the sum, but beside it', async () => {
    const { operations, otherOperations } = people;
    const standard = standardRuleSet() as { attribution: { evidence: object } };
    const document = { ...standard, id: 'strict', attribution: { ...standard.attribution, evidence: { ...standard.attribution.evidence, onMissing: 'withhold' } } };
    await accepted(operations.post('/v1/rule-sets', { document, occurredAt: at('01-01') }));
    await accepted(operations.post('/v1/rule-sets/strict/versions/1/propose', { occurredAt: at('01-01') }));
    await accepted(otherOperations.post('/v1/rule-sets/strict/versions/1/approve', { occurredAt: at('01-01') }));
    await accepted(operations.post('/v1/deals', {
      dealId: 'deal_strict', currency: 'USD', amount: '1000.00', model: 'sell-with', ruleSetId: 'strict', occurredAt: at('01-05'), account: { name: 'Strict Ltd' } }));
    await accepted(operations.post('/v1/deals/deal_strict/roles', { partnerId: 'ptr_gamma', role: 'selling', occurredAt: at('01-06') }));
    await accepted(operations.post('/v1/deals/deal_strict/win', { occurredAt: at('03-20') }));
    await follower.caughtUp();
    const credit = await read(gamma, '/v1/partners/ptr_gamma/credit');
    expect(credit.totals).toEqual([{ currency: 'USD', amount: '3176.47', withheld: '200.00', deals: 2 }]);
    expect((await read(operations, '/v1/credits?limit=100')).data.map(({ dealId }) => dealId)).not.toContain('deal_strict');
  });
});

describe('what one partner may see of another', () => {
  it('D6: is where a deal of its own is going, without asking: what is next by when, and the expected close, at any instant', async () => {
    const outlookOf = async (query: string) => (await read(people.alpha, `/v1/deals?status=open${query}`)).data.map(({ id, stage, expectedCloseOn, nextStep }) => ({ id, stage, expectedCloseOn, nextStep }));
    const step = (text: string, dueOn: string) => ({ text, forgotten: false, dueOn });
    expect(await outlookOf('')).toEqual([{ id: 'deal_open', stage: null, expectedCloseOn: '2026-06-30', nextStep: step('Agree the terms.', '2026-04-20') }]);
    expect(await outlookOf(`&partner=ptr_alpha&asOf=${at('03-01')}`)).toContainEqual(
      { id: 'deal_open', stage: null, expectedCloseOn: '2026-06-30', nextStep: step('Show the prototype on site.', '2026-02-20') });
    expect(await read(people.alpha, '/v1/deals/deal_open')).toMatchObject({ expectedCloseOn: '2026-06-30', nextStep: step('Agree the terms.', '2026-04-20') });
    expect(await read(people.operations, '/v1/deals/deal_acme')).toMatchObject({ expectedCloseOn: null, nextStep: null });
    const refused = await people.operations.post('/v1/deals/deal_acme/expected-close', { expectedOn: '2026-06-30' });
    expect([refused.status, refused.body]).toEqual([409, expect.objectContaining({ code: 'deal-already-won' })]);
    expect((await people.alpha.post('/v1/deals/deal_open/next-step', { step: 'Mine.' })).status).toBe(403);
  });

  it('D6: is the shared deal: its people, its history, the arithmetic that proves its own line', async () => {
    expect((await read(people.beta, '/v1/deals')).data.map(({ id }) => id)).toEqual(['deal_acme']);
    const arithmetic = await read(people.beta, '/v1/deals/deal_acme/arithmetic');
    expect(arithmetic.steps.filter(({ step }) => step === 'line')).toHaveLength(3);
    expect(arithmetic.flags.map(({ partnerId }) => partnerId)).not.toContain('ptr_gamma');
    expect((await read(gamma, '/v1/deals/deal_acme/arithmetic')).flags).toContainEqual(expect.objectContaining({ code: 'missing-evidence', partnerId: 'ptr_gamma' }));
    const lines = (await read(people.beta, '/v1/deals/deal_acme/lines')).data;
    expect(lines.map(({ partnerId, withheld }) => [partnerId, withheld])).toEqual([['ptr_alpha', null], ['ptr_beta', false], ['ptr_gamma', null]]);
    const trail = (await read(people.beta, '/v1/deals/deal_acme/trail?limit=100')).data;
    expect(trail.filter(({ type }) => type === 'TouchpointEvidenceAttached')).toHaveLength(1);
  });

  const others: readonly string[] = [
    '/v1/deals/deal_private', '/v1/deals/deal_private/trail', '/v1/deals/deal_private/arithmetic', '/v1/deals/deal_private/lines',
    '/v1/deals/deal_open', '/v1/deals/deal_open/arithmetic', '/v1/partners/ptr_alpha/credit', '/v1/partners/ptr_alpha/projection',
    '/v1/partners/ptr_alpha/statement?period=2026-Q1', '/v1/partners/ptr_alpha/trail', '/v1/partners/ptr_nobody', '/v1/read-models', '/v1/digest',
  ];
  it.each(others)('is not %s', async (path) => {
    const answer = await people.beta.get(path);
    expect([403, 404]).toContain(answer.status);
    expect(JSON.stringify(answer.body)).not.toMatch(/50000|3176|2541/);
  });

  it('is not whether a deal exists: an expected revision changes nothing of the answer', async () => {
    for (const deal of ['deal_private', 'deal_nobody']) {
      const answer = await people.beta.post(`/v1/deals/${deal}/touchpoints`, { touchpointId: 'T-x', kind: 'demo', loggedBy: 'partner', partnerId: 'ptr_beta' }, { 'if-match': '"0"' });
      expect([deal, answer.status, answer.body.code]).toEqual([deal, 404, 'deal-unknown']);
    }
  });

  it('is nothing for an administrator who is nothing else, nor for nobody', async () => {
    for (const path of ['/v1/deals', '/v1/deals/deal_acme', '/v1/partners/ptr_alpha/credit', '/v1/pairings', '/v1/credits', '/v1/digest']) {
      expect([path, (await people.administrator.get(path)).status]).toEqual([path, 403]);
      expect([path, (await people.operator.as(null).get(path)).status]).toEqual([path, 401]);
    }
  });
});
