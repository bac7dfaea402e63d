import { hash, timingSafeEqual } from 'node:crypto';
import type { CommandHandling } from '#command-handling';
import { userStream, type Actor } from '#events';
import { instantOfMillis } from '#kernel';
import type { UserState } from '#ledger';
import { readApiKey, type PresentedKey } from './api-key.js';
import { localOperator } from './local-operator.js';

/** What telling callers apart takes. `clock` gives milliseconds since 1970; without a local token nobody is the local operator. */
export interface AuthenticatorParts {
  readonly commandHandling: CommandHandling;
  readonly localToken: string | null;
  readonly clock: () => number;
}

/** Tells from an API key, or the local operator's token, on whose behalf a request is made. */
export class Authenticator {
  private readonly localDigest: string | null;

  constructor(private readonly parts: AuthenticatorParts) {
    this.localDigest = parts.localToken === null ? null : digestOf(parts.localToken);
  }

  /** The actor behind the text of an Authorization header; undefined where it opens nothing, for whatever reason. */
  async actorOf(authorization: string | undefined): Promise<Actor | undefined> {
    const token = /^Bearer ([\x21-\x7e]{1,400})$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    if (this.localDigest !== null && isSame(digestOf(token), this.localDigest)) return localOperator;
    const presented = readApiKey(token);
    return presented && this.actorOfKey(presented);
  }

  /** The key opens what it was issued for as far as its user still holds it. */
  private async actorOfKey(presented: PresentedKey): Promise<Actor | undefined> {
    const user = (await this.parts.commandHandling.recentStateOf('user', userStream(presented.userId))) as UserState;
    if (user.status !== 'active') return undefined;
    const key = user.apiKeys.get(presented.apiKeyId);
    if (!key || key.status === 'revoked' || !isSame(presented.keyDigest, key.keyDigest)) return undefined;
    if (key.expiresAt !== null && key.expiresAt <= instantOfMillis(this.parts.clock())) return undefined;
    return { userId: user.userId, rights: key.scopes.filter((right) => user.rights.has(right)), partnerId: user.partnerId };
  }
}

/** Of texts only digests are compared, so that neither length nor content shows in the time it takes. */
const isSame = (oneDigest: string, otherDigest: string): boolean =>
  oneDigest.length === otherDigest.length && timingSafeEqual(Buffer.from(oneDigest), Buffer.from(otherDigest));

const digestOf = (text: string): string => hash('sha256', text, 'hex');
