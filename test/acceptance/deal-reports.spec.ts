import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { listBreaches, listDirectDeals } from '#projections';
import { partnerCaller, readAs, type ReadCaller } from '#read-store';
import { accepted, type ApiCaller } from '../support/api/api-caller.js';
import { foundProgramme, standardRuleSet, type People } from '../support/api/founded-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';

let api: TestApi;
let follower: TestFollower;
let people: People;

type Json = Readonly<Record<string, unknown>>;
/** The rows that the database itself lets a caller see: direct deals, and breached commitments. */
const rowsSeen = (caller: ReadCaller): Promise<readonly number[]> => readAs(api.app.get(DataSource), caller, async (manager) => [
  (await listDirectDeals(manager, { from: '2025-Q1', before: '2027-Q1' })).length,
  (await listBreaches(manager, {
    after: { dealId: '', partnerId: '', kind: '', askedBy: '' }, limit: 100, now: at('12-31'), partnerId: undefined, kind: undefined })).length]);
const read = async (caller: ApiCaller, path: string): Promise<Json> => (await accepted(caller.get(path))).body;
const list = async (caller: ApiCaller, path: string): Promise<readonly Json[]> => (await read(caller, path))['data'] as readonly Json[];
const ids = async (caller: ApiCaller, path: string) => (await list(caller, path)).map(({ id }) => id);
const at = (day: string) => `${day.length === 5 ? `2026-${day}` : day}T12:00:00.000Z`;
const post = (path: string, body: object) => accepted(people.operations.post(`/v1/deals/${path}`, body));
const touch = (dealId: string, touchpointId: string, partnerId: string | null, day: string, kind = 'demo', role: string | null = 'selling') =>
  post(`${dealId}/touchpoints`, { touchpointId, kind, loggedBy: 'vendor', partnerId, ...(role === null ? {} : { role }), occurredAt: at(day) });

const open = (dealId: string, day: string, model: string | null) => accepted(people.operations.post('/v1/deals', {
  dealId, currency: 'USD', amount: '50000.00', ...(model === null ? {} : { model }), ruleSetId: 'quick', occurredAt: at(day), account: { name: dealId, domain: `${dealId.slice(5)}.example`, segment: 'mid' } }));

/** Two won deals without partners: 20 and 30 days in Discovery, 30 and 20 in Proposal. */
const openDirect = async (dealId: string, proposalOn: string): Promise<void> => {
  await open(dealId, '2025-12-02', null);
  await post(`${dealId}/stage`, { stage: 'Discovery', occurredAt: at('2025-12-02') });
  await post(`${dealId}/stage`, { stage: 'Proposal', occurredAt: at(proposalOn) });
  await post(`${dealId}/attribution`, { bucket: 'none', occurredAt: at('01-20') });
  await post(`${dealId}/win`, { occurredAt: at('01-21') });
};

/** Rules whose cohort two deals make. */
const publishQuickRules = async (): Promise<void> => {
  const standard = standardRuleSet() as { readonly buckets: object };
  const cohort = { fasterThanCohortBy: '25', cohort: { statistic: 'mean', trailingQuarters: 4, minimumDeals: 2 } };
  const told = { occurredAt: at('2025-12-01') };
  await accepted(people.operations.post('/v1/rule-sets', { document: { ...standard, id: 'quick', buckets: { ...standard.buckets, accelerated: cohort } }, ...told }));
  await accepted(people.operations.post('/v1/rule-sets/quick/versions/1/propose', told));
  await accepted(people.otherOperations.post('/v1/rule-sets/quick/versions/1/approve', told));
};

/**
 * Fast: alpha and beta sell it in 30 days of the second quarter and it is confirmed as accelerated; alpha, registered with two thirds, met
 * once, beta gave the demo. Slow is confirmed so too, but took 60 days. Silent has partner activity and no tag.
 */
beforeAll(async () => {
  api = await startTestApi({ demoClock: true });
  people = await foundProgramme(api, '2025-12-01T11:00:00.000Z');
  follower = await followApi(api);
  await publishQuickRules();
  await openDirect('deal_direct-1', '2025-12-22');
  await openDirect('deal_direct-2', '2026-01-01');
  for (const [dealId, close] of [['deal_fast', '05-01'], ['deal_slow', '05-31']] as const) {
    await open(dealId, '04-01', 'sell-with');
    await post(`${dealId}/stage`, { stage: 'Discovery', occurredAt: at('04-01') });
    await post(`${dealId}/roles`, { partnerId: 'ptr_alpha', role: 'selling', weight: '2', occurredAt: at('04-02') });
    await post(`${dealId}/roles`, { partnerId: 'ptr_beta', role: 'selling', weight: '1', occurredAt: at('04-02') });
    await post(`${dealId}/stage`, { stage: 'Proposal', occurredAt: at('04-11') });
    await touch(dealId, 'T-a', 'ptr_alpha', '04-13', 'meeting');
    await touch(dealId, 'T-b', 'ptr_beta', '04-14');
    await post(`${dealId}/attribution`, { bucket: 'accelerated', occurredAt: at('04-30') });
    if (dealId === 'deal_fast') await post(`${dealId}/commitments`, { partnerId: 'ptr_alpha', responseHours: 24, meetings: 1, contentPieces: 2, occurredAt: at('04-15') });
    if (dealId === 'deal_fast') await touch(dealId, 'T-v', null, '04-20');
    if (dealId === 'deal_fast') await touch(dealId, 'T-c', 'ptr_alpha', '04-22', 'email', null);
    await post(`${dealId}/win`, { occurredAt: at(close) });
  }
  await open('deal_silent', '05-01', 'sell-with');
  await touch('deal_silent', 'T-s', 'ptr_beta', '05-02', 'demo', null);
  await post('deal_silent/win', { occurredAt: at('06-01') });
  await follower.caughtUp();
}, 120_000);
afterAll(async () => {
  await follower.close();
  await api.close();
});

describe('how fast a deal went', () => {
  it('A8: shows its days in each stage beside its cohort\'s, and the days saved', async () => {
    const velocity = await read(people.operations, '/v1/deals/deal_fast/velocity');
    expect(velocity).toMatchObject({ cycleDays: 30, comparedWith: 'segment', statistic: 'mean', cohort: { days: '50', deals: 2 }, daysSaved: '20' });
    expect(velocity['stages']).toEqual([
      { stage: 'Discovery', days: 10, cohort: { days: '25', deals: 2 }, daysSaved: '15' },
      { stage: 'Proposal', days: 20, cohort: { days: '25', deals: 2 }, daysSaved: '5' }]);
    expect(velocity['text']).toContain('won in 30 days, 2 direct deals 50 days: 20.0 saved');
  });

  it('A3: places each partner\'s engagement in the stage that the deal was in', async () => {
    const { engagements } = await read(people.operations, '/v1/deals/deal_fast/velocity');
    expect(engagements).toMatchObject([
      { partnerId: 'ptr_alpha', by: 'touchpoint', engagedAt: at('04-13'), daysSinceCreation: 12, stage: 'Proposal', daysIntoStage: 2 },
      { partnerId: 'ptr_beta', daysSinceCreation: 13, stage: 'Proposal', daysIntoStage: 3 }]);
  });

  it('A8: is the same at a stopped clock, where the cohort is what it was then', async () => {
    const later = await read(people.operations, `/v1/deals/deal_fast/velocity?asOf=${at('05-02')}`);
    expect(later).toMatchObject({ cycleDays: 30, cohort: { days: '50', deals: 2 } });
    expect(await read(people.operations, `/v1/deals/deal_fast/velocity?asOf=${at('04-20')}`)).toMatchObject({ status: 'open', cycleDays: null, cohort: null });
  });

  it('A8: tells a partner of its own deal, and nothing of the vendor\'s others', async () => {
    const seen = await read(people.alpha, '/v1/deals/deal_fast/velocity');
    expect(seen).toMatchObject({ cycleDays: 30, cohort: null, daysSaved: null, tag: 'consistent', stages: [{ days: 10, cohort: null }, { days: 20, cohort: null }] });
    expect((await people.alpha.get('/v1/deals/deal_silent/velocity')).status).toBe(404);
  });
});

describe('how the tags of deals stand with the facts', () => {
  it('A15: lists untagged and inconsistently tagged deals, judged beside the direct deals, at any time', async () => {
    const { operations } = people;
    expect(await ids(operations, '/v1/deals?tag=untagged')).toEqual(['deal_silent']);
    expect(await ids(operations, '/v1/deals?tag=inconsistent')).toEqual(['deal_slow']);
    expect(await ids(operations, '/v1/deals?tag=consistent&limit=2')).toEqual(['deal_direct-1', 'deal_direct-2']);
    expect(await ids(operations, '/v1/deals?tag=consistent&starting_after=deal_direct-2')).toEqual(['deal_fast']);
    expect(await ids(operations, '/v1/deals?tag=consistent&limit=1&ending_before=deal_fast')).toEqual(['deal_direct-2']);
    expect(await ids(operations, `/v1/deals?tag=untagged&asOf=${at('04-20')}`)).toEqual(['deal_fast', 'deal_slow']);
    expect(await ids(operations, `/v1/deals?tag=inconsistent&status=won&asOf=${at('06-15')}`)).toEqual(['deal_slow']);
    expect((await operations.get('/v1/deals?tag=wrong')).status).toBe(400);
  });

  it('A15: says the same of one deal, and flags what is inconsistent, to whoever asks', async () => {
    for (const caller of [people.operations, people.alpha]) {
      expect([(await read(caller, '/v1/deals/deal_fast'))['tag'], (await read(caller, '/v1/deals/deal_slow'))['tag']]).toEqual(['consistent', 'inconsistent']);
      const codes = async (dealId: string) => ((await read(caller, `/v1/deals/${dealId}/arithmetic`))['flags'] as readonly Json[]).map(({ code }) => code);
      expect([(await codes('deal_fast')).includes('bucket-unsupported'), (await codes('deal_slow')).includes('bucket-unsupported')]).toEqual([false, true]);
    }
  });

  it('A12: flags partner activity on an untagged won deal', async () => {
    expect(await ids(people.operations, '/v1/deals?underCredited=true')).toEqual(['deal_silent']);
    expect(await read(people.operations, '/v1/deals/deal_silent/velocity')).toMatchObject({ tag: 'untagged', underCredited: true, supported: ['influenced', 'accelerated'] });
    expect(await ids(people.operations, `/v1/deals?underCredited=true&asOf=${at('05-15')}`)).toEqual([]);
  });
});

describe('the registered split beside the evidence', () => {
  const gap = { position: 'selling', partnerId: 'ptr_alpha', declared: '2/3', evidence: '1/4', difference: '-5/12', differencePercent: '-41.7' };

  it('D8: is shown with the gap of each partner on the deal\'s arithmetic, to whoever has a claim', async () => {
    for (const caller of [people.finance, people.alpha]) {
      const arithmetic = await read(caller, '/v1/deals/deal_fast/arithmetic');
      expect(arithmetic['splits']).toMatchObject([gap, { partnerId: 'ptr_beta', declared: '1/3', evidence: '3/4', difference: '5/12' }]);
      expect(arithmetic['text']).toContain('split selling, ptr_alpha: registered 2/3, by evidence 1/4, difference -5/12 (-41.7 %)');
    }
  });

  it('D8: lists the won deals with a gap, by cursor and quarter, to a partner those it has a claim on', async () => {
    expect(await ids(people.finance, '/v1/split-gaps?period=2026-Q2')).toEqual(['deal_fast', 'deal_slow']);
    expect(await ids(people.finance, '/v1/split-gaps?period=2026-Q1')).toEqual([]);
    expect(await ids(people.finance, '/v1/split-gaps?limit=1&starting_after=deal_fast')).toEqual(['deal_slow']);
    expect((await list(people.alpha, '/v1/split-gaps'))[0]).toMatchObject({ object: 'split-gap', dealId: 'deal_fast', gaps: [gap, {}] });
  });
});

describe('the commitments of partners', () => {
  it('B10: are shown on the deal with what was done and how they stand, to the vendor\'s side and the partner itself', async () => {
    for (const caller of [people.operations, people.alpha]) {
      const owed = await list(caller, '/v1/deals/deal_fast/commitments');
      expect(owed.map(({ kind, promised, done, dueAt, metAt, standing }) => [kind, promised, done, dueAt, metAt, standing])).toEqual([
        ['content', 2, 0, at('05-01'), null, 'breached'],
        ['meetings', 1, 1, at('05-01'), at('04-13'), 'met'],
        ['response', 24, 1, at('04-21'), at('04-22'), 'breached']]);
    }
    const then = await list(people.operations, `/v1/deals/deal_fast/commitments?asOf=${at('04-20')}`);
    expect(then.map(({ kind, standing }) => [kind, standing])).toEqual([['content', 'pending'], ['meetings', 'met'], ['response', 'pending']]);
  });

  it('B10: are no other partner\'s matter', async () => {
    expect(await list(people.beta, '/v1/deals/deal_fast/commitments')).toEqual([]);
    expect(await list(people.beta, '/v1/commitments/breaches')).toEqual([]);
    expect(await list(people.beta, '/v1/commitments/breaches?partner=ptr_alpha')).toEqual([]);
  });

  it('B10: are listed where they were breached, by cursor, partner and kind', async () => {
    const breaches = await list(people.operations, '/v1/commitments/breaches');
    expect(breaches.map(({ dealId, partnerId, kind }) => [dealId, partnerId, kind])).toEqual([['deal_fast', 'ptr_alpha', 'content'], ['deal_fast', 'ptr_alpha', 'response']]);
    expect(await list(people.alpha, '/v1/commitments/breaches')).toEqual(breaches);
    expect(await ids(people.operations, `/v1/commitments/breaches?limit=1&starting_after=${String(breaches[0]?.['id'])}`)).toEqual([breaches[1]?.['id']]);
    expect(await ids(people.operations, '/v1/commitments/breaches?kind=response&partner=ptr_alpha')).toEqual([breaches[1]?.['id']]);
    expect((await people.operations.get('/v1/commitments/breaches?starting_after=nothing')).status).toBe(400);
  });
});

describe('row-level security', () => {
  it('B10: shows a partner no direct deal of the vendor, and no commitment of another partner', async () => {
    expect(await rowsSeen({ sees: 'programme' })).toEqual([2, 2]);
    expect(await rowsSeen(partnerCaller('ptr_alpha'))).toEqual([0, 2]);
    expect(await rowsSeen(partnerCaller('ptr_beta'))).toEqual([0, 0]);
  });
});
