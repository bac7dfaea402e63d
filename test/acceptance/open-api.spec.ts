import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { rightsTable } from '#ledger';
import { ApiCaller } from '../support/api/api-caller.js';
import { exampleOf, operationsOf, type Operation } from '../support/api/open-api-operations.js';
import { localToken, startTestApi, type TestApi } from '../support/api/test-api.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';

let api: TestApi;
let follower: TestFollower;
let caller: ApiCaller;
let document: OpenAPIObject;
let operations: readonly Operation[];

beforeAll(async () => {
  api = await startTestApi();
  follower = await followApi(api);
  caller = new ApiCaller(api.url, localToken);
  document = (await caller.as(null).get('/openapi.json')).body as unknown as OpenAPIObject;
  operations = operationsOf(document);
}, 120_000);
afterAll(async () => {
  await follower.close();
  await api.close();
});

interface Layer { readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> } }

const served = (): readonly string[] => {
  const { router } = api.app.getHttpAdapter().getInstance() as unknown as { router: { stack: readonly Layer[] } };
  return router.stack.flatMap(({ route }) => (route && /^\/(v1|health|metrics)/.test(route.path)
    ? Object.keys(route.methods).map((method) => `${method} ${route.path.replace(/[:*](\w+)/g, '{$1}')}`)
    : []));
};

describe('the description of the API', () => {
  it('has every route that is served, and no other', () => {
    expect(served().length).toBeGreaterThan(60);
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...new Set(served())].sort());
  });

  it('names every command that people may send once, and none that the ledger gives itself', () => {
    const commands = Object.values(rightsTable).flatMap((rules) => Object.keys(rules));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(commands.filter((type) => !ids.includes(type.charAt(0).toLowerCase() + type.slice(1))).sort()).toEqual([...ofLedgerItself].sort());
    expect(commands.length).toBeGreaterThan(55);
  });

  it('says of each operation what it does, what it takes and what it answers', () => {
    for (const operation of operations) {
      const named = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = operation.parameters.filter(({ in: place }) => place === 'path').map(({ name }) => name);
      expect([operation.operationId, [...declared].sort()]).toEqual([operation.operationId, named.sort()]);
      expect([operation.operationId, operation.summary.endsWith('.')]).toEqual([operation.operationId, true]);
      expect([operation.operationId, ['200', '204'].some((status) => status in operation.responses)]).toEqual([operation.operationId, true]);
    }
  });

  it('says of each operation that it may be asked too often, and when to ask again', () => {
    expect(operations.filter(({ responses }) => !JSON.stringify(responses['429'])?.includes('"Retry-After"')).map(({ operationId }) => operationId)).toEqual([]);
  });

  it('refers to nothing that is not in it', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]*)"/g)].map(([, name]) => name ?? '');
    expect(references.length).toBeGreaterThan(100);
    expect(references.filter((name) => !(name in (document.components?.schemas ?? {})))).toEqual([]);
  });

  it('gives for every write an example that is well-formed', async () => {
    const writes = operations.filter(({ body, path }) => body && path !== '/v1/rule-sets');
    expect(writes.length).toBeGreaterThan(55);
    for (const { operationId, method, path, body } of writes) {
      const answer = await caller.send(method.toUpperCase(), `${path.replace('{version}', '1').replace(/\{(\w+)\}/g, (_, name: string) => idFor(name))}${/\/(validate|compare)$/.test(path) ? '' : '?dryRun=true'}`,
        JSON.stringify(exampleOf(document, body)), {});
      expect([operationId, answer.status === 400 ? answer.body : 'well-formed']).toEqual([operationId, 'well-formed']);
      expect([operationId, answer.status < 500]).toEqual([operationId, true]);
    }
  });

  it('comes with headers that let no page run a script from inside it, be framed, or be taken for what it is not, whatever is answered', async () => {
    for (const [path, status] of [['/openapi.json', 200], ['/docs', 200], ['/v1/programme', 401], ['/nowhere', 404], ['/health/live', 200]] as const) {
      const answer = await caller.as(null).get(path);
      const policy = new Map((answer.headers.get('content-security-policy') ?? '').split(';').map((each) => [each.split(' ')[0], each]));
      expect([path, answer.status, policy.get('script-src'), policy.get('script-src-attr'), policy.get('frame-ancestors'), policy.get('object-src')]).toEqual(
        [path, status, 'script-src \'self\'', 'script-src-attr \'none\'', 'frame-ancestors \'self\'', 'object-src \'none\'']);
      expect(['x-content-type-options', 'x-frame-options', 'referrer-policy', 'x-powered-by'].map((name) => answer.headers.get(name))).toEqual(['nosniff', 'SAMEORIGIN', 'no-referrer', null]);
      if (path.startsWith('/v1')) expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
    }
  });

  it('is explored at /docs without a script inside the page', async () => {
    const page = (await caller.as(null).get('/docs')).body as unknown as { text: string };
    expect(page.text).toContain('swagger-ui');
    expect(page.text).not.toMatch(/<script>[^<]/);
  });
});

const ofLedgerItself = ['PassDisputeDeadline', 'RecordRulingCarriedOut', 'ClosePeriod', 'ContinueAward', 'CountAward', 'TakeBackAward', 'IssueStatement', 'ProposePayoutBatch', 'ProposePayment', 'LeaveOutPayment'];

const idFor = (name: string): string =>
  ({ dealId: 'deal_acme', disputeId: 'dsp_late-demo', partnerId: 'ptr_alpha', userId: 'usr_robin', ruleSetId: 'standard', period: '2026-Q1', batch: '1' })[name] ?? 'P-1';
