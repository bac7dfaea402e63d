import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { EventStore } from '#event-store';
import { eventStoreToken } from '../../apps/api/parts.js';
import { accepted, ApiCaller, type Answer } from '../support/api/api-caller.js';
import { Browser } from '../support/api/browser.js';
import { operationsOf } from '../support/api/open-api-operations.js';
import { keyOf, person } from '../support/api/founded-programme.js';
import { localToken, startTestApi, type TestApi } from '../support/api/test-api.js';

let api: TestApi;
let people: { readonly operator: ApiCaller; readonly operations: ApiCaller; readonly auditor: ApiCaller; readonly administrator: ApiCaller; readonly otherAdministrator: ApiCaller };
const statusAndCode = ({ status, body }: Answer) => [status, body.code];
const first = 'the first one is handed over';
const own = 'nobody else knows this one';
const sql = (text: string, values: readonly unknown[] = []): Promise<readonly Readonly<Record<string, unknown>>[]> => api.app.get(DataSource).query(text, [...values]);

/** Olga signed in with a password of her own. */
let olga: Browser;

beforeAll(async () => {
  api = await startTestApi();
  const operator = new ApiCaller(api.url, localToken);
  people = {
    operator, operations: await person(operator, 'olga', ['operations']), auditor: await person(operator, 'august', ['auditor']),
    administrator: await person(operator, 'ada', ['administrator']), otherAdministrator: await person(operator, 'abel', ['administrator']),
  };
  await accepted(people.operations.post('/v1/users/usr_olga/password', { password: own }));
  olga = new Browser(api.url, { 'user-agent': 'Olga\'s browser' });
  await accepted(olga.signIn('olga', own));
}, 120_000);
afterAll(() => api.close());

describe('whoever signs in', () => {
  it('gets a cookie that no script reads and no other site sends, and acts as the user', async () => {
    expect(olga.cookieSaid).toMatch(/^tandem_session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const { body } = await accepted(olga.get('/v1/session'));
    expect(body).toMatchObject({ user: { userId: 'usr_olga', name: 'olga of the tests', rights: ['operations'], partnerId: null }, csrfToken: olga.csrfToken, passwordMustBeChanged: false });
    await accepted(olga.post('/v1/users/usr_olga/api-keys', { apiKeyId: 'by-session', scopes: ['operations'] }));
    const recorded = (await api.app.get<EventStore>(eventStoreToken).readStream('user-olga')).at(-1);
    expect([recorded?.type, recorded?.metadata?.['actor']]).toEqual(['ApiKeyIssued', { userId: 'usr_olga', rights: ['operations'], partnerId: null }]);
  });

  it('is refused in the same words whether the name is wrong or the password', async () => {
    const stranger = new Browser(api.url);
    const answers = [await stranger.signIn('olga', 'a wrong password'), await stranger.signIn('nobody', own), await stranger.signIn('no such name!', own)];
    expect(answers.map(statusAndCode)).toEqual(Array(3).fill([401, 'sign-in-refused']));
    expect(new Set(answers.map(({ body }) => body['detail'])).size).toBe(1);
    expect(statusAndCode(await stranger.get('/v1/session'))).toEqual([401, 'not-signed-in']);
  });

  it('keeps no password, nor what it could be guessed by, in the log or in plain', async () => {
    const [hashes] = await sql('SELECT string_agg(hash, \' \') AS all FROM auth.credentials');
    expect(String(hashes?.['all'])).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$/);
    expect(String(hashes?.['all'])).not.toContain(own);
  });
});

describe('a request with a session', () => {
  it('that changes something repeats the token that only a page of ours can read', async () => {
    expect(statusAndCode(await olga.send('POST', '/v1/deals', {}, { 'x-csrf-token': 'other' }))).toEqual([403, 'csrf-token-wrong']);
    const thief = olga.copy();
    thief.csrfToken = undefined;
    for (const [method, path] of [['POST', '/v1/deals'], ['DELETE', '/v1/session'], ['DELETE', '/v1/sessions'], ['PUT', '/v1/programme/stages']] as const) {
      expect([path, ...statusAndCode(await thief.send(method, path))]).toEqual([path, 403, 'csrf-token-missing']);
    }
    expect((await thief.get('/v1/session')).status).toBe(200);
  });

  it('goes by the key where one is sent', async () => {
    const response = await olga.fetch('/v1/deals', { headers: { authorization: 'Bearer tandem_nobody' } });
    expect(response.status).toBe(401);
  });
});

describe('every route', () => {
  const openToAll = ['isLive', 'isReady', 'checkpoint', 'logKey', 'tile', 'signIn', 'getSession', 'listDemoSignIns', 'signInToDemo'];

  it('but those that sign in takes a key or a session, and with a session its token where it changes something', async () => {
    const document = (await new Browser(api.url).get('/openapi.json')).body as unknown as OpenAPIObject;
    const operations = operationsOf(document).filter(({ operationId }) => !openToAll.includes(operationId));
    const forged = olga.copy();
    forged.csrfToken = undefined;
    expect(operations.length).toBeGreaterThan(100);
    for (const { method, path, operationId } of operations) {
      const address = path.replace(/\{\w+\}/g, 'foreign');
      expect([operationId, (await new Browser(api.url).send(method.toUpperCase(), address)).status]).toEqual([operationId, 401]);
      if (method !== 'get') expect([operationId, ...statusAndCode(await forged.send(method.toUpperCase(), address))]).toEqual([operationId, 403, 'csrf-token-missing']);
    }
  });
});

describe('a one-time password', () => {
  it('opens nothing but its own change, which goes on in a new session and ends every other', async () => {
    await person(people.operator, 'uma', ['operations']);
    expect((await accepted(people.administrator.post('/v1/users/usr_uma/password', { password: first }))).body).toEqual({ id: 'usr_uma', oneTime: true, dryRun: false, session: null });
    const uma = new Browser(api.url);
    expect((await accepted(uma.signIn('usr_uma', first))).body['passwordMustBeChanged']).toBe(true);
    const elsewhere = uma.copy();
    expect(statusAndCode(await uma.get('/v1/changes'))).toEqual([403, 'password-must-be-changed']);
    expect(statusAndCode(await uma.post('/v1/deals'))).toEqual([403, 'password-must-be-changed']);
    expect(statusAndCode(await uma.post('/v1/users/usr_uma/password', { password: 'too short', currentPassword: first }))).toEqual([400, 'invalid-request']);
    expect(statusAndCode(await uma.post('/v1/users/usr_uma/password', { password: own }))).toEqual([409, 'current-password-needed']);
    expect(statusAndCode(await uma.post('/v1/users/usr_uma/password', { password: own, currentPassword: 'it is not this one' }))).toEqual([403, 'current-password-wrong']);
    const changed = await uma.entering(accepted(uma.post('/v1/users/usr_uma/password', { password: own, currentPassword: first })));
    expect(changed.body).toMatchObject({ oneTime: false, session: { passwordMustBeChanged: false } });
    expect((await uma.get('/v1/sessions')).body['data']).toHaveLength(1);
    expect(statusAndCode(await elsewhere.get('/v1/sessions'))).toEqual([401, 'session-ended']);
    expect(statusAndCode(await uma.post('/v1/users/usr_olga/password', { password: own }))).toEqual([403, 'forbidden']);
  });

  it('of a finance user is handed over once, until two persons grant the right anew', async () => {
    const { administrator, otherAdministrator } = people;
    const grant = async (): Promise<void> => {
      await accepted(administrator.post('/v1/users/usr_fay/rights/propose', { right: 'finance' }));
      await accepted(otherAdministrator.post('/v1/users/usr_fay/rights/grant', { right: 'finance' }));
    };
    await accepted(administrator.post('/v1/users', { userId: 'usr_fay', name: 'Fay' }));
    await grant();
    await keyOf(administrator, 'usr_fay', ['finance']);
    const set = (caller: ApiCaller) => caller.post('/v1/users/usr_fay/password', { password: first });
    expect(statusAndCode(await set(otherAdministrator))).toEqual([409, 'password-needs-second-person']);
    await accepted(administrator.post('/v1/users/usr_fay/rights/revoke', { right: 'finance' }));
    await grant();
    expect((await accepted(administrator.post('/v1/users/usr_fay/password?dryRun=true', { password: first }))).body).toMatchObject({ dryRun: true });
    await accepted(set(administrator));
    expect(statusAndCode(await set(administrator))).toEqual([409, 'password-needs-second-person']);
  });

  it('is not set for whoever does not exist, nor by whoever has no right to', async () => {
    expect(statusAndCode(await people.administrator.post('/v1/users/usr_nobody/password', { password: first }))).toEqual([404, 'user-unknown']);
    expect(statusAndCode(await people.administrator.post('/v1/users/nobody!/password', { password: first }))).toEqual([404, 'user-unknown']);
    for (const caller of [people.operations, people.auditor]) {
      expect(statusAndCode(await caller.post('/v1/users/usr_ada/password', { password: first }))).toEqual([403, 'forbidden']);
    }
    const narrow = people.operator.as(await keyOf(people.operator, 'usr_olga', ['operations']));
    expect(statusAndCode(await narrow.post('/v1/users/usr_olga/password', { password: 'it takes the present one' }))).toEqual([409, 'current-password-needed']);
  });
});

describe('a session', () => {
  const begin = async (name: string): Promise<Browser> => {
    await sql(`INSERT INTO auth.demo_sign_ins (place, user_id, part, description) SELECT coalesce(max(place), 0) + 1, $1, 'operations', 'Of the tests.' FROM auth.demo_sign_ins ON CONFLICT DO NOTHING`, [`usr_${name}`]);
    const browser = new Browser(api.url, { 'user-agent': `${name}'s browser` });
    await browser.entering(accepted(browser.post('/v1/session/demo', { userName: name })));
    return browser;
  };

  beforeAll(async () => {
    await person(people.operator, 'sam', ['operations']);
  });

  it('that was stolen is seen in the list of one\'s own and ended, alone or with all others', async () => {
    const sam = await begin('sam');
    const [stolen, other] = [await begin('sam'), await begin('sam')];
    const listed = (await accepted(sam.get('/v1/sessions'))).body['data'] as readonly { readonly id: string; readonly current: boolean; readonly agent: string }[];
    expect(listed.map(({ current, agent }) => [current, agent]).sort()).toEqual([[false, 'sam\'s browser'], [false, 'sam\'s browser'], [true, 'sam\'s browser']]);
    const [theirs] = ((await accepted(stolen.get('/v1/sessions'))).body['data'] as typeof listed).filter(({ current }) => current);
    expect(statusAndCode(await olga.delete(`/v1/sessions/${theirs?.id}`))).toEqual([404, 'session-unknown']);
    expect((await sam.delete(`/v1/sessions/${theirs?.id}`)).status).toBe(204);
    expect([statusAndCode(await stolen.get('/v1/sessions')), (await other.get('/v1/sessions')).status]).toEqual([[401, 'session-ended'], 200]);
    expect((await sam.delete('/v1/sessions')).status).toBe(204);
    expect([statusAndCode(await other.get('/v1/sessions')), (await sam.get('/v1/sessions')).status]).toEqual([[401, 'session-ended'], 200]);
  });

  it('is replaced by the next one in the same browser, and ended by signing out', async () => {
    const sam = await begin('sam');
    const before = sam.copy();
    await sam.entering(accepted(sam.post('/v1/session/demo', { userName: 'sam' })));
    expect([statusAndCode(await before.get('/v1/sessions')), (await sam.get('/v1/sessions')).status]).toEqual([[401, 'session-ended'], 200]);
    const kept = sam.copy();
    expect((await sam.delete('/v1/session')).status).toBe(204);
    expect(sam.cookieSaid).toMatch(/^tandem_session=; Path=\/; Expires=Thu, 01 Jan 1970/);
    expect(statusAndCode(await kept.get('/v1/sessions'))).toEqual([401, 'session-ended']);
  });

  it.each([['two hours after it was used last', 'seen_at = now() - interval \'2 hours\''], ['twelve hours after it began', 'ends_at = now()']])('expires %s', async (_when, change) => {
    const sam = await begin('sam');
    await sql(`UPDATE auth.sessions SET ${change} WHERE user_id = 'usr_sam'`);
    expect(statusAndCode(await sam.get('/v1/sessions'))).toEqual([401, 'session-expired']);
    expect(statusAndCode(await sam.get('/v1/session'))).toEqual([401, 'not-signed-in']);
  });

  it('lives on while it is used', async () => {
    const sam = await begin('sam');
    await sql(`UPDATE auth.sessions SET seen_at = now() - interval '100 minutes' WHERE user_id = 'usr_sam'`);
    expect((await sam.get('/v1/sessions')).status).toBe(200);
    const [row] = await sql(`SELECT count(*) AS fresh FROM auth.sessions WHERE user_id = 'usr_sam' AND seen_at > now() - interval '1 minute'`);
    expect(Number(row?.['fresh'])).toBeGreaterThan(0);
  });

  it('ends when its user\'s rights change, and when the user is deactivated', async () => {
    const sam = await begin('sam');
    await accepted(people.operator.post('/v1/users/usr_sam/rights/grant', { right: 'auditor' }));
    expect(statusAndCode(await sam.get('/v1/sessions'))).toEqual([401, 'session-ended']);
    const again = await begin('sam');
    await accepted(people.operator.post('/v1/users/usr_sam/deactivate'));
    expect(statusAndCode(await again.get('/v1/sessions'))).toEqual([401, 'session-ended']);
    expect(statusAndCode(await again.post('/v1/session/demo', { userName: 'sam' }))).toEqual([401, 'sign-in-refused']);
  });

  it('leaves nothing behind of a person who is forgotten', async () => {
    await person(people.operator, 'gone', ['operations']);
    await begin('gone');
    await accepted(people.operator.post('/v1/users/usr_gone/forget'));
    expect(await sql(`SELECT session_id FROM auth.sessions WHERE user_id = 'usr_gone'`)).toEqual([]);
  });
});

describe('a sign-in by a click', () => {
  it('is there in a demo alone, for those whom it names, and made by the operator while the demo is told; a proxy is believed where it is named', async () => {
    const demo = await startTestApi({ demoClock: true, trustedProxy: 'loopback' });
    const operator = new ApiCaller(demo.url, localToken);
    const visitor = new Browser(demo.url);
    await accepted(operator.post('/v1/users', { userId: 'usr_pia', name: 'Pia' }));
    expect([statusAndCode(await visitor.get('/v1/session/demo')), statusAndCode(await visitor.post('/v1/session/demo', { userName: 'pia' }))]).toEqual(Array(2).fill([404, 'not-found']));
    const signIns = [{ userId: 'usr_pia', part: 'operations', description: 'Keeps deals.' }];
    await accepted(operator.put('/v1/session/demo', { signIns }));
    expect((await accepted(visitor.get('/v1/session/demo'))).body['data']).toEqual([{ userName: 'pia', name: 'Pia', part: 'operations', description: 'Keeps deals.' }]);
    expect(statusAndCode(await visitor.post('/v1/session/demo', { userName: 'local-operator' }))).toEqual([401, 'sign-in-refused']);
    expect((await visitor.post('/v1/session/demo', { userName: 'pia' })).status).toBe(200);
    const behindProxy = new Browser(demo.url, { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' });
    await accepted(behindProxy.post('/v1/session/demo', { userName: 'pia' }));
    expect(behindProxy.cookieSaid).toMatch(/; Secure/);
    expect(statusAndCode(await behindProxy.signIn('nobody', own))).toEqual([401, 'sign-in-refused']);
    expect(await demo.app.get(DataSource).query('SELECT subject FROM auth.attempts WHERE failures > 0')).toContainEqual({ subject: 'address 203.0.113.7' });
    await demo.close();
    const untrusted = new Browser(api.url, { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.8' });
    await untrusted.signIn('nobody', own);
    await accepted(untrusted.signIn('olga', own));
    expect(untrusted.cookieSaid).not.toMatch(/Secure/);
    expect(await sql(`SELECT subject FROM auth.attempts WHERE subject LIKE '%203.0.113.%'`)).toEqual([]);
    expect(statusAndCode(await people.operator.put('/v1/session/demo', { signIns }))).toEqual([404, 'not-found']);
  }, 60_000);
});

describe('whoever asks too often', () => {
  it('is refused by address, whoever it is, and by key or session, wherever from; all others are heard', async () => {
    const limited = await startTestApi({ trustedProxy: 'loopback', rateLimits: { perAddress: 4, perKey: 2, seconds: 3_600 } }, api);
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const asks = (address: string, who?: ApiCaller): Promise<Answer> =>
      new ApiCaller(limited.url, null).send('GET', '/v1/sessions', null, { ...from(address), ...(who && { authorization: who.authorization }) });
    for (let asked = 0; asked < 4; asked += 1) expect(statusAndCode(await asks('203.0.113.20'))).toEqual([401, 'unauthenticated']);
    const refused = await asks('203.0.113.20', people.operations);
    expect([...statusAndCode(refused), refused.headers.get('content-type')]).toEqual([429, 'too-many-requests', 'application/problem+json; charset=utf-8']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);

    expect([(await asks('203.0.113.21', people.operations)).status, (await asks('203.0.113.21', people.operations)).status]).toEqual([200, 200]);
    expect(statusAndCode(await asks('203.0.113.22', people.operations))).toEqual([429, 'too-many-requests']);
    expect((await asks('203.0.113.22', people.auditor)).status).toBe(200);

    const inBrowser = new Browser(limited.url);
    await accepted(inBrowser.signIn('olga', own));
    const inTurn = [await inBrowser.get('/v1/sessions'), await inBrowser.get('/v1/sessions'), await inBrowser.send('GET', '/v1/sessions', undefined, from('203.0.113.23'))];
    expect(inTurn.map(({ status }) => status)).toEqual([200, 200, 429]);
    await limited.close();
  });
});

describe('guessing', () => {
  it('is heard ten times in a quarter of an hour for one name, and then neither with the right password, by whatever server', async () => {
    await sql(`INSERT INTO auth.attempts (subject, failures, forgotten_at) VALUES ('user usr_olga', 9, now() + interval '15 minutes') ON CONFLICT (subject) DO UPDATE SET failures = 9`);
    const guesser = new Browser(api.url);
    expect(statusAndCode(await guesser.signIn('olga', 'the tenth guess'))).toEqual([401, 'sign-in-refused']);
    const late = await guesser.signIn('olga', own);
    expect([...statusAndCode(late), Number(late.headers.get('retry-after')) > 600]).toEqual([429, 'too-many-attempts', true]);
    expect(statusAndCode(await olga.post('/v1/users/usr_olga/password', { password: first, currentPassword: own }))).toEqual([429, 'too-many-attempts']);
    await sql(`UPDATE auth.attempts SET forgotten_at = now() WHERE subject = 'user usr_olga'`);
    expect((await guesser.signIn('olga', own)).status).toBe(200);
  });

  it('is heard fifty times from one address, whatever the names', async () => {
    await sql(`INSERT INTO auth.attempts (subject, failures, forgotten_at) SELECT subject, 50, now() + interval '15 minutes' FROM auth.attempts WHERE subject LIKE 'address %'
      ON CONFLICT (subject) DO UPDATE SET failures = 50`);
    expect(statusAndCode(await new Browser(api.url).signIn('somebody', 'or other, who cares'))).toEqual([429, 'too-many-attempts']);
  });
});
