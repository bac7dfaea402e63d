import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { partnerCaller, readAs } from '#read-store';
import { accepted, type ApiCaller } from '../support/api/api-caller.js';
import { foundProgramme, openDeal, person, standardRuleSet, type People } from '../support/api/founded-programme.js';
import { Browser } from '../support/api/browser.js';
import { operationsOf } from '../support/api/open-api-operations.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';

let api: TestApi;
let follower: TestFollower;
let people: People;
let gamma: ApiCaller;
let delta: ApiCaller;

type Json = Readonly<Record<string, unknown>>;
const read = async (caller: ApiCaller, path: string): Promise<Json> => (await accepted(caller.get(path))).body;
const list = async (caller: ApiCaller, path: string): Promise<readonly Json[]> => (await read(caller, path))['data'] as readonly Json[];
const at = (day: string) => `2026-${day}T12:00:00.000Z`;
const deal = '/v1/deals/deal_acme';
const role = (partnerId: string, name: string) => ({ partnerId, role: name, occurredAt: at('01-06') });

/** Acme under base margin: alpha sourced and beta sold; gamma is only asked, by a registration; delta had a role and left. */
beforeAll(async () => {
  api = await startTestApi({ demoClock: true });
  people = await foundProgramme(api, '2025-12-01T12:00:00.000Z');
  const { operator, operations, otherOperations, finance, beta } = people;
  gamma = await person(operator, 'greta', ['partner'], 'ptr_gamma');
  await accepted(operator.post('/v1/partners', { partnerId: 'ptr_delta', name: 'delta', kind: 'reseller' }));
  delta = await person(operator, 'dora', ['partner'], 'ptr_delta');
  follower = await followApi(api);
  await publishMarginRules(operations, otherOperations);
  await openDeal(operations, 'deal_acme');
  await accepted(operations.post(`${deal}/rule-set`, { ruleSetId: 'of-margin', occurredAt: at('01-05') }));
  await accepted(operations.post(`${deal}/roles`, role('ptr_alpha', 'sourcing')));
  await accepted(operations.post(`${deal}/roles`, role('ptr_beta', 'selling')));
  await accepted(operations.post(`${deal}/roles`, role('ptr_delta', 'influence')));
  await accepted(operations.post(`${deal}/roles/release`, { ...role('ptr_delta', 'influence'), occurredAt: at('02-01') }));
  await accepted(operations.post(`${deal}/touchpoints`, { touchpointId: 'T-b', kind: 'demo', loggedBy: 'vendor', partnerId: 'ptr_beta', role: 'selling', occurredAt: at('02-02') }));
  await accepted(beta.post(`${deal}/touchpoints/T-b/confirm`, { side: 'partner', occurredAt: at('02-03') }));
  await accepted(beta.post(`${deal}/touchpoints/T-b/contest`, { side: 'partner', reason: 'It was a call.', occurredAt: at('02-04') }));
  await accepted(operations.post(`${deal}/engagements`, { partnerId: 'ptr_beta', occurredAt: at('02-05') }));
  await accepted(operations.post(`${deal}/registrations`, { registrationId: 'R-1', occurredAt: at('02-06'), parties: [
    { partnerId: 'ptr_alpha', role: 'sourcing', weight: '1' }, { partnerId: 'ptr_gamma', role: 'technicalValidation', weight: '2' }] }));
  await accepted(finance.post(`${deal}/margin`, { margin: '12345.00', occurredAt: at('02-07') }));
  await follower.caughtUp();
}, 120_000);
afterAll(async () => {
  await follower.close();
  await api.close();
});

const publishMarginRules = async (proposer: ApiCaller, approver: ApiCaller): Promise<void> => {
  const standard = standardRuleSet() as { readonly commission: object };
  const told = { occurredAt: '2025-12-02T12:00:00.000Z' };
  await accepted(proposer.post('/v1/rule-sets', { document: { ...standard, id: 'of-margin', commission: { ...standard.commission, base: 'margin' } }, ...told }));
  await accepted(proposer.post('/v1/rule-sets/of-margin/versions/1/propose', told));
  await accepted(approver.post('/v1/rule-sets/of-margin/versions/1/approve', told));
};

describe('a partner on the deal', () => {
  it('is told of it what its own line rests on, not the margin nor what is said of another\'s touchpoint', async () => {
    const [vendors, alphas, betas] = await Promise.all([people.operations, people.alpha, people.beta].map((caller) => read(caller, deal)));
    const dossierOf = (answer: Json | undefined) => answer?.['dossier'] as Json & { readonly touchpoints: readonly Json[] };
    expect([vendors, alphas, betas].map((answer) => dossierOf(answer)['margin'])).toEqual(['12345.00', undefined, undefined]);
    expect([vendors, alphas, betas].map((answer) => dossierOf(answer).touchpoints.map(({ confirmed }) => confirmed))).toEqual([[false], [undefined], [false]]);
    expect([vendors, alphas, betas].map((answer) => answer?.['pendingPartnerIds'])).toEqual([['ptr_beta'], [], ['ptr_beta']]);
    expect(dossierOf(alphas)).toEqual({ ...dossierOf(vendors), margin: undefined, touchpoints: dossierOf(alphas).touchpoints });
    expect(alphas).toMatchObject({ partnerIds: ['ptr_alpha', 'ptr_beta', 'ptr_delta'], claimantIds: ['ptr_alpha', 'ptr_beta'] });
    expect(JSON.stringify(await list(people.alpha, '/v1/deals'))).not.toContain('"pendingPartnerIds":["');
  });

  it('sees the arithmetic from the net, the margin being the vendor\'s', async () => {
    const steps = async (caller: ApiCaller) => ((await read(caller, `${deal}/arithmetic`))['steps'] as readonly { readonly step: string; readonly formula: string }[]).map(({ step }) => step);
    expect(await steps(people.operations)).toContain('margin');
    expect(await steps(people.alpha)).toEqual((await steps(people.operations)).filter((step) => step !== 'margin'));
    expect((await read(people.alpha, `${deal}/arithmetic`))['text']).not.toContain('margin: ');
  });

  it('sees of the trail neither the margin, nor a registration it is no party of, nor who contested what', async () => {
    const types = async (caller: ApiCaller) => new Set((await list(caller, `${deal}/trail?limit=100`)).map(({ type }) => type));
    const [vendors, alphas, betas] = [await types(people.operations), await types(people.alpha), await types(people.beta)];
    expect([...vendors].filter((type) => !alphas.has(type)).sort()).toEqual(['MarginSet', 'TouchpointConfirmed', 'TouchpointContested']);
    expect([...vendors].filter((type) => !betas.has(type)).sort()).toEqual(['DealRegistered', 'MarginSet']);
  });

  it('cannot tell by asking that another has contested', async () => {
    const answer = await people.alpha.post(`${deal}/touchpoints/T-b/contest`, { side: 'partner', reason: 'Just asking.', occurredAt: at('02-04') });
    expect([answer.status, answer.body.code]).toEqual([409, 'not-the-other-side']);
  });
});

describe('a partner that left', () => {
  it('still reads the deal, and its own arithmetic as of then', async () => {
    expect(await read(delta, deal)).toMatchObject({ id: 'deal_acme', claimantIds: [] });
    expect((await delta.get(`${deal}/arithmetic`)).status).toBe(403);
    expect((await delta.get(`${deal}/arithmetic?asOf=${at('01-20')}`)).status).toBe(200);
    expect((await read(delta, `/v1/partners/ptr_delta/projection?asOf=${at('01-20')}`))['lines']).toMatchObject([{ dealId: 'deal_acme', position: 'influence' }]);
    expect((await read(delta, '/v1/partners/ptr_delta/projection'))['lines']).toEqual([]);
  });
});

describe('a partner that a registration names', () => {
  const asked = { id: 'deal_acme/R-1/technicalValidation', object: 'registration', dealId: 'deal_acme', registrationId: 'R-1', partnerId: 'ptr_gamma',
    role: 'technicalValidation', weight: '2', accountName: 'Acme Ltd', filedAt: at('02-06'), status: 'filed', validUntil: null, bound: false };

  it('D1: sees what it is asked, and no more of the deal until it accepts', async () => {
    expect(await list(gamma, '/v1/partners/ptr_gamma/registrations')).toEqual([asked]);
    expect(await list(people.alpha, '/v1/partners/ptr_gamma/registrations')).toEqual([]);
    const parties = [{ partnerId: 'ptr_alpha', role: 'sourcing', weight: '1', bound: false }, { partnerId: 'ptr_gamma', role: 'technicalValidation', weight: '2', bound: false }];
    expect(await list(people.auditor, '/v1/registrations?status=filed&limit=1')).toMatchObject([{ id: 'deal_acme/R-1', status: 'filed', parties }]);
    expect(await list(people.auditor, '/v1/registrations?status=rejected')).toEqual([]);
    expect((await gamma.get('/v1/registrations')).status).toBe(403);
    expect(await list(gamma, '/v1/deals')).toEqual([]);
    for (const path of [deal, `${deal}/trail`, `${deal}/arithmetic`, `${deal}/lines`]) expect([path, (await gamma.get(path)).status]).toEqual([path, 404]);
    expect((await people.alpha.get('/v1/partners/ptr_gamma')).status).toBe(404);
    await accepted(gamma.post(`${deal}/registrations/R-1/accept`, { partnerId: 'ptr_gamma', occurredAt: at('02-08') }));
    await follower.caughtUp();
    expect(await list(gamma, '/v1/partners/ptr_gamma/registrations')).toEqual([{ ...asked, bound: true }]);
    expect((await read(gamma, deal))['partnerIds']).toContain('ptr_gamma');
    expect((await list(gamma, `${deal}/trail?limit=100`)).map(({ type }) => type)).toContain('DealRegistered');
    expect((await read(people.alpha, '/v1/partners/ptr_gamma'))).toEqual({ id: 'ptr_gamma', object: 'partner', name: 'gamma' });
  });
});

describe('how a partner stands with the programme', () => {
  it('is seen by itself and the vendor; who shares a deal with it knows id and name', async () => {
    await accepted(people.operations.post('/v1/partners/ptr_beta/tier', { tier: 'gold', from: '2026-01-01' }));
    await accepted(people.operations.post('/v1/partners/ptr_beta/suspend', { reason: 'Audit.' }));
    await follower.caughtUp();
    const whole = { id: 'ptr_beta', object: 'partner', name: 'beta', kind: null, externalSource: null, externalId: null, status: 'suspended', tier: 'gold' };
    expect(await read(people.beta, '/v1/partners/ptr_beta')).toEqual(whole);
    expect(await read(people.operations, '/v1/partners/ptr_beta')).toEqual(whole);
    expect(await read(people.alpha, '/v1/partners/ptr_beta')).toEqual({ id: 'ptr_beta', object: 'partner', name: 'beta' });
    expect((await list(people.alpha, '/v1/partners')).map(({ id, tier }) => [id, tier])).toContainEqual(['ptr_beta', undefined]);
  });

  it('is not told by the refusal of a registration that names it', async () => {
    const register = (partnerId: string) => people.alpha.post(`${deal}/registrations`, {
      registrationId: 'R-2', occurredAt: at('02-09'), parties: [{ partnerId: 'ptr_alpha', role: 'sourcing' }, { partnerId, role: 'selling' }] });
    const [suspended, unknown] = [await register('ptr_beta'), await register('ptr_nobody')];
    expect([suspended.status, suspended.body.code]).toEqual([409, 'partner-not-available']);
    expect([unknown.status, unknown.body.code, unknown.body['detail']]).toEqual([suspended.status, suspended.body.code, suspended.body['detail']]);
  });

  it('is kept by the rows themselves, whatever a query asks for', async () => {
    const count = (caller: string, table: string, where: string) => readAs(api.app.get(DataSource), partnerCaller(caller), async (manager) =>
      Number((await manager.query<{ count: string }[]>(`SELECT count(*) FROM read.${table} WHERE ${where}`))[0]?.count));
    expect(await count('ptr_alpha', 'partner_standing', 'true')).toBe(1);
    expect(await count('ptr_alpha', 'partner_directory', `partner_id = 'ptr_beta'`)).toBe(1);
    expect(await count('ptr_alpha', 'registrations', `partner_id <> 'ptr_alpha'`)).toBe(0);
    expect(await count('ptr_alpha', 'trail', `type IN ('MarginSet', 'TouchpointContested', 'WonDealCorrectionProposed')`)).toBe(0);
    expect(await count('ptr_beta', 'trail', `type = 'DealRegistered'`)).toBe(0);
  });
});

const ofOthers = /deal_acme|Acme Ltd|ptr_(alpha|beta|gamma|delta)|12345/;
/** A refusal may repeat what was asked for. */
const beyondTheAsked = /Acme Ltd|ptr_(beta|gamma|delta)|12345/;

describe('every read', () => {
  it('asked by a partner for what is another\'s, by key or by session, tells nothing of it', async () => {
    await accepted(people.operator.post('/v1/partners', { partnerId: 'ptr_omega', name: 'omega' }));
    const omega = await person(people.operator, 'olaf', ['partner'], 'ptr_omega');
    await api.app.get(DataSource).query(`INSERT INTO auth.demo_sign_ins (place, user_id, part, description) VALUES (1, 'usr_olaf', 'partner', 'Of the tests.')`);
    const browser = new Browser(api.url);
    await browser.entering(accepted(browser.post('/v1/session/demo', { userName: 'olaf' })));
    await follower.caughtUp();
    const foreign: Readonly<Record<string, string>> = { dealId: 'deal_acme', partnerId: 'ptr_alpha', ruleSetId: 'standard', period: '2026-Q1', userId: 'usr_alfred', version: '1' };
    const reads = operationsOf((await omega.get('/openapi.json')).body as unknown as OpenAPIObject)
      .filter(({ method, path }) => method === 'get' && path.startsWith('/v1/') && path !== '/v1/changes' && !path.startsWith('/v1/session'));
    expect(reads.length).toBeGreaterThan(30);
    for (const { operationId, path } of reads) {
      const address = path.replace(/\{(\w+)\}/g, (_, name: string) => foreign[name] ?? '1');
      const [byKey, bySession] = [await omega.get(address), await browser.get(address)];
      expect([operationId, bySession.status]).toEqual([operationId, byKey.status]);
      expect([operationId, byKey.status < 500]).toEqual([operationId, true]);
      for (const { status, body } of [byKey, bySession]) expect([operationId, JSON.stringify(body).match(status < 400 ? ofOthers : beyondTheAsked)?.[0]]).toEqual([operationId, undefined]);
    }
  });
});

describe('whether a deal exists', () => {
  it('is not told by opening it: a partner\'s deal gets its id, and one that it names is refused alike', async () => {
    const lead = { currency: 'USD', amount: '1.00', model: 'sell-with', ruleSetId: 'standard', origin: 'partnerLead', sourcePartnerId: 'ptr_alpha', account: { name: 'New Ltd' } };
    await openDeal(people.operations, 'deal_hidden');
    const answers = await Promise.all(['deal_hidden', 'deal_nowhere'].map((dealId) => people.alpha.post('/v1/deals', { ...lead, dealId })));
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([[403, 'forbidden'], [403, 'forbidden']]);
    const bulk = await people.alpha.post('/v1/bulk', { items: ['deal_hidden', 'deal_nowhere'].map((id) => (
      { stream: 'deal', id, keyBase: 'probe', commands: [{ command: { type: 'OpenDeal', ...lead } }] })) });
    expect(bulk.body.results?.map(({ rejection }) => (rejection as Json)['code'])).toEqual(['forbidden', 'forbidden']);
    const opened = await accepted(people.alpha.post('/v1/deals', lead, { 'idempotency-key': 'lead-1' }));
    expect((await accepted(people.alpha.post('/v1/deals', lead, { 'idempotency-key': 'lead-1' }))).body.id).toBe(opened.body.id);
  });
});
