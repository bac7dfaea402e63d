import { setTimeout as delay } from 'node:timers/promises';

/** A problem as the API words it (RFC 9457). */
export interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly title?: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}

/** An answer other than success; the message holds what the API said and its stable code. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(readonly status: number, readonly problem: Problem) {
    super(wordingOf(status, problem));
  }
}

const wordingOf = (status: number, { code, detail, title, errors = [] }: Problem): string => [
  `${detail ?? title ?? `The server answered ${status}.`}${code === undefined ? '' : ` (${code})`}`,
  ...errors.map(({ pointer, message }) => `  ${pointer || '/'}: ${message}`),
  ...(status === 401 ? ['Is the API key right? `tandem user key USER` issues a new one.'] : []),
].join('\n');

/** The server could not be reached; the message names its address. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable';
}

/** Whoever is refused so often for asking too often has somebody else beside who asks for more than the limit. */
const sendingsMax = 30;

/** Speaks to the API with one credential. Paths begin with `/v1`. */
export class ApiClient {
  constructor(readonly url: string, private readonly credential: string, private readonly recording: 'recorded' | 'tried' = 'recorded') {}

  /** The same server with another credential: another person's API key. */
  as(credential: string): ApiClient {
    return new ApiClient(this.url, credential, this.recording);
  }

  /** The same, but whatever it sends is decided and not recorded. */
  trial(): ApiClient {
    return new ApiClient(this.url, this.credential, 'tried');
  }

  async get<Answer>(path: string): Promise<Answer> {
    return this.answer((await this.request('GET', path)).json());
  }

  async post<Answer>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.answer((await this.request('POST', path, body, headers)).json());
  }

  async put<Answer>(path: string, body: unknown): Promise<Answer> {
    return this.answer((await this.request('PUT', path, body)).json());
  }

  /** A document, as it is kept. */
  async bytes(path: string): Promise<Uint8Array> {
    const response = await this.request('GET', path);
    return this.answer(response.arrayBuffer().then((buffer) => new Uint8Array(buffer)));
  }

  /** All rows of a cursor list, page by page. */
  async *list<Row extends { readonly id: string }>(path: string): AsyncGenerator<Row> {
    let after = '';
    for (;;) {
      const separator = path.includes('?') ? '&' : '?';
      const page = await this.get<{ data: Row[]; has_more: boolean }>(`${path}${separator}limit=100${after}`);
      yield* page.data;
      const last = page.data.at(-1);
      if (!page.has_more || !last) return;
      after = `&starting_after=${encodeURIComponent(last.id)}`;
    }
  }

  /** What is refused for coming too often was not looked at: it is sent again when the server hears it. */
  private async request(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    for (let sending = 1; ; sending += 1) {
      const response = await this.sendOnce(method, path, body, headers);
      if (response.ok) return response;
      const problem = (await response.json().catch(() => ({}))) as Problem;
      if (problem.code !== 'too-many-requests' || sending === sendingsMax) throw new ApiProblem(response.status, problem);
      await delay(Number(response.headers.get('Retry-After')) * 1_000);
    }
  }

  private sendOnce(method: string, path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Response> {
    const trial = this.recording === 'tried' && method !== 'GET' ? `${path.includes('?') ? '&' : '?'}dryRun=true` : '';
    return fetch(`${this.url}${path}${trial}`, {
      method,
      headers: { authorization: `Bearer ${this.credential}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error: unknown) => { throw this.unreachable(error); });
  }

  private async answer<Answer>(reading: Promise<unknown>): Promise<Answer> {
    return (await reading.catch((error: unknown) => {
      throw error instanceof SyntaxError ? new ServerUnreachable(`${this.url} does not answer as Tandem does: is it the right address?`) : this.unreachable(error);
    })) as Answer;
  }

  private unreachable(error: unknown): ServerUnreachable {
    const cause = error instanceof Error ? error.cause ?? error : error;
    const why = cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.message) : String(cause);
    return new ServerUnreachable(`The server at ${this.url} cannot be reached (${why}): is it running? What it has answered for is kept; run the command again.`);
  }
}
