import type { OpenAPIObject } from '@nestjs/swagger';
import { rightsTable } from '#ledger';
import type { ApiCaller, Answer } from './api-caller.js';
import { exampleOf, operationsOf, type Operation } from './open-api-operations.js';

/** An address of the API and what can be sent there, about what is named. */
export interface Route {
  readonly operationId: string;
  readonly method: string;
  readonly address: string;
  readonly body: unknown;
  /** The parts of a command that its address names. */
  readonly inAddress: Readonly<Record<string, unknown>>;
}

/** What stands in addresses and bodies, by the name of the parameter. */
export type Named = Readonly<Record<string, string>>;

/** Every route of the description about what is named, but those of signing in and the stream that does not end: reads with the parameters that they need, writes with the example of their body. */
export const everyRoute = (document: OpenAPIObject, named: Named): readonly Route[] =>
  operationsOf(document).filter(({ path }) => path.startsWith('/v1/') && path !== '/v1/changes' && !path.startsWith('/v1/session')).map((operation) => ({
    operationId: operation.operationId, method: operation.method, address: addressOf(operation, named),
    body: operation.method === 'get' ? null : about(exampleOf(document, operation.body), named),
    inAddress: partsIn(operation, named) }));

const partsIn = ({ path }: Operation, named: Named): Route['inAddress'] => Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => {
  if (name === undefined) return [];
  return [[name, name === 'version' || name === 'batch' ? Number(named[name] ?? 1) : named[name] ?? '1']];
}));

const addressOf = ({ path, parameters }: Operation, named: Named): string => {
  const asked = parameters.filter(({ in: place, required }) => place === 'query' && required === true)
    .map(({ name, schema }) => `${name}=${schema?.enum?.find((value) => typeof value === 'string') ?? named[name] ?? '1'}`);
  return `${path.replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? '1')}${asked.length === 0 ? '' : `?${asked.join('&')}`}`;
};

const kinds: readonly (readonly [RegExp, string])[] = [[/^deal_/, 'dealId'], [/^ptr_/, 'partnerId'], [/^dsp_/, 'disputeId'], [/^usr_/, 'userId']];

/** The example with what is named in the place of the ids that it happens to have. */
export const about = (value: unknown, named: Named): unknown => {
  if (typeof value === 'string') return named[kinds.find(([form]) => form.test(value))?.[1] ?? ''] ?? value;
  if (Array.isArray(value)) return value.map((each: unknown) => about(each, named));
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, about(part, named)])) : value;
};

/** Sends the route as it stands, or as a trial that records nothing. */
export const ask = (caller: ApiCaller, { method, address, body }: Route, isTrial = false): Promise<Answer> =>
  caller.send(method.toUpperCase(), `${address}${isTrial && !/\/(validate|compare|cancel)$/.test(address) ? '?dryRun=true' : ''}`, body === null ? null : JSON.stringify(body), {});

const reviewers = ['operations', 'finance', 'auditor'];
const readers = [...reviewers, 'integration'];

const importers = ['operations', 'integration'];

/** Who may ask for what is no command of the ledger. */
const otherWrites: Readonly<Record<string, readonly string[]>> = {
  compareDispute: readers, compareRuleSets: reviewers, askForReplay: reviewers, cancelReplay: reviewers,
  askForImport: importers, carryOutImport: importers, removeImport: importers, setPassword: ['administrator'], validateRuleSet: [...readers, 'administrator'] };

const typeOf = ({ operationId }: Route): string => `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}`;

/** Sends the commands of all routes in one bulk, an item each. */
export const asBulk = (caller: ApiCaller, routes: readonly Route[], named: Named): Promise<Answer> =>
  caller.post('/v1/bulk', { items: routes.flatMap((route) => {
    const type = typeOf(route);
    const stream = Object.entries(rightsTable).find(([, rules]) => type in rules)?.[0];
    if (stream === undefined || givesSecrets.includes(type)) return [];
    const { occurredAt: _occurredAt, sourceRecordedAt: _sourceRecordedAt, ...fields } = route.body as Readonly<Record<string, unknown>>;
    const subject = subjects[stream] ?? '';
    const { [subject]: _subject, ...inAddress } = route.inAddress;
    return [{ stream, id: named[subject] ?? stream, keyBase: `walk-${type}`, commands: [{ command: { type, ...fields, ...inAddress } }] }];
  }) });

/** What has an answer of its own, and is in no bulk. */
const givesSecrets = ['IssueApiKey', 'SetPassword'];

const subjects: Readonly<Record<string, string>> =
  { deal: 'dealId', partner: 'partnerId', dispute: 'disputeId', user: 'userId', ruleset: 'ruleSetId', batch: 'batch' };

/** Who on the vendor's side may ask this of what is not their own, by the table of rights. */
export const mayAsk = (route: Route): readonly string[] => {
  const { operationId, body } = route;
  const type = typeOf(route);
  const rule = (Object.values(rightsTable) as unknown as readonly Readonly<Record<string, { readonly rights: (command: unknown, state: unknown) => readonly string[] }>>[])
    .flatMap((rules) => rules[type] ?? [])[0];
  const allowed = otherWrites[operationId] ?? rule?.rights(body, { status: 'none' });
  if (allowed === undefined) throw new Error(`Nobody says who may ask for ${operationId}.`);
  return allowed;
};
