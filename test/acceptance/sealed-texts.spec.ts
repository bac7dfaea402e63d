import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { PersonForgotten, readMasterKey, Vault } from '#vault';
import { accepted, ApiCaller } from '../support/api/api-caller.js';
import { foundProgramme, openDeal, person, type People } from '../support/api/founded-programme.js';
import { localToken, startTestApi, type TestApi } from '../support/api/test-api.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';

interface Reference { readonly textId: string; readonly digest: string; readonly text?: string | null; readonly forgotten?: boolean }
interface Event { readonly id: string; readonly type: string; readonly data: Readonly<Record<string, unknown>> }

let api: TestApi;
let follower: TestFollower;
let people: People;
let author: ApiCaller;
let pool: Pool;

const deal = '/v1/deals/deal_talk';

const trailOf = async (caller: ApiCaller, path = deal): Promise<readonly Event[]> => {
  await follower.caughtUp();
  return (await accepted(caller.get(`${path}/trail?limit=100`))).body['data'] as readonly Event[];
};

/** A sealed text of the one event of a type that the caller's trail shows; undefined where it shows none. */
const textIn = async (caller: ApiCaller, type: string, field: string, path = deal): Promise<Reference | undefined> =>
  (await trailOf(caller, path)).find((event) => event.type === type)?.data[field] as Reference | undefined;

/** The references alone, event by event. */
const bare = (events: readonly Event[]): unknown =>
  JSON.parse(JSON.stringify(events), (name, value: unknown) => (['text', 'forgotten'].includes(name) ? undefined : value));

beforeAll(async () => {
  api = await startTestApi();
  pool = new Pool({ connectionString: api.connectionString });
  people = await foundProgramme(api);
  author = await person(people.operator, 'willa', ['operations']);
  follower = await followApi(api);
  await openDeal(people.operations, 'deal_talk');
  for (const [partnerId, role] of [['ptr_alpha', 'sourcing'], ['ptr_beta', 'selling']]) {
    await accepted(people.operations.post(`${deal}/roles`, { partnerId, role }));
  }
  await accepted(author.post(`${deal}/touchpoints`, { touchpointId: 'T-1', kind: 'demo', loggedBy: 'vendor', partnerId: 'ptr_alpha', note: 'Showed the forecast.' }));
  await accepted(author.post(`${deal}/touchpoints/T-1/void`, { reason: 'It was another customer.' }));
  await accepted(people.beta.post(`${deal}/touchpoints`, { touchpointId: 'T-2', kind: 'meeting', loggedBy: 'partner', partnerId: 'ptr_beta' }));
  await accepted(people.beta.post(`${deal}/touchpoints/T-2/void`, { reason: 'Beta mistook the day.' }));
  await accepted(people.alpha.post('/v1/partners/ptr_alpha/contacts', { contactId: 'C-1', person: 'Alice <alice@alpha.example>' }));
}, 120_000);
afterAll(async () => {
  await follower.close();
  await pool.end();
  await api.close();
});

describe('what was written', () => {
  it('is read in the trail by the vendor\'s people', async () => {
    for (const caller of [people.operations, people.finance, people.auditor]) {
      expect(await textIn(caller, 'TouchpointEvidenceAttached', 'note')).toMatchObject({ text: 'Showed the forecast.', forgotten: false });
    }
    const reasons = (await trailOf(people.operations)).filter(({ type }) => type === 'TouchpointVoided').map(({ data }) => (data['reason'] as Reference).text);
    expect(reasons).toEqual(['It was another customer.', 'Beta mistook the day.']);
  });

  it('is a bare reference for an integration, and nothing for an administrator', async () => {
    const integration = await person(people.operator, 'sync', ['integration']);
    const reference = await textIn(integration, 'TouchpointEvidenceAttached', 'note');
    expect(Object.keys(reference ?? {}).sort()).toEqual(['digest', 'textId']);
    expect((await people.administrator.get(`${deal}/trail`)).status).toBe(403);
  });

  it('is read by the partner that it is about, and not by another one', async () => {
    expect(await textIn(people.alpha, 'TouchpointEvidenceAttached', 'note')).toMatchObject({ text: 'Showed the forecast.' });
    expect(await textIn(people.beta, 'TouchpointEvidenceAttached', 'note')).toBeUndefined();
  });

  it('is read by the partner that wrote it, not by another that sees the event; what the vendor tells all is read by all', async () => {
    const read = async (caller: ApiCaller) => (await trailOf(caller)).filter(({ type }) => type === 'TouchpointVoided')
      .map(({ data }) => [data['touchpointId'], (data['reason'] as Reference).text]);
    expect(await read(people.beta)).toContainEqual(['T-2', 'Beta mistook the day.']);
    const seenByAlpha = await read(people.alpha);
    expect(seenByAlpha).toContainEqual(['T-1', 'It was another customer.']);
    expect(seenByAlpha.filter(([touchpointId, text]) => touchpointId === 'T-2' && text !== undefined)).toEqual([]);
  });

  it('names a contact to the vendor and to its own partner', async () => {
    for (const caller of [people.operations, people.alpha]) {
      expect(await textIn(caller, 'ContactNamed', 'person', '/v1/partners/ptr_alpha')).toMatchObject({ text: 'Alice <alice@alpha.example>' });
    }
    expect((await people.beta.get('/v1/partners/ptr_alpha/trail')).status).not.toBe(200);
  });
});

describe('forgetting a person', () => {
  it('is for administrators, and not of the installation itself', async () => {
    for (const caller of [people.operations, people.alpha]) expect((await caller.post('/v1/users/usr_willa/forget')).status).toBe(403);
    expect((await people.administrator.post('/v1/users/usr_local-operator/forget')).body.code).toBe('user-is-nobody');
    expect((await people.administrator.post('/v1/users/usr_nobody/forget')).status).toBe(404);
    expect((await people.administrator.post('/v1/partners/ptr_alpha/contacts/C-9/forget')).body.code).toBe('contact-unknown');
    expect((await people.administrator.post('/v1/users/usr_willa/forget?dryRun=true')).status).toBe(200);
    expect(await textIn(people.operations, 'TouchpointEvidenceAttached', 'note')).toMatchObject({ text: 'Showed the forecast.' });
  });

  it('leaves what a user wrote as forgotten, and every event and digest as it was', async () => {
    const before = await trailOf(people.operations);
    const answer = await accepted(people.administrator.post('/v1/users/usr_willa/forget'));
    expect(answer.body.events?.map(({ type }) => type)).toEqual(['UserDeactivated', 'UserForgotten']);
    const after = await trailOf(people.operations);
    expect(bare(after)).toEqual(bare(before));
    expect(await textIn(people.operations, 'TouchpointEvidenceAttached', 'note')).toMatchObject({ text: null, forgotten: true });
    const reasons = after.filter(({ type }) => type === 'TouchpointVoided').map(({ data }) => (data['reason'] as Reference).text);
    expect(reasons).toEqual([null, 'Beta mistook the day.']);
    expect((await accepted(people.administrator.post('/v1/users/usr_willa/forget'))).body.events).toEqual([]);
    expect((await author.get(deal)).status).toBe(401);
  });

  it('leaves neither key nor text in the vault', async () => {
    const { rows } = await pool.query<{ left: string }>(
      `SELECT sum(length(wrapped_key) + (SELECT sum(length(sealed)) FROM vault.texts WHERE texts.person = keys.person)) AS left
       FROM vault.person_keys keys WHERE person = 'usr_willa'`);
    expect(Number(rows[0]?.left)).toBe(0);
  });

  it('forgets a contact by `tandem send` as over HTTP, and no other person takes its place', async () => {
    const { administrator, alpha, operations } = people;
    const sent = await accepted(administrator.post('/v1/bulk', { items: [
      { stream: 'partner', id: 'ptr_alpha', keyBase: 'x', commands: [{ command: { type: 'ForgetContact', contactId: 'C-1' } }] }] }));
    expect(sent.body.results).toMatchObject([{ outcome: 'accepted', eventCount: 1 }]);
    expect(await textIn(operations, 'ContactNamed', 'person', '/v1/partners/ptr_alpha')).toMatchObject({ text: null, forgotten: true });
    const again = await alpha.post('/v1/partners/ptr_alpha/contacts', { contactId: 'C-1', person: 'Alan' });
    expect([again.status, again.body.code]).toEqual([409, 'person-forgotten']);
    expect((await accepted(administrator.post('/v1/partners/ptr_alpha/contacts/C-1/forget'))).body.events).toEqual([]);
  });

  it('is carried out again where an older vault was restored', async () => {
    await person(people.operator, 'gone', ['operations']);
    const old = await pool.query<{ wrapped_key: Buffer; sealed: Buffer }>(`SELECT wrapped_key, sealed FROM vault.person_keys JOIN vault.texts USING (person) WHERE person = 'usr_gone'`);
    await accepted(people.administrator.post('/v1/users/usr_gone/forget'));
    await pool.query(`UPDATE vault.person_keys SET wrapped_key = $1 WHERE person = 'usr_gone'`, [old.rows[0]?.wrapped_key]);
    await pool.query(`UPDATE vault.texts SET sealed = $1 WHERE person = 'usr_gone'`, [old.rows[0]?.sealed]);
    const restarted = await startTestApi({}, api);
    expect((await new ApiCaller(restarted.url, localToken).get('/v1/programme')).status).toBe(200);
    const { rows } = await pool.query<{ left: number }>(`SELECT length(wrapped_key) + length(sealed) AS left FROM vault.person_keys JOIN vault.texts USING (person) WHERE person = 'usr_gone'`);
    expect(rows.map(({ left }) => left)).toEqual([0]);
    await restarted.close();
  });

  it('holds for a server that had the key in mind: it keeps no text that nobody can read', async () => {
    const [here, there] = [new Vault(pool, readMasterKey('5a'.repeat(32), 'the test')), new Vault(pool, readMasterKey('5a'.repeat(32), 'the test'))];
    const place = { userId: 'usr_other', idempotencyKey: 'k', pointer: '/note' };
    const { row, reference } = await here.seal('usr_other', place, 'One more thing.');
    await there.forget('usr_other');
    await expect(here.keep([row])).rejects.toThrow(PersonForgotten);
    await expect(here.seal('usr_other', place, 'One more thing.')).rejects.toThrow(PersonForgotten);
    expect(await here.open([reference.textId])).toEqual(new Map());
  });
});
