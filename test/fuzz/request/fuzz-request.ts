import type { OpenAPIObject } from '@nestjs/swagger';
import fc from 'fast-check';
import { about, type Named } from '../../support/api/every-route.js';
import { exampleOf, type Operation, type Schema } from '../../support/api/open-api-operations.js';
import { bodiesOf, type FuzzBody } from './fuzz-body.js';
import { hostileText, inAddress, inHeader } from './hostile-values.js';

/** One request as it goes out. `caller`: in whose name. */
export interface FuzzRequest {
  readonly operationId: string;
  readonly method: string;
  readonly address: string;
  readonly caller: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly bytes: Buffer | null;
}

/** What can be named in the requests: lists of which each asks for one at a time, and who asks. */
export interface FuzzWorld {
  readonly document: OpenAPIObject;
  readonly named: readonly Named[];
  readonly callers: readonly string[];
}

/** Requests for an operation, from good over nearly good to bad. */
export const requestsOf = (operation: Operation, { document, named, callers }: FuzzWorld): fc.Arbitrary<FuzzRequest> =>
  fc.constantFrom(...named).chain((names) => fc.record({
    operationId: fc.constant(operation.operationId),
    method: mostly(12, fc.constant(operation.method.toUpperCase()), fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND')),
    address: fc.tuple(pathOf(operation, names), queryOf(operation, names)).map(([path, query]) => `${path}${query}`),
    caller: fc.constantFrom(...callers),
    headers: headers,
    body: bodyOf(document, operation, names),
  })).map(({ body, headers: drawn, ...request }) => ({ ...request, headers: [...drawn, ...(body?.headers ?? [])], bytes: body?.bytes ?? null }));

const mostly = <Value>(weight: number, usual: fc.Arbitrary<Value>, odd: fc.Arbitrary<Value>): fc.Arbitrary<Value> => fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: odd });

const bodyOf = (document: OpenAPIObject, { body, method }: Operation, names: Named): fc.Arbitrary<FuzzBody | null> => {
  const bodies = bodiesOf(document, body, about(exampleOf(document, body), names));
  return body === undefined ? mostly(method === 'get' ? 30 : 4, fc.constant(null), bodies) : mostly(20, bodies, fc.constant(null));
};

const pathOf = ({ path }: Operation, names: Named): fc.Arbitrary<string> => {
  const parts = path.split(/\{(\w+)\}/);
  return fc.tuple(...parts.map((part, index) => (index % 2 === 0 ? fc.constant(part) : mostly(10, fc.constant(names[part] ?? '1'), hostileText.map(inAddress))))).map((texts) => texts.join(''));
};

const instants = ['2026-01-31T00:00:00.000Z', '2026-03-31T23:59:59.999Z', '2031-01-01T00:00:00.000Z'];

/** What a parameter may say, by its name, where its schema does not tell. */
const known: Readonly<Record<string, readonly string[]>> = {
  limit: ['1', '2', '100', '0', '1001'], dryRun: ['true', 'true', 'false'], asOf: instants, knownAt: instants, day: ['2026-03-31'], on: ['2026-03-31'], cutOff: ['2026-04-30', '2026-12-31'], in: ['EUR', 'USD'], period: ['2026-Q1', '2026-Q2'],
  partner: ['ptr_alpha', 'ptr_beta'], deal: ['deal_solo'], status: ['won', 'open'], starting_after: ['deal_shared', 'ptr_alpha', '1', '0'], ending_before: ['deal_solo', '2'], from: ['0', '1'], to: ['1', '5'] };

const queryOf = ({ parameters }: Operation, names: Named): fc.Arbitrary<string> => {
  const asked = parameters.filter(({ in: place }) => place === 'query');
  const pairs = asked.map(({ name, required, schema }) => fc.option(valueOf(name, schema, names).map((value) => `${name}=${value}`), { nil: null, freq: required === true ? 12 : name === 'dryRun' ? 2 : 1 }));
  const odd = fc.oneof(
    hostileText.map((text) => `${inAddress(text)}=1`), fc.constantFrom('colour=red', '__proto__=1', 'limit[]=1', 'limit[a]=1', '&&&', '=', '%', '%zz=1', '?', 'a=b=c', 'limit=1;limit=2', 'LIMIT=1', '%00', 'dryRun=true&dryRun=false'),
    fc.constantFrom(...asked.map(({ name }) => name), 'limit').chain((name) => fc.tuple(hostileText, hostileText).map(([one, other]) => `${name}=${inAddress(one)}&${name}=${inAddress(other)}`)));
  return fc.tuple(fc.tuple(...pairs), fc.option(odd, { nil: null, freq: 1 }), fc.nat({ max: 7 }))
    .map(([drawn, extra, die]) => [...drawn, die === 0 ? extra : null].filter((each) => each !== null).join('&'))
    .map((query) => (query === '' ? '' : `?${query}`));
};

const valueOf = (name: string, schema: Schema | undefined, names: Named): fc.Arbitrary<string> => {
  const good = schema?.enum?.map(String) ?? known[name] ?? [names[name] ?? '1'];
  return mostly(4, fc.constantFrom(...good), hostileText).map(inAddress);
};

type Header = readonly [string, string];
const header = (name: string, values: fc.Arbitrary<string>): fc.Arbitrary<readonly Header[]> => values.map((value) => [[name, inHeader(value)]]);
const none = fc.constant<readonly Header[]>([]);

const headers: fc.Arbitrary<readonly Header[]> = fc.tuple(
  mostly(5, none, header('idempotency-key', fc.oneof(fc.constantFrom('', ' ', 'again', 'again', 'x'.repeat(200), 'x'.repeat(201), 'clé', '"q"', '../..'), hostileText))),
  mostly(7, none, header('if-match', fc.oneof(fc.constantFrom('"1"', '"0"', '"-1"', '*', 'W/"1"', '1', '""', '"1","2"', `"${'9'.repeat(30)}"`, '"1e1"'), hostileText))),
  mostly(40, none, fc.constant([['if-match', '"1"'], ['if-match', '"2"'], ['idempotency-key', 'a'], ['idempotency-key', 'b']])),
  mostly(30, none, header('accept', fc.constantFrom('text/html', 'application/xml', 'image/*', '*/*;q=0', 'x'))),
  mostly(30, none, header('cookie', fc.oneof(fc.constantFrom('tandem_session=', 'tandem_session=%', `tandem_session=${'a'.repeat(43)}`, 'tandem_session="x"; tandem_session=y'), hostileText))),
  mostly(30, none, header('last-event-id', hostileText)),
  mostly(40, none, header('x-csrf-token', hostileText)),
  mostly(30, none, header('x-forwarded-for', fc.constantFrom('1.2.3.4', 'x', '::1, ::2')))).map((lists) => lists.flat());
