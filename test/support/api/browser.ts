import type { Answer } from './api-caller.js';

/** Speaks to an API as a browser does: with the cookie that it was given, and the token of the session where it has one. */
export class Browser {
  private cookie: string | undefined;
  csrfToken: string | undefined;
  /** The attributes of the last cookie. */
  cookieSaid = '';

  constructor(private readonly url: string, private readonly headers: Readonly<Record<string, string>> = {}) {}

  /** Another browser with the same cookie: what somebody has who stole it. */
  copy(): Browser {
    const copied = new Browser(this.url, this.headers);
    copied.cookie = this.cookie;
    copied.csrfToken = this.csrfToken;
    return copied;
  }

  signIn(userName: string, password: string): Promise<Answer> {
    return this.entering(this.post('/v1/session', { userName, password }));
  }

  /** What answers with a session makes it the browser's. */
  async entering(answer: Promise<Answer>): Promise<Answer> {
    const given = await answer;
    const session = (given.body['session'] ?? given.body) as { readonly csrfToken?: string };
    if (session.csrfToken !== undefined) this.csrfToken = session.csrfToken;
    return given;
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send('POST', path, body, headers);
  }

  delete(path: string): Promise<Answer> {
    return this.send('DELETE', path);
  }

  async send(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const response = await this.fetch(path, {
      method, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.csrfToken === undefined || method === 'GET' ? {} : { 'x-csrf-token': this.csrfToken }), ...headers,
      },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text.startsWith('{') ? JSON.parse(text) : { text }) as Answer['body'] };
  }

  /** The answer as it comes, with the browser's cookie on the request. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, {
      ...init, headers: { ...this.headers, ...(this.cookie === undefined ? {} : { cookie: `other=1; tandem_session=${this.cookie}` }), ...(init.headers as Record<string, string>) } });
    const [said] = response.headers.getSetCookie();
    if (said !== undefined) {
      this.cookieSaid = said;
      this.cookie = /^tandem_session=([^;]*)/.exec(said)?.[1] || undefined;
    }
    return response;
  }
}
