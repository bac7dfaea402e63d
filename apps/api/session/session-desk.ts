import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { Sessions, type Visitor } from '#auth';
import { CommandHandling } from '#command-handling';
import { userStream } from '#events';
import type { UserId } from '#kernel';
import type { UserState } from '#ledger';
import { Vault } from '#vault';
import type { ApiRequest } from '../http/request-id.js';
import { giveSessionCookie, sessionSecretIn } from '../http/session-cookie.js';
import type { SessionDto } from './session.dto.js';

const agentLengthMax = 200;

/** Where a request comes from, and what its browser calls itself, in plain characters. */
export const visitorOf = (request: ApiRequest): Visitor =>
  ({ address: request.ip ?? 'unknown', agent: (request.header('User-Agent') ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, agentLengthMax) });

/** Tells a browser of its session. */
@Injectable()
export class SessionDesk {
  constructor(private readonly sessions: Sessions, private readonly vault: Vault, private readonly commandHandling: CommandHandling) {}

  /** Hands over a session that just began, in the place of the one that the browser had. */
  async handOver(secret: string, request: ApiRequest, response: Response): Promise<SessionDto> {
    const session = await this.told(secret);
    if (session === undefined) throw new Error('A session that just began is open.');
    await this.endThatOf(request);
    giveSessionCookie(response, secret);
    return session;
  }

  /** The session that a secret opens; undefined where it opens none. */
  async told(secret: string): Promise<SessionDto | undefined> {
    const session = await this.sessions.open(secret);
    if (typeof session === 'string') return undefined;
    const { actor, csrfToken, expiresAt, mustChangePassword } = session;
    const user = { userId: actor.userId, name: await this.nameOf(actor.userId), rights: actor.rights, partnerId: actor.partnerId };
    return { user, csrfToken, expiresAt: expiresAt.toISOString(), passwordMustBeChanged: mustChangePassword };
  }

  /** What a user is called, as the vault has it; null where it has it no more. */
  async nameOf(userId: UserId): Promise<string | null> {
    const user = (await this.commandHandling.recentStateOf('user', userStream(userId))) as UserState;
    if (user.status === 'none') return null;
    return (await this.vault.open([user.name.textId])).get(user.name.textId)?.text ?? null;
  }

  private async endThatOf(request: ApiRequest): Promise<void> {
    const before = await this.sessions.open(sessionSecretIn(request) ?? '', 'server');
    if (typeof before !== 'string') await this.sessions.end(before.userId, before.sessionId);
  }
}
