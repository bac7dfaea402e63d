import createFetchClient, { type Middleware } from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import type { components, paths } from './schema.js';

/** A part of the API's description, by its name there. */
export type Schemas = components['schemas'];

/** What the API refused, as a person may read it. */
export type Refusal = Schemas['ProblemDto'];

let csrfToken: string | undefined;

/** Writes of the session carry this token from now on. */
export const rememberCsrfToken = (token: string | undefined): void => { csrfToken = token; };

/** What shows that a write comes from this page. */
export const csrfHeaders = (): Readonly<Record<string, string>> => (csrfToken === undefined ? {} : { 'X-CSRF-Token': csrfToken });

const asThisSession: Middleware = {
  onRequest: ({ request }) => {
    if (request.method === 'GET') return request;
    for (const [name, value] of Object.entries(csrfHeaders())) request.headers.set(name, value);
    if (!request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', crypto.randomUUID());
    return request;
  },
  onResponse: async ({ request, response }) => {
    if (response.status === 401 && !new URL(request.url).pathname.startsWith('/v1/session')) window.dispatchEvent(new Event(sessionEnded));
    return response.ok || isProblem(response) ? response : asProblem(response);
  },
};

/** Told to the window when the API no longer knows who we are. */
export const sessionEnded = 'tandem:session-ended';

const isProblem = (response: Response): boolean => response.headers.get('Content-Type')?.startsWith('application/problem+json') === true;

/** A proxy in between, or a server that is going down, speaks no problems of ours. */
const asProblem = ({ status }: Response): Response => new Response(
  JSON.stringify({ type: 'about:blank', title: 'Not available right now', status, code: 'not-available', detail: `The server answered ${status}.`, requestId: '' } satisfies Refusal),
  { status, headers: { 'Content-Type': 'application/problem+json' } });

/** The API, typed by its own description. */
export const client = createFetchClient<paths>({ baseUrl: '/' });
client.use(asThisSession);

/** The API as queries of the page: `api.useQuery('get', '/v1/deals')`. */
export const api = createQueryClient(client);

/** A refusal, thrown. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(readonly refusal: Refusal) {
    super(refusal.detail);
  }
}

/** What to tell of a failure. A request that never arrived has no problem document. */
export const refusalOf = (error: unknown): Refusal =>
  (error instanceof Refused ? error.refusal : typeof error === 'object' && error !== null && 'code' in error && 'detail' in error ? error as Refusal
    : { type: 'about:blank', title: 'The ledger cannot be reached', status: 0, code: 'unreachable', detail: 'The server does not answer. What you see may be out of date.', requestId: '' });
