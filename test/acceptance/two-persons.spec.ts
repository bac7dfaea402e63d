import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accepted, ApiCaller, type Answer } from '../support/api/api-caller.js';
import { foundProgramme, keyOf, openDeal, person, standardRuleSet, type People } from '../support/api/founded-programme.js';
import { localToken, startTestApi, type TestApi } from '../support/api/test-api.js';

let api: TestApi;
let people: People;

beforeAll(async () => {
  api = await startTestApi();
  people = await foundProgramme(api);
}, 120_000);
afterAll(() => api.close());

const answered = ({ status, body }: Answer) => [status, body.code];
const notTwo = [409, 'second-person-not-independent'];

/** A user with a right that one administrator granted, and with a key that one issued. */
const made = async (name: string, by: { readonly granter: ApiCaller; readonly issuer: ApiCaller }, right = 'operations'): Promise<ApiCaller> => {
  await accepted(by.granter.post('/v1/users', { userId: `usr_${name}`, name }));
  await accepted(by.granter.post(`/v1/users/usr_${name}/rights/grant`, { right }));
  return by.issuer.as(await keyOf(by.issuer, `usr_${name}`, [right]));
};

let titles = 0;

/** Drafts and proposes the next version of the rules as one caller and approves it as another. */
const published = async (proposer: ApiCaller, approver: ApiCaller): Promise<Answer> => {
  titles += 1;
  const { body } = await accepted(proposer.post('/v1/rule-sets', { document: { ...standardRuleSet(), title: `The rules, take ${titles}` } }));
  const version = String(body['version']);
  await accepted(proposer.post(`/v1/rule-sets/standard/versions/${version}/propose`));
  return approver.post(`/v1/rule-sets/standard/versions/${version}/approve`);
};

describe('rules are not published', () => {
  it('by the operator and somebody it made, in either order', async () => {
    expect(answered(await published(people.operator, people.operations))).toEqual(notTwo);
    expect(answered(await published(people.operations, people.operator))).toEqual(notTwo);
  });

  it('by two users that one administrator gave keys', async () => {
    const { administrator, otherAdministrator } = people;
    const one = await made('puppet', { granter: otherAdministrator, issuer: administrator });
    const other = await made('dummy', { granter: otherAdministrator, issuer: administrator });
    expect(answered(await published(one, other))).toEqual(notTwo);
  });

  it('by an administrator that gave itself a right, and a user that it granted one', async () => {
    const { administrator, otherAdministrator, operator } = people;
    await accepted(administrator.post('/v1/users/usr_ada/rights/grant', { right: 'operations' }));
    const hat = operator.as(await keyOf(administrator, 'usr_ada', ['operations']));
    const friend = await made('friend', { granter: administrator, issuer: otherAdministrator });
    expect(answered(await published(hat, friend))).toEqual(notTwo);
    expect(answered(await published(friend, hat))).toEqual(notTwo);
  });

  it('with a key that stands in for another one, though that was revoked', async () => {
    const { administrator, otherAdministrator, operations } = people;
    const first = await made('spare', { granter: otherAdministrator, issuer: administrator });
    const second = first.as(await keyOf(first, 'usr_spare', ['operations'], { apiKeyId: 'own' }));
    await keyOf(administrator, 'usr_olga', ['operations'], { apiKeyId: 'borrowed' });
    await accepted(administrator.post('/v1/users/usr_olga/api-keys/borrowed/revoke'));
    expect(answered(await published(operations, second))).toEqual(notTwo);
  });
});

describe('rules are published', () => {
  it('by two users of the operator\'s, who is neither', async () => {
    const [una, uri] = [await person(people.operator, 'una', ['operations']), await person(people.operator, 'uri', ['operations'])];
    expect(answered(await published(una, uri))).toEqual([200, undefined]);
  });

  it('by two users with keys of two administrators', async () => {
    const { administrator, otherAdministrator } = people;
    const one = await made('north', { granter: otherAdministrator, issuer: administrator });
    const other = await made('south', { granter: otherAdministrator, issuer: otherAdministrator });
    expect(answered(await published(one, other))).toEqual([200, undefined]);
  });
});

describe('the other acts of two persons', () => {
  it('grant no right over money where the operator proposes and an administrator of its making grants', async () => {
    const { operator, administrator } = people;
    await accepted(operator.post('/v1/users', { userId: 'usr_fred', name: 'Fred' }));
    await accepted(operator.post('/v1/users/usr_fred/rights/propose', { right: 'finance' }));
    expect(answered(await administrator.post('/v1/users/usr_fred/rights/grant', { right: 'finance' }))).toEqual(notTwo);
  });

  it('correct no won deal where the operator proposes and a user of its making approves', async () => {
    const { operator, otherOperations } = people;
    const id = await openDeal(operator, 'deal_to-correct');
    await accepted(operator.post(`/v1/deals/${id}/attribution`, { bucket: 'none' }));
    await accepted(operator.post(`/v1/deals/${id}/win`));
    await accepted(operator.post(`/v1/deals/${id}/corrections`, { correctionId: 'C-1', reason: 'The order form says less.', change: { amount: '48000.00', roles: [] } }));
    expect(answered(await otherOperations.post(`/v1/deals/${id}/corrections/C-1/approve`))).toEqual(notTwo);
  });
});

describe('the first administrators', () => {
  it('are two, however many are granted the right at once, by two servers', async () => {
    const empty = await startTestApi();
    const second = await startTestApi({}, empty);
    const operators = [empty, second].map(({ url }) => new ApiCaller(url, localToken));
    const names = Array.from({ length: 12 }, (_, index) => `usr_rival-${index}`);
    const grants = await Promise.all(names.map(async (userId, index) => {
      const operator = operators[index % 2] ?? people.operator;
      await accepted(operator.post('/v1/users', { userId, name: 'Rival' }));
      return operator.post(`/v1/users/${userId}/rights/grant`, { right: 'administrator' });
    }));
    expect(grants.map(({ status }) => status).sort()).toEqual([200, 200, ...Array<number>(10).fill(409)]);
    expect(grants.filter(({ status }) => status === 409).every(({ body }) => body.code === 'right-not-proposed')).toBe(true);
    await second.close();
    await empty.close();
  }, 120_000);
});
