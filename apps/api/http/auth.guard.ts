import { Injectable, SetMetadata, type CanActivate, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Authenticator, Sessions, type SessionFault } from '#auth';
import { TermsLibrary } from '../queries/terms-library.js';
import { Problem } from './problem.js';
import { RateLimit } from './rate-limit.js';
import type { ApiRequest } from './request-id.js';
import { sessionSecretIn } from './session-cookie.js';

const openToAll = 'tandem:open-to-all';
const withOneTimePassword = 'tandem:with-one-time-password';

/** Lets a route be asked by anybody; every other route takes a key or a session. */
export const OpenToAll = (): CustomDecorator => SetMetadata(openToAll, true);

/** Lets a route be asked by somebody who signed in with a one-time password and has not changed it yet. */
export const WithOneTimePassword = (): CustomDecorator => SetMetadata(withOneTimePassword, true);

/** Finds out on whose behalf a request is made, and refuses it where nobody is. A key, where one is sent, goes before a session. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly authenticator: Authenticator, private readonly sessions: Sessions, private readonly reflector: Reflector, private readonly library: TermsLibrary,
    private readonly perKey: RateLimit,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.isMarked(openToAll, context)) return true;
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const secret = sessionSecretIn(request);
    if (request.header('Authorization') !== undefined || secret === undefined) await this.enterByKey(request);
    else await this.enterBySession(request, secret, this.isMarked(withOneTimePassword, context));
    request.predecessors = await this.library.predecessorsOf(request.actor?.partnerId ?? null);
    return true;
  }

  private async enterByKey(request: ApiRequest): Promise<void> {
    const actor = await this.authenticator.actorOf(request.header('Authorization'));
    if (!actor) throw unauthenticated;
    this.perKey.take(`key ${nameOfKey(request.header('Authorization') ?? '')}`);
    request.actor = actor;
  }

  private async enterBySession(request: ApiRequest, secret: string, oneTimePasswordWillDo: boolean): Promise<void> {
    const session = await this.sessions.open(secret);
    if (typeof session === 'string') throw new Problem(401, session, sessionFaults[session]);
    this.perKey.take(`session ${session.actor.userId} ${session.sessionId}`);
    request.actor = session.actor;
    request.session = session;
    if (request.method !== 'GET' && request.method !== 'HEAD') requireCsrfToken(request.header('X-CSRF-Token'), session.csrfToken);
    if (session.mustChangePassword && !oneTimePasswordWillDo) throw passwordMustBeChanged;
  }

  private isMarked(mark: string, context: ExecutionContext): boolean {
    return this.reflector.getAllAndOverride<boolean | undefined>(mark, [context.getHandler(), context.getClass()]) === true;
  }
}

/** All of a key but its secret, and nothing of the local operator's token, which has no parts. */
const nameOfKey = (authorization: string): string => authorization.slice(0, Math.max(0, authorization.lastIndexOf('.')));

/** Why a session opens nothing any more, for people. */
export const sessionFaults: Readonly<Record<SessionFault, string>> = {
  'session-expired': 'The session is over: sign in again.',
  'session-ended': 'The session was ended, by signing out, by another password or by other rights: sign in again.',
};

/** A page of another site can send the cookie but cannot read the token, which is compared with one that only this session has. */
const requireCsrfToken = (sent: string | undefined, expected: string): void => {
  if (sent === undefined) throw new Problem(403, 'csrf-token-missing', 'A request that changes something repeats the session\'s csrfToken in the header X-CSRF-Token.');
  if (sent !== expected) throw new Problem(403, 'csrf-token-wrong', 'X-CSRF-Token is not the csrfToken of this session.');
};

const passwordMustBeChanged = new Problem(403, 'password-must-be-changed', 'The password was set by somebody else, for one time: change it before anything else.');

const unauthenticated = new Problem(401, 'unauthenticated', 'Send a valid API key: Authorization: Bearer tandem_… — or sign in.', {
  headers: { 'WWW-Authenticate': 'Bearer' },
});
