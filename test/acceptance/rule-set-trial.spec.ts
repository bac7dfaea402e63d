import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Check } from 'typebox/value';
import { comparisonSchema, type Comparison } from '#rules';
import { accepted, type ApiCaller } from '../support/api/api-caller.js';
import { foundProgramme, openDeal, person, standardRuleSet, type People } from '../support/api/founded-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';

let api: TestApi;
let follower: TestFollower;
let people: People;
let integration: ApiCaller;

const at = (day: string, time = '12:00') => `2026-${day}T${time}:00.000Z`;
const draft = (changes: Readonly<Record<string, object>>): Record<string, unknown> => {
  const document = standardRuleSet();
  return { ...document, ...Object.fromEntries(Object.entries(changes).map(([key, change]) => [key, { ...(document[key] as object), ...change }])) };
};
const compare = (caller: ApiCaller, body: unknown) => caller.post('/v1/rule-sets/compare', body);
const compared = async (body: unknown): Promise<Comparison> => (await accepted(compare(people.finance, body))).body as unknown as Comparison;
const moved = ({ before, after, delta }: Comparison['totals'][number]['amount']): string => `${before} ${after} ${delta}`;

/** Alpha sources and beta sells a deal of 50,000.00 that is won in the first quarter; in the second alpha sells one of 100,001 yen alone. A third is open. */
beforeAll(async () => {
  api = await startTestApi({ demoClock: true });
  people = await foundProgramme(api, '2025-12-01T12:00:00.000Z');
  integration = await person(people.operator, 'ines', ['integration']);
  follower = await followApi(api);
  const { operations } = people;
  for (const deal of ['deal_acme', 'deal_open'].map((id) => openDeal(operations, id))) {
    const path = `/v1/deals/${await deal}`;
    for (const [partnerId, role] of [['ptr_alpha', 'sourcing'], ['ptr_beta', 'selling']]) {
      await accepted(operations.post(`${path}/roles`, { partnerId, role, occurredAt: at('01-06') }));
      await accepted(operations.post(`${path}/touchpoints`, { touchpointId: `T-${partnerId}`, kind: 'meeting', loggedBy: 'vendor', partnerId, role, occurredAt: at('02-10') }));
    }
  }
  await accepted(operations.post('/v1/deals/deal_acme/win', { occurredAt: at('03-20', '16:00') }));
  await accepted(operations.post('/v1/deals', {
    dealId: 'deal_yen', currency: 'JPY', amount: '100001', model: 'sell-with', ruleSetId: 'standard', occurredAt: at('03-22'), account: { name: 'Yen KK', domain: 'yen.example', segment: 'mid' } }));
  await accepted(operations.post('/v1/deals/deal_yen/roles', { partnerId: 'ptr_alpha', role: 'selling', occurredAt: at('03-22') }));
  await accepted(operations.post('/v1/deals/deal_yen/win', { occurredAt: at('04-02') }));
  await follower.caughtUp();
}, 120_000);
afterAll(async () => {
  await follower.close();
  await api.close();
});

describe('K6: a draft of a rule set', () => {
  it('is tried on the deals of the ledger: who gains, who loses, what it costs in all and by quarter', async () => {
    const after = draft({ commission: { coSell: '30', solo: '15' }, effective: { from: '2027-01-01' } });
    const comparison = await compared({ before: 'standard@1', after });
    expect(Check(comparisonSchema, comparison)).toBe(true);
    expect(comparison.clauses.map(({ clause }) => clause)).toEqual(['/commission/coSell', '/commission/solo', '/effective/from']);
    expect(comparison.compared).toEqual({ deals: 2, differing: 2 });
    expect(comparison.totals.map(({ currency, amount }) => `${currency} ${moved(amount)}`)).toEqual(['JPY 20000 15000 -5000', 'USD 13500.00 15000.00 1500.00']);
    expect(comparison.quarters.map(({ period, currency, amount }) => `${period} ${currency} ${amount.delta}`)).toEqual(['2026-Q1 USD 1500.00', '2026-Q2 JPY -5000']);
    expect(comparison.partners.map(({ partnerId, currency, outcome, amount }) => `${partnerId} ${outcome} ${amount.delta} ${currency}`)).toEqual(
      ['ptr_alpha loses -5000 JPY', 'ptr_alpha gains 500.00 USD', 'ptr_beta gains 1000.00 USD']);
    expect([comparison.before.version, comparison.after.version]).toEqual([1, null]);
  });

  it('is sent as an object or as text, and two published versions are compared by their names', async () => {
    const after = draft({ commission: { coSell: '30' } });
    expect(await compared({ before: 'standard@1', after: JSON.stringify(after) })).toEqual(await compared({ before: 'standard@1', after }));
    expect(await compared({ before: 'standard@1', after: 'standard@1' })).toMatchObject({ clauses: [], deals: [], compared: { deals: 2, differing: 0 } });
    expect((await compared({ before: { ...after, id: 'other' }, after })).compared).toEqual({ deals: 0, differing: 0 });
  });

  it('changes nothing that is recorded or read', async () => {
    const state = async () => [(await accepted(people.operations.get('/v1/digest'))).body['digest'], (await accepted(people.operations.get('/v1/read-models'))).body['data']];
    const before = await state();
    await compared({ before: 'standard@1', after: draft({ commission: { coSell: '30' } }) });
    expect(await state()).toEqual(before);
  });

  it('is tried by operations, finance and auditors alone', async () => {
    const body = { before: 'standard@1', after: 'standard@1' };
    for (const caller of [people.operations, people.finance, people.auditor]) expect((await compare(caller, body)).status).toBe(200);
    for (const caller of [people.alpha, people.administrator, integration]) expect((await compare(caller, body)).status).toBe(403);
    expect((await compare(people.operator.as(null), body)).status).toBe(401);
  });

  it('is refused by name where it has faults, and where a version is none', async () => {
    const faulty = await compare(people.finance, { before: 'standard@1', after: draft({ commission: { coSell: 'x' } }) });
    expect([faulty.status, faulty.body.code, faulty.body.errors?.map(({ pointer }) => pointer)]).toEqual([422, 'rule-set-faulty', ['/after/commission/coSell']]);
    for (const [body, status, code] of [
      [{ before: 'standard@2', after: 'standard@1' }, 404, 'rule-set-unknown'], [{ before: 'nobody@1', after: 'standard@1' }, 404, 'rule-set-unknown'],
      [{ before: 'standard@1' }, 400, 'invalid-request'], [{ before: 7, after: 'standard@1' }, 400, 'invalid-request'], [[], 400, 'invalid-request'],
      [{ before: 'standard@1', after: 'standard@1', deals: [] }, 400, 'invalid-request'], [{ before: 'standard@0', after: 'standard@1' }, 422, 'rule-set-faulty'],
    ] as const) {
      const answer = await compare(people.finance, body);
      expect([body, answer.status, answer.body.code]).toEqual([body, status, code]);
    }
  });
});

describe('a published version', () => {
  it('is read word for word by the programme\'s people', async () => {
    const { body } = await accepted(people.auditor.get('/v1/rule-sets/standard/versions/1'));
    expect(body).toMatchObject({ id: 'standard@1', object: 'ruleSetVersion', ruleSetId: 'standard', version: 1, document: standardRuleSet() });
    expect((await people.alpha.get('/v1/rule-sets/standard/versions/1')).status).toBe(403);
    for (const version of ['2', '0', '1e0', 'x']) expect((await people.auditor.get(`/v1/rule-sets/standard/versions/${version}`)).body.code).toBe('rule-set-unknown');
  });

  it('is listed with the draft after it, which the programme\'s people read too', async () => {
    await accepted(people.operations.post('/v1/rule-sets', { document: { ...standardRuleSet(), title: 'Next year\'s' } }));
    const { data } = (await accepted(people.auditor.get('/v1/rule-sets'))).body as unknown as { readonly data: readonly object[] };
    expect(data).toMatchObject([
      { id: 'standard@1', standing: 'published', retiredFrom: null }, { id: 'standard@2', standing: 'drafted', title: 'Next year\'s', effectiveFrom: '2026-01-01' }]);
    expect(data.some((row) => 'document' in row)).toBe(false);
    expect((await accepted(people.auditor.get('/v1/rule-sets/standard/versions/2'))).body).toMatchObject({ standing: 'drafted', document: { title: 'Next year\'s' } });
    expect((await people.alpha.get('/v1/rule-sets')).status).toBe(403);
  });
});
