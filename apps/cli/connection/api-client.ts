/** An answer other than success: the problem (RFC 9457) as the API worded it. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(readonly status: number, readonly problem: { readonly code?: string; readonly detail?: string; readonly title?: string; readonly errors?: readonly { pointer: string; message: string }[] }) {
    super([problem.detail ?? problem.title ?? `The server answered ${status}.`,
      ...(problem.errors ?? []).map(({ pointer, message }) => `  ${pointer}: ${message}`)].join('\n'));
  }
}

/** The server could not be reached; the message names its address. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable';
}

/** Speaks to the API with one credential. Paths begin with `/v1`. */
export class ApiClient {
  constructor(readonly url: string, private readonly credential: string) {}

  /** The same server with another credential: another person's API key. */
  as(credential: string): ApiClient {
    return new ApiClient(this.url, credential);
  }

  async get<Answer>(path: string): Promise<Answer> {
    return (await (await this.request('GET', path)).json()) as Answer;
  }

  async getText(path: string): Promise<string> {
    return (await this.request('GET', path)).text();
  }

  async post<Answer>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return (await (await this.request('POST', path, body, headers)).json()) as Answer;
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

  private async request(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.credential}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw new ServerUnreachable(`No answer from ${this.url}: ${error instanceof Error ? String(error.cause ?? error.message) : String(error)}. Is the server running?`);
    });
    if (response.ok) return response;
    const problem: unknown = await response.json().catch(() => ({}));
    throw new ApiProblem(response.status, problem as ApiProblem['problem']);
  }
}
