import type { Pool } from 'pg';
import type { CommandHandling } from '#command-handling';
import { userStream } from '#events';
import { parseUserId, type UserId } from '#kernel';
import type { UserState } from '#ledger';
import type { Credentials } from './credentials.js';
import type { Sessions } from './sessions.js';
import type { SignInAttempts } from './sign-in-attempts.js';

/** The parts a demo has somebody to sign in for. */
export const demoParts = ['partner', 'finance', 'operations', 'auditor'] as const;

/** Somebody who may sign in to a demo by a click. */
export interface DemoSignIn {
  readonly userId: UserId;
  readonly part: (typeof demoParts)[number];
  readonly description: string;
}

/** Whoever asks: where from, and what its browser calls itself. */
export interface Visitor {
  readonly address: string;
  readonly agent: string;
}

/** What signing in works with. */
export interface SignInParts {
  readonly pool: Pool;
  readonly commandHandling: CommandHandling;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly attempts: SignInAttempts;
}

/** A user's name at the door: its id, with `usr_` or without. */
export const userNameOf = (userId: UserId): string => userId.slice('usr_'.length);

/** Opens the door to people: by a password, or to a demo by a click. */
export class SignIn {
  constructor(private readonly parts: SignInParts) {}

  /** Begins a session and gives its secret; undefined where name and password do not belong together, or to nobody. Throws TooManyAttempts. */
  async byPassword(userName: string, password: string, visitor: Visitor): Promise<string | undefined> {
    const userId = parseUserId(userName.startsWith('usr_') ? userName : `usr_${userName}`);
    const credentialId = await this.proven(userId, password, visitor.address);
    return userId === undefined || credentialId === undefined ? undefined : this.parts.sessions.begin(userId, { credentialId, agent: visitor.agent });
  }

  /** The credential of the user whose password this is; undefined where it is not. Every attempt counts. Throws TooManyAttempts. */
  async proven(userId: UserId | undefined, password: string, address: string): Promise<string | undefined> {
    const { attempts, commandHandling, credentials } = this.parts;
    const attempt = { address, userId };
    await attempts.count(attempt);
    const user: UserState = userId === undefined ? { status: 'none' } : (await commandHandling.stateOf('user', userStream(userId))).state as UserState;
    const credentialId = user.status === 'active' ? user.password?.credentialId : undefined;
    if (!(await credentials.isRight(credentialId, password))) return undefined;
    await attempts.succeeded(attempt);
    return credentialId;
  }

  /** Who may sign in to this demo by a click; nobody where the ledger is no demo. */
  async ofDemo(): Promise<readonly DemoSignIn[]> {
    const { rows } = await this.parts.pool.query<{ user_id: UserId; part: DemoSignIn['part']; description: string }>(
      'SELECT user_id, part, description FROM auth.demo_sign_ins ORDER BY place');
    return rows.map(({ user_id: userId, part, description }) => ({ userId, part, description }));
  }

  /** Makes this ledger a demo that these users may sign in to by a click. */
  async offer(signIns: readonly DemoSignIn[]): Promise<void> {
    await this.parts.pool.query(
      `WITH gone AS (DELETE FROM auth.demo_sign_ins WHERE user_id <> ALL ($1))
       INSERT INTO auth.demo_sign_ins (user_id, part, description, place)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY ON CONFLICT (user_id) DO NOTHING`,
      [signIns.map(({ userId }) => userId), signIns.map(({ part }) => part), signIns.map(({ description }) => description)]);
  }

  /** Begins a session of somebody whom the demo offers; undefined where it does not. */
  async byClick(userName: string, { agent }: Visitor): Promise<string | undefined> {
    const offered = (await this.ofDemo()).find(({ userId }) => userNameOf(userId) === userName);
    return offered && this.parts.sessions.begin(offered.userId, { credentialId: null, agent });
  }
}
