import { expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { EventStore } from '#event-store';
import { eventStoreToken } from '../../../apps/api/parts.js';
import { accepted, type Answer, type ApiCaller } from './api-caller.js';
import type { DisputedQuarter } from './disputed-quarter.js';
import { asBulk, ask, everyRoute, mayAsk, type Named, type Route } from './every-route.js';
import { person, standardRuleSet } from './founded-programme.js';

/** A closed quarter in which alpha has a deal, a dispute and a payment of its own, and beta has none of them. */
export interface ForeignScene extends Pick<DisputedQuarter, 'api' | 'people'> {
  readonly alphasDisputeId: string;
  /** The event that opened it. */
  readonly alphasEventId: string;
}

/** What beta is to be told in no answer: alpha's amounts, texts and payee, and who of finance does what. */
const secrets = /5500\.00|6500\.00|60000\.00|\bV-1\b|visitor log|order form|usr_(fay|finn)/i;
/** What a refusal may repeat, and an answer to something else may not. */
const secretIds = /deal_(solo|past)|1-ptr_alpha|PTR_ALPHA-/;
const isEmptyList = ({ body }: Answer): boolean => Array.isArray(body['data']) && body['data'].length === 0;
const refused = [403, 404];
/** Says of an own document what is wrong with it, and nothing of the ledger. */
const tellsNothing = ['validateRuleSet'];
/** To be asked by anybody, and signed by the ledger: there is nothing in them yet. */
const publicReads = ['checkpoint', 'logKey', 'tile'];

/** Walks every route of the description, as every role, about what is another's or nowhere: what is refused says nothing and records nothing. */
export const everyRouteRefuses = (sceneOf: () => Promise<ForeignScene>): void => {
  it('asked by a partner about what is another\'s answers 403 or 404, or with what is its own, and records nothing', async () => refusesThePartner(await foreignOf(await sceneOf())), 60_000);
  it('asked for by a right that does not allow it answers 403, whatever it is about, and records nothing; by one that does it is decided', async () => refusesOtherRights(await foreignOf(await sceneOf())), 60_000);
  it('is read by no right that reads nothing, and what is nowhere is told to nobody', async () => tellsNothingOfNowhere(await foreignOf(await sceneOf())), 60_000);
};

type Foreign = Awaited<ReturnType<typeof foreignOf>>;

const foreignOf = async (scene: ForeignScene) => {
  const { api, people } = scene;
  const document = (await people.beta.get('/openapi.json')).body as unknown as OpenAPIObject;
  const replay = (await accepted(people.finance.post('/v1/replays', { period: '2026-Q1' }, { 'idempotency-key': 'walk' }))).body.id ?? '';
  const named: Named = {
    dealId: 'deal_solo', partnerId: 'ptr_alpha', disputeId: scene.alphasDisputeId, userId: 'usr_abel', batch: '1', paymentId: '1-ptr_alpha-USD', period: '2026-Q1',
    ruleSetId: 'payable', version: '1', replayId: replay, eventId: scene.alphasEventId };
  const routes = everyRoute(document, named).map((route) => (route.operationId === 'draftRuleSet' ? { ...route, body: { document: standardRuleSet() } } : route));
  const head = () => api.app.get<EventStore>(eventStoreToken).head();
  return { ...scene, document, named, routes, head, writes: routes.filter(({ method, operationId }) => method !== 'get' && operationId !== 'bulk') };
};

const refusesThePartner = async ({ people: { beta }, routes, named, alphasDisputeId, head }: Foreign): Promise<void> => {
  const before = await head();
  expect(routes.length).toBeGreaterThan(150);
  for (const route of routes) {
    const answer = await ask(beta, route);
    const text = JSON.stringify(answer.body);
    expect([route.operationId, secrets.exec(text)?.[0]]).toEqual([route.operationId, undefined]);
    if (answer.status === 200) expect([route.operationId, secretIds.exec(text)?.[0], text.includes(alphasDisputeId)]).toEqual([route.operationId, undefined, false]);
    const isAnswered = (route.method === 'get' || route.operationId === 'bulk' || tellsNothing.includes(route.operationId)) && answer.status === 200;
    expect([route.operationId, answer.status, isAnswered || refused.includes(answer.status)]).toEqual([route.operationId, answer.status, true]);
  }
  const { body } = await asBulk(beta, routes, named);
  expect(body.results?.length).toBeGreaterThan(80);
  for (const { index, outcome, rejection } of body.results ?? []) {
    const { code } = rejection as { readonly code: string };
    expect([index, outcome, code, /^forbidden$|-unknown$/.test(code)]).toEqual([index, 'rejected', code, true]);
  }
  expect(await head()).toBe(before);
};

const refusesOtherRights = async ({ people, writes, head }: Foreign): Promise<void> => {
  const roles: Readonly<Record<string, ApiCaller>> = {
    operations: people.otherOperations, finance: people.finance, auditor: people.auditor, administrator: people.administrator,
    integration: await person(people.operator, 'ines', ['integration']) };
  const before = await head();
  for (const route of writes) {
    await Promise.all(Object.entries(roles).map(async ([role, caller]) => {
      const isAllowed = mayAsk(route).includes(role);
      const { status, body } = await ask(caller, route, isAllowed);
      const isAsExpected = isAllowed ? status < 500 && ![401, 403].includes(status) : refused.includes(status);
      expect([route.operationId, role, isAllowed, status, body.code, isAsExpected]).toEqual([route.operationId, role, isAllowed, status, body.code, true]);
    }));
  }
  expect(await head()).toBe(before);
};

const tellsNothingOfNowhere = async ({ people, routes, document }: Foreign): Promise<void> => {
  for (const route of routes.filter(isRead)) {
    const { status } = await ask(people.administrator, route);
    expect([route.operationId, status]).toEqual([route.operationId, publicReads.includes(route.operationId) ? 404 : 403]);
  }
  const nowhere: Named = {
    dealId: 'deal_nowhere', partnerId: 'ptr_nowhere', disputeId: 'dsp_nowhere', userId: 'usr_nowhere', batch: '99', period: '2031-Q1', ruleSetId: 'nowhere', version: '9', replayId: 'nowhere', importId: 'nowhere' };
  const addresses = everyRoute(document, nowhere).filter((route) => isRead(route) && /nowhere|\/99|2031/.test(route.address));
  expect(addresses.length).toBeGreaterThan(20);
  for (const route of addresses) {
    for (const answer of await Promise.all([people.operations, people.auditor, people.beta].map((caller) => ask(caller, route)))) {
      expect([route.operationId, answer.status, [403, 404, 409].includes(answer.status) || isEmptyList(answer)]).toEqual([route.operationId, answer.status, true]);
    }
  }
};

const isRead = ({ method }: Route): boolean => method === 'get';
