import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Instant, Period } from '#kernel';
import { readRuleSet, type ReplayInputs } from '#rules';
import { ensureBuilt } from '../cli/support/built.js';
import { accepted, ApiCaller } from '../support/api/api-caller.js';
import { person, standardRuleSet } from '../support/api/founded-programme.js';
import { localToken, startTestApi } from '../support/api/test-api.js';
import { EventStoreDbDouble } from '../support/eventstoredb-double/event-store-db-double.js';
import { openTestEventStore } from '../support/postgres/test-event-store.js';
import { followApi } from '../support/projector/follow-api.js';
import { workOnReplay, type ReplayedLedger } from '../support/replay/work-on-replay.js';

const closing: (() => Promise<void>)[] = [];
beforeAll(() => ensureBuilt(), 300_000);
afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const at = (day: string) => `2026-${day}T12:00:00.000Z`;
const bulk = (caller: ApiCaller, stream: string, id: string, ...commands: readonly (readonly [occurredAt: string, command: object])[]) =>
  accepted(caller.post('/v1/bulk', { items: [{ stream, id, keyBase: `${stream}:${id}`,
    commands: commands.map(([occurredAt, command]) => ({ command, occurredAt, sourceRecordedAt: null })) }] }))
    .then(({ body }) => { expect(body.results).toMatchObject([{ outcome: 'accepted' }]); });

/** Tells one history over HTTP, recorded when it happened, and gives the ledger and the digest of all its read models. */
const tell = async (eventStoreUrl: string | null): Promise<{ readonly ledger: ReplayedLedger; readonly digest: unknown }> => {
  const api = await startTestApi({ eventStoreUrl, demoClock: true });
  closing.push(() => api.close());
  const follower = await followApi(api, eventStoreUrl, { demoClock: true });
  closing.push(() => follower.close());
  const operator = new ApiCaller(api.url, localToken);
  const proposer = await person(operator, 'olga', ['operations']);
  const approver = await person(operator, 'otto', ['operations']);
  await bulk(operator, 'programme', 'programme', [at('01-01'), { type: 'FoundProgramme', name: 'Acme', timeZone: 'America/New_York', fiscalYearStart: 1 }]);
  for (const name of ['alpha', 'beta']) {
    await bulk(operator, 'partner', `ptr_${name}`, [at('01-02'), { type: 'OnboardPartner', partnerId: `ptr_${name}`, name, kind: null, external: null }]);
  }
  await bulk(proposer, 'ruleset', 'standard', [at('01-02'), { type: 'DraftRuleSet', ruleSetId: 'standard', document: standardRuleSet() }], [at('01-02'), { type: 'ProposeRuleSet', version: 1 }]);
  await bulk(approver, 'ruleset', 'standard', [at('01-03'), { type: 'ApproveRuleSet', version: 1 }]);
  await bulk(operator, 'deal', 'deal_acme',
    [at('01-05'), { type: 'OpenDeal', dealId: 'deal_acme', external: null, account: null, currency: 'USD', amount: '50000.00', model: 'sell-with', origin: 'vendor', sourcePartnerId: null, ruleSetId: 'standard', dateAssumed: false }],
    [at('01-06'), { type: 'AssignRole', partnerId: 'ptr_alpha', role: 'sourcing', weight: null }],
    [at('01-06'), { type: 'AssignRole', partnerId: 'ptr_beta', role: 'selling', weight: '2' }],
    [at('03-20'), { type: 'WinDeal', dateAssumed: false }]);
  await bulk(operator, 'deal', 'deal_acme', [at('04-10'), { type: 'RefundDeal', refundId: 'F-1', amount: '10000.00' }]);
  await follower.caughtUp();
  const { body } = await accepted(operator.get('/v1/digest'));
  expect((await operator.post('/v1/partners', { partnerId: 'ptr_gamma', name: 'gamma' }, { 'idempotency-key': 'k-1' })).status).toBe(200);
  const key = { 'idempotency-key': 'k-2' };
  expect((await approver.post('/v1/deals/deal_acme/touchpoints', { touchpointId: 'T-1', kind: 'demo', loggedBy: 'vendor', partnerId: 'ptr_alpha' }, key)).status).toBe(200);
  // A refused request on the same stream frees nothing: the key stands for what it was accepted for.
  expect((await approver.post('/v1/deals/deal_acme/refunds', { refundId: 'F-2', amount: '1.00' }, key)).status).toBe(403);
  expect((await approver.post('/v1/partners', { partnerId: 'ptr_delta', name: 'delta' }, key)).body.code).toBe('idempotency-key-reused');
  expect((await operator.post('/v1/partners', { partnerId: 'ptr_delta', name: 'delta' }, { 'idempotency-key': 'k-1' })).body.code).toBe('idempotency-key-reused');
  expect((await operator.post('/v1/partners', { partnerId: 'ptr_gamma', name: 'gamma' }, { 'idempotency-key': 'k-1' })).body['repeated']).toBe(true);
  return { ledger: { connectionString: api.connectionString, eventStoreUrl }, digest: body };
};

/** The first quarter under a draft that pays more, as known when the year was half over. */
const tried = (): ReplayInputs => {
  const read = readRuleSet(JSON.stringify({ ...standardRuleSet(), commission: { base: 'amount', solo: '20', coSell: '30', accrueOn: 'won', capPerDeal: null } }));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const [knownAt, quarter] = [at('06-30') as Instant, '2026-Q1' as Period];
  return { from: quarter, to: quarter, rules: { kind: 'draft', document: read.document, digest: read.digest }, knownAt, publishedBy: knownAt, bookedAt: at('03-31') as Instant, dealsOf: null };
};

describe('the product on either event store', () => {
  let ledgers: readonly ReplayedLedger[] = [];

  it('K4: makes the same read models of the same history, byte for byte, and refuses a key that was used on another stream', async () => {
    const log = await openTestEventStore('eventstoredb');
    closing.push(() => log.close());
    const double = await EventStoreDbDouble.start(log.store);
    closing.push(() => double.stop());
    const [onPostgres, onEventStoreDb] = [await tell(null), await tell(double.connectionString)];
    expect(onEventStoreDb.digest).toEqual(onPostgres.digest);
    ledgers = [onPostgres.ledger, onEventStoreDb.ledger];
  }, 60_000);

  it('K4: makes the same replay of it, byte for byte, from dossiers and from the raw log, with any number of workers', async () => {
    const replays = [];
    for (const ledger of ledgers) {
      for (const [workers, fromLog] of [[0, false], [1, true], [2, false], [3, true]] as const) replays.push(await workOnReplay(ledger, { workers, fromLog }, tried()));
    }
    const [first] = replays;
    expect(JSON.parse(first?.text ?? '')).toMatchObject({ compared: { deals: 1, differing: 1 } });
    expect(replays.map(({ text }) => text)).toEqual(replays.map(() => first?.text));
    // Two tellings of a history have correlation ids of their own, so their logs have roots of their own; all else is the same.
    const certified = replays.map(({ certificate: { log: { root, ...log }, ...rest } }) => ({ root, rest: { log, ...rest } }));
    expect(certified.map(({ rest }) => rest)).toEqual(replays.map(() => certified[0]?.rest));
    const roots = certified.map(({ root }) => root);
    expect([new Set(roots.slice(0, 4)).size, new Set(roots.slice(4)).size]).toEqual([1, 1]);
  }, 120_000);
});
