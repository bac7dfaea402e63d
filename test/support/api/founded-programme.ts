import { readFileSync } from 'node:fs';
import { accepted, ApiCaller } from './api-caller.js';
import { localToken } from './local-token.js';

/** Everybody who acts in the tests of the API, each with a key of their own. */
export interface People {
  readonly operator: ApiCaller;
  readonly operations: ApiCaller;
  readonly otherOperations: ApiCaller;
  readonly finance: ApiCaller;
  readonly administrator: ApiCaller;
  readonly otherAdministrator: ApiCaller;
  readonly auditor: ApiCaller;
  readonly alpha: ApiCaller;
  readonly beta: ApiCaller;
}

/** The rule set of the tests, a fresh object. */
export const standardRuleSet = (): Record<string, unknown> => {
  const vector = JSON.parse(readFileSync(new URL('../../vectors/020-sell-with-worked-example.json', import.meta.url), 'utf8')) as { ruleset: Record<string, unknown> };
  return vector.ruleset;
};

/** `publishedAt` is told of the rules' publication, for a server whose clock goes by that. Founds a programme with partners alpha, beta and gamma, a published rule set and people of every right, all over HTTP. */
export const foundProgramme = async (api: { readonly url: string }, publishedAt?: string): Promise<People> => {
  const operator = new ApiCaller(api.url, localToken);
  await accepted(operator.post('/v1/programme', { name: 'Acme Partner Network', timeZone: 'America/New_York', fiscalYearStart: 1 }));
  await accepted(operator.put('/v1/programme/stages', { stages: ['Discovery', 'Proposal', 'Closing'] }));
  for (const name of ['alpha', 'beta', 'gamma']) {
    await accepted(operator.post('/v1/partners', { partnerId: `ptr_${name}`, name }));
  }
  const administrator = await person(operator, 'ada', ['administrator']);
  const otherAdministrator = await person(operator, 'abel', ['administrator']);
  await accepted(operator.post('/v1/users', { userId: 'usr_fay', name: 'Fay' }));
  await accepted(administrator.post('/v1/users/usr_fay/rights/propose', { right: 'finance' }));
  await accepted(otherAdministrator.post('/v1/users/usr_fay/rights/grant', { right: 'finance' }));
  const people = {
    operator,
    administrator,
    otherAdministrator,
    operations: await person(operator, 'olga', ['operations']),
    otherOperations: await person(operator, 'otto', ['operations']),
    finance: operator.as(await keyOf(administrator, 'usr_fay', ['finance'])),
    auditor: await person(operator, 'august', ['auditor']),
    alpha: await person(operator, 'alfred', ['partner'], 'ptr_alpha'),
    beta: await person(operator, 'berta', ['partner'], 'ptr_beta'),
  };
  await publish(people.operations, people.otherOperations, publishedAt === undefined ? {} : { occurredAt: publishedAt });
  return people;
};

/** Registers a user, grants the rights, and gives the caller that acts with a key for all of them. */
export const person = async (operator: ApiCaller, name: string, rights: readonly string[], partnerId: string | null = null): Promise<ApiCaller> => {
  await accepted(operator.post('/v1/users', { userId: `usr_${name}`, name: `${name} of the tests`, partnerId }));
  for (const right of rights) await accepted(operator.post(`/v1/users/usr_${name}/rights/grant`, { right }));
  return operator.as(await keyOf(operator, `usr_${name}`, rights));
};

/** Issues a key and gives its text. */
export const keyOf = async (issuer: ApiCaller, userId: string, scopes: readonly string[], fields: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const { body } = await accepted(issuer.post(`/v1/users/${userId}/api-keys`, { scopes, ...fields }));
  if (!body.apiKey) throw new Error('The API gave no key.');
  return body.apiKey;
};

const publish = async (proposer: ApiCaller, approver: ApiCaller, told: { readonly occurredAt?: string }): Promise<void> => {
  await accepted(proposer.post('/v1/rule-sets', { document: standardRuleSet(), ...told }));
  await accepted(proposer.post('/v1/rule-sets/standard/versions/1/propose', told));
  await accepted(approver.post('/v1/rule-sets/standard/versions/1/approve', told));
};

/** Opens a deal in sell-with and gives its id. */
export const openDeal = async (caller: ApiCaller, dealId: string): Promise<string> => {
  await accepted(caller.post('/v1/deals', {
    dealId, currency: 'USD', amount: '50000.00', model: 'sell-with', ruleSetId: 'standard', occurredAt: '2026-01-05T09:00:00.000Z',
    account: { name: 'Acme Ltd', domain: 'acme.example', segment: 'mid' },
  }));
  return dealId;
};
