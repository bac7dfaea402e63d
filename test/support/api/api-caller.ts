/** An answer of the API with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>> & {
    readonly code?: string; readonly id?: string; readonly partId?: string | null; readonly revision?: number; readonly apiKey?: string;
    readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
    readonly events?: readonly { readonly id: string; readonly type: string }[];
    readonly results?: readonly (Readonly<Record<string, unknown>> & { readonly outcome: string; readonly eventCount: number })[];
  };
}

/** Speaks to an API as one caller. */
export class ApiCaller {
  constructor(private readonly url: string, private readonly token: string | null) {}

  /** The same API, asked by somebody else; null: by nobody. */
  as(token: string | null): ApiCaller {
    return new ApiCaller(this.url, token);
  }

  /** What it signs its requests with. */
  get authorization(): string {
    return `Bearer ${this.token ?? ''}`;
  }

  post(path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send('POST', path, JSON.stringify(body), headers);
  }

  put(path: string, body: unknown): Promise<Answer> {
    return this.send('PUT', path, JSON.stringify(body), {});
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path, null, {});
  }

  /** Sends bytes as they are. */
  async send(method: string, path: string, body: string | Uint8Array<ArrayBuffer> | null, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method, body,
      headers: { ...(body === null ? {} : { 'content-type': 'application/json' }), ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }), ...headers },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text.startsWith('{') ? JSON.parse(text) : { text }) as Answer['body'] };
  }
}

/** Throws, saying what the API answered, unless it accepted. */
export const accepted = async (answer: Promise<Answer>): Promise<Answer> => {
  const given = await answer;
  if (given.status !== 200) throw new Error(`The API answered ${given.status}: ${JSON.stringify(given.body)}`);
  return given;
};
