import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { accepted, type ApiCaller } from '../support/api/api-caller.js';
import { Browser } from '../support/api/browser.js';
import { foundProgramme, openDeal, type People } from '../support/api/founded-programme.js';
import { listen, type Ear, type HeardChange } from '../support/api/listen.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { followApi, type TestFollower } from '../support/projector/follow-api.js';

let api: TestApi;
let follower: TestFollower;
let people: People;
const ears: Ear[] = [];

beforeAll(async () => {
  api = await startTestApi();
  follower = await followApi(api);
  people = await foundProgramme(api);
  await follower.caughtUp();
}, 120_000);
afterEach(() => ears.splice(0).forEach((ear) => ear.hangUp()));
afterAll(async () => {
  await follower.close();
  await api.close();
});

const open = async (as: ApiCaller | Browser, after?: string): Promise<Ear> => {
  const ear = await listen(api.url, as, after);
  ears.push(ear);
  await ear.standing;
  return ear;
};
const withRole = async (dealId: string, partnerId: string): Promise<void> => {
  await openDeal(people.operations, dealId);
  await accepted(people.operations.post(`/v1/deals/${dealId}/roles`, { partnerId, role: 'sourcing' }));
};
const heard = async (ear: Ear, many: number): Promise<readonly HeardChange[]> => {
  const changes: HeardChange[] = [];
  while (changes.length < many) changes.push(await ear.next());
  return changes;
};
/** A deal's earlier events are a partner's from the moment that one binds it, so it is told of them where they came together. */
const heardUntil = async (ear: Ear, type: string): Promise<readonly HeardChange[]> => {
  const changes = [await ear.next()];
  while (changes.at(-1)?.type !== type) changes.push(await ear.next());
  return changes;
};
const said = (changes: readonly HeardChange[]) => changes.map(({ type, kind, id }) => [type, kind, id]);

describe('the stream of changes', () => {
  it('tells whoever sees the programme of each change once reads show it, under its place in the log', async () => {
    const ear = await open(people.operations);
    expect(ear.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    await withRole('deal_one', 'ptr_alpha');
    const changes = [await ear.next()];
    expect((await people.operations.get('/v1/deals/deal_one')).status).toBe(200);
    changes.push(await ear.next());
    expect(said(changes)).toEqual([['DealOpened', 'deal', 'deal_one'], ['RoleAssigned', 'deal', 'deal_one']]);
    expect(changes.every(({ eventId, position }) => eventId === position)).toBe(true);
    expect(changes.map(({ position }) => BigInt(position))).toEqual(changes.map(({ position }) => BigInt(position)).sort((one, other) => Number(one - other)));
  });

  it('tells a partner of what is its own, and of nobody else\'s', async () => {
    const [alpha, beta] = [await open(people.alpha), await open(people.beta)];
    await withRole('deal_of-beta', 'ptr_beta');
    await withRole('deal_of-alpha', 'ptr_alpha');
    await accepted(people.alpha.post('/v1/partners/ptr_alpha/contacts', { contactId: 'contact-1', person: 'Alice' }));
    const alphas = await heardUntil(alpha, 'ContactNamed');
    expect([...new Set(alphas.map(({ id }) => id))]).toEqual(['deal_of-alpha', 'ptr_alpha']);
    expect(said(alphas)).toContainEqual(['RoleAssigned', 'deal', 'deal_of-alpha']);
    await accepted(people.beta.post('/v1/partners/ptr_beta/contacts', { contactId: 'contact-1', person: 'Bob' }));
    expect([...new Set((await heardUntil(beta, 'ContactNamed')).map(({ id }) => id))]).toEqual(['deal_of-beta', 'ptr_beta']);
  });

  it('goes on after the last event that was seen, without gap and without repeat, by whatever server', async () => {
    const whole = await open(people.operations);
    const broken = await open(people.operations);
    await withRole('deal_before', 'ptr_alpha');
    const before = await heard(broken, 1);
    broken.hangUp();
    await withRole('deal_meanwhile', 'ptr_alpha');
    const all = await heard(whole, 4);
    const again = await open(people.operations, before[0]?.eventId);
    const elsewhere = await startTestApi({}, api);
    const moved = await listen(elsewhere.url, people.operations, before[0]?.eventId);
    await withRole('deal_after', 'ptr_alpha');
    const rest = [...all.slice(1), ...await heard(whole, 2)];
    expect(await heard(again, 5)).toEqual(rest);
    expect(await heard(moved, 5)).toEqual(rest);
    moved.hangUp();
    await elsewhere.close();
  });

  it('tells from the beginning whoever has seen nothing yet', async () => {
    const early = await open(people.auditor, '0');
    expect((await heard(early, 3)).map(({ kind }) => kind)).toContain('programme');
  });

  it('is not for whoever reads nothing, and takes no other place than one of its own', async () => {
    expect((await people.administrator.get('/v1/changes')).status).toBe(403);
    expect((await people.operations.as(null).get('/v1/changes')).status).toBe(401);
    expect((await people.operations.send('GET', '/v1/changes', null, { 'last-event-id': 'nonsense' })).status).toBe(400);
  });

  it('ends with the session before anything more is told', async () => {
    await api.app.get(DataSource).query(`INSERT INTO auth.demo_sign_ins (place, user_id, part, description) VALUES (1, 'usr_alfred', 'partner', 'Of the tests.')`);
    const browser = new Browser(api.url);
    await browser.entering(accepted(browser.post('/v1/session/demo', { userName: 'alfred' })));
    const ear = await open(browser);
    await withRole('deal_seen', 'ptr_alpha');
    expect((await heardUntil(ear, 'RoleAssigned')).at(-1)?.id).toBe('deal_seen');
    await browser.delete('/v1/session');
    await withRole('deal_unseen', 'ptr_alpha');
    await ear.ended();
  });

  it('lets the server end though somebody listens', async () => {
    const other = await startTestApi({}, api);
    const ear = await listen(other.url, people.operations);
    await ear.standing;
    await Promise.all([ear.ended(), other.close()]);
    expect((await people.operations.get('/v1/deals')).status).toBe(200);
  });
});
