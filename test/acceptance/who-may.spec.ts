import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accepted, ApiCaller } from '../support/api/api-caller.js';
import { foundProgramme, keyOf, openDeal, person, standardRuleSet, type People } from '../support/api/founded-programme.js';
import { localToken, startTestApi, type TestApi } from '../support/api/test-api.js';

let api: TestApi;
let people: People;

beforeAll(async () => {
  api = await startTestApi();
  people = await foundProgramme(api);
}, 120_000);
afterAll(() => api.close());

const deal = { currency: 'USD', amount: '1.00', ruleSetId: 'standard' };
const statusAndCode = ({ status, body }: { readonly status: number; readonly body: { readonly code?: string } }) => [status, body.code];

describe('whoever asks', () => {
  it('shows a key that opens something', async () => {
    const strangers = [null, '', 'tandem_', 'tandem_ada.key.short', `tandem_nobody.key.${'a'.repeat(43)}`, `${localToken}x`, `tandem_ada.${'k'.repeat(20)}.${'a'.repeat(43)}`];
    for (const token of strangers) {
      const answer = await people.operator.as(token).post('/v1/deals', deal);
      expect([token, ...statusAndCode(answer), answer.headers.get('www-authenticate')]).toEqual([token, 401, 'unauthenticated', 'Bearer']);
    }
  });

  it('is turned away with a key that was revoked, has expired, or whose user was deactivated', async () => {
    await person(people.operator, 'temp', ['operations']);
    const key = await keyOf(people.operator, 'usr_temp', ['operations'], { apiKeyId: 'one' });
    const caller = people.operator.as(key);
    expect((await caller.post('/v1/deals', deal)).status).toBe(200);
    await accepted(people.operator.post('/v1/users/usr_temp/api-keys/one/revoke'));
    expect((await caller.post('/v1/deals', deal)).status).toBe(401);
    const brief = people.operator.as(await keyOf(people.operator, 'usr_temp', ['operations'], { expiresAt: new Date(Date.now() + 1_500).toISOString() }));
    expect((await brief.post('/v1/deals', deal)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect((await brief.post('/v1/deals', deal)).status).toBe(401);
    const lasting = people.operator.as(await keyOf(people.operator, 'usr_temp', ['operations']));
    await accepted(people.operator.post('/v1/users/usr_temp/deactivate'));
    expect((await lasting.post('/v1/deals', deal)).status).toBe(401);
  });

  it('may do what the key is for as far as the user still holds the right', async () => {
    await person(people.operator, 'both', ['operations', 'auditor']);
    const narrow = people.operator.as(await keyOf(people.operator, 'usr_both', ['auditor']));
    const wide = people.operator.as(await keyOf(people.operator, 'usr_both', ['operations']));
    expect(statusAndCode(await narrow.post('/v1/deals', deal))).toEqual([403, 'forbidden']);
    expect((await wide.post('/v1/deals', deal)).status).toBe(200);
    await accepted(people.operator.post('/v1/users/usr_both/rights/revoke', { right: 'operations' }));
    expect(statusAndCode(await wide.post('/v1/deals', deal))).toEqual([403, 'forbidden']);
  });

  it('is shown a new key once', async () => {
    await person(people.operator, 'once', ['auditor']);
    const [first, again] = [await issue(), await issue()];
    expect(first.body.apiKey).toMatch(/^tandem_once\.laptop\.[A-Za-z0-9_-]{43}$/);
    expect([again.body.apiKey, again.body['repeated']]).toEqual([null, true]);

    function issue() {
      return accepted(people.operator.post('/v1/users/usr_once/api-keys', { scopes: ['auditor'], apiKeyId: 'laptop' }, { 'idempotency-key': 'issue-once' }));
    }
  });
});

describe('a partner', () => {
  it('acts for itself alone, and only on deals that it is on', async () => {
    const id = await openDeal(people.operations, 'deal_alpha-only');
    await accepted(people.operations.post(`/v1/deals/${id}/registrations`, { registrationId: 'R-1', parties: [{ partnerId: 'ptr_alpha', role: 'sourcing' }] }));
    const { alpha, beta } = people;
    expect(statusAndCode(await beta.post(`/v1/deals/${id}/registrations/R-1/accept`, { partnerId: 'ptr_alpha' }))).toEqual([404, 'deal-unknown']);
    expect(statusAndCode(await beta.post('/v1/deals/deal_never-was/win'))).toEqual([404, 'deal-unknown']);
    await accepted(alpha.post(`/v1/deals/${id}/registrations/R-1/accept`, { partnerId: 'ptr_alpha' }));
    expect(statusAndCode(await alpha.post(`/v1/deals/${id}/touchpoints`, { kind: 'demo', loggedBy: 'partner', partnerId: 'ptr_beta' }))).toEqual([403, 'forbidden']);
    expect(statusAndCode(await alpha.post(`/v1/deals/${id}/win`))).toEqual([403, 'forbidden']);
    expect(statusAndCode(await alpha.post('/v1/partners/ptr_beta/contacts', { person: 'Mallory' }))).toEqual([403, 'forbidden']);
    expect((await alpha.post('/v1/partners/ptr_alpha/contacts', { person: 'Alice' })).status).toBe(200);
  });
});

describe('an act of two persons', () => {
  it('publishes rules only when another user approves', async () => {
    const { operations, otherOperations } = people;
    const document = { ...standardRuleSet(), title: 'The rules of the second year' };
    const drafted = await accepted(operations.post('/v1/rule-sets', { document: JSON.stringify(document) }));
    expect(drafted.body).toMatchObject({ id: 'standard', version: 2 });
    expect(statusAndCode(await otherOperations.post('/v1/rule-sets/standard/versions/2/approve'))).toEqual([409, 'rule-set-not-proposed']);
    await accepted(operations.post('/v1/rule-sets/standard/versions/2/propose'));
    expect(statusAndCode(await operations.post('/v1/rule-sets/standard/versions/2/approve'))).toEqual([409, 'rule-set-needs-second-person']);
    await accepted(otherOperations.post('/v1/rule-sets/standard/versions/2/approve'));
    expect((await accepted(operations.post('/v1/rule-sets', { document }))).body).toMatchObject({ version: 2, events: [] });
  });

  it('grants rights over money only when another administrator agrees, and never to an administrator', async () => {
    const { administrator, otherAdministrator } = people;
    await accepted(administrator.post('/v1/users', { userId: 'usr_finn', name: 'Finn' }));
    expect(statusAndCode(await administrator.post('/v1/users/usr_finn/rights/grant', { right: 'finance' }))).toEqual([409, 'right-not-proposed']);
    await accepted(administrator.post('/v1/users/usr_finn/rights/propose', { right: 'finance' }));
    expect(statusAndCode(await administrator.post('/v1/users/usr_finn/rights/grant', { right: 'finance' }))).toEqual([409, 'right-needs-second-person']);
    await accepted(otherAdministrator.post('/v1/users/usr_finn/rights/grant', { right: 'finance' }));
    expect(statusAndCode(await otherAdministrator.post('/v1/users/usr_ada/rights/propose', { right: 'finance' }))).toEqual([409, 'rights-exclude-each-other']);
  });

  it('makes the first two administrators alone, and no third one so', async () => {
    await accepted(people.operator.post('/v1/users', { userId: 'usr_usurper', name: 'Ursula' }));
    expect(statusAndCode(await people.operator.post('/v1/users/usr_usurper/rights/grant', { right: 'administrator' }))).toEqual([409, 'right-not-proposed']);
  });

  it('is not completed on a server that was started for one command', async () => {
    const ephemeral = await startTestApi({ ephemeral: true }, api);
    const caller = new ApiCaller(ephemeral.url, localToken);
    const halves: readonly (readonly [path: string, body: object])[] = [
      ['/v1/rule-sets/standard/versions/1/approve', {}],
      ['/v1/deals/deal_alpha-only/corrections/K-1/approve', {}],
      ['/v1/deals/deal_alpha-only/reopening/approve', {}],
      ['/v1/users/usr_finn/rights/grant', { right: 'finance' }],
      ['/v1/users/usr_finn/rights/grant', { right: 'administrator' }],
    ];
    for (const [path, body] of halves) expect(statusAndCode(await caller.post(path, body))).toEqual([409, 'two-person-act-needs-server']);
    const bulk = await caller.post('/v1/bulk', { items: [{ stream: 'ruleset', id: 'standard', keyBase: 'x', commands: [{ command: { type: 'ApproveRuleSet', version: 1 } }] }] });
    expect(bulk.body.results).toMatchObject([{ outcome: 'rejected', command: 0, rejection: { code: 'two-person-act-needs-server' } }]);
    expect((await caller.post('/v1/users/usr_usurper/rights/grant', { right: 'auditor' })).status).toBe(200);
    await ephemeral.close();
  });
});
