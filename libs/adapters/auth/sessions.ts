import { hash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { CommandHandling } from '#command-handling';
import { userStream, type Actor, type Right } from '#events';
import type { UserId } from '#kernel';
import type { UserState } from '#ledger';

/** A session ends when nobody asked anything for two hours, and twelve hours after it began. */
const idle = `interval '2 hours'`;
const whole = `interval '12 hours'`;

/** A session as its user sees it in the list of its own. `agent` is what the browser calls itself. */
export interface Session {
  readonly sessionId: string;
  readonly userId: UserId;
  readonly agent: string;
  readonly beganAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

/** A session that is open, and what it may be used for. */
export interface OpenSession extends Session {
  readonly actor: Actor;
  /** What a request that changes something must repeat in a header: only a page of ours can read it. */
  readonly csrfToken: string;
  /** Whether all that it opens is the change of the password. */
  readonly mustChangePassword: boolean;
}

/** Why a session opens nothing: its time is over, or it was ended, by its user or by what became of that one. */
export type SessionFault = 'session-expired' | 'session-ended';

interface SessionRow {
  readonly session_id: string;
  readonly user_id: UserId;
  readonly credential_id: string | null;
  readonly rights: readonly Right[];
  readonly agent: string;
  readonly began_at: Date;
  readonly seen_at: Date;
  readonly expires_at: Date;
  readonly expired: boolean;
  readonly stale: boolean;
  readonly of_demo: boolean;
}

const columns = `session_id, user_id, credential_id, rights, agent, began_at, seen_at, least(seen_at + ${idle}, ends_at) AS expires_at,
  least(seen_at + ${idle}, ends_at) <= now() AS expired, seen_at < now() - interval '1 minute' AS stale,
  EXISTS (SELECT FROM auth.demo_sign_ins AS demo WHERE demo.user_id = sessions.user_id) AS of_demo`;

const secretForm = /^[A-Za-z0-9_-]{43}$/;

/**
 * Sessions of people who signed in. A session is known by the digest of a secret of 256 random bits that its browser alone holds. It is good for as
 * long as its user has the password and the rights that it began with: both are read from the ledger each time.
 */
export class Sessions {
  constructor(private readonly pool: Pool, private readonly commandHandling: CommandHandling) {}

  /** Begins a session by a password, or (null) by a click in a demo; gives the secret, kept nowhere. */
  async begin(userId: UserId, by: { readonly credentialId: string | null; readonly agent: string }): Promise<string> {
    const user = (await this.commandHandling.stateOf('user', userStream(userId))).state as UserState;
    const rights = user.status === 'active' ? [...user.rights.keys()] : [];
    const secret = randomBytes(32).toString('base64url');
    await this.pool.query(`DELETE FROM auth.sessions WHERE ends_at < now() - interval '1 day'`);
    await this.pool.query(
      `INSERT INTO auth.sessions (session_id, secret_digest, user_id, credential_id, rights, agent, ends_at) VALUES ($1, $2, $3, $4, $5, $6, now() + ${whole})`,
      [`ses_${randomBytes(12).toString('hex')}`, digestOf(secret), userId, by.credentialId, rights, by.agent]);
    return secret;
  }

  /** The session that a secret opens, or why it opens none. Looked at by its `user` it lives on; by the server it does not. */
  async open(secret: string, lookedAtBy: 'user' | 'server' = 'user'): Promise<OpenSession | SessionFault> {
    if (!secretForm.test(secret)) return 'session-ended';
    const secretDigest = digestOf(secret);
    const { rows: [row] } = await this.pool.query<SessionRow>(`SELECT ${columns} FROM auth.sessions WHERE secret_digest = $1`, [secretDigest]);
    if (row === undefined) return 'session-ended';
    if (row.expired) return 'session-expired';
    const user = (await this.commandHandling.recentStateOf('user', userStream(row.user_id))) as UserState;
    if (user.status !== 'active' || !isAsItBegan(row, user)) return 'session-ended';
    if (row.stale && lookedAtBy === 'user') await this.pool.query('UPDATE auth.sessions SET seen_at = now() WHERE secret_digest = $1', [secretDigest]);
    return {
      ...sessionOf(row), csrfToken: csrfTokenOf(secret),
      actor: { userId: user.userId, rights: [...user.rights.keys()], partnerId: user.partnerId },
      mustChangePassword: row.credential_id !== null && user.password?.oneTime === true,
    };
  }

  /** A user's sessions that are open, the newest first. */
  async list(userId: UserId): Promise<readonly Session[]> {
    const user = (await this.commandHandling.recentStateOf('user', userStream(userId))) as UserState;
    const { rows } = await this.pool.query<SessionRow>(`SELECT ${columns} FROM auth.sessions WHERE user_id = $1 ORDER BY began_at DESC, session_id`, [userId]);
    return rows.filter((row) => !row.expired && user.status === 'active' && isAsItBegan(row, user)).map(sessionOf);
  }

  /** Ends one of a user's sessions; false where it has no such session. */
  async end(userId: UserId, sessionId: string): Promise<boolean> {
    return (await this.pool.query('DELETE FROM auth.sessions WHERE user_id = $1 AND session_id = $2', [userId, sessionId])).rowCount === 1;
  }

  /** Ends all of a user's sessions but the one named, where one is. */
  async endOthers(userId: UserId, sessionId: string | null): Promise<void> {
    await this.pool.query('DELETE FROM auth.sessions WHERE user_id = $1 AND session_id IS DISTINCT FROM $2', [userId, sessionId]);
  }
}

const isAsItBegan = (row: SessionRow, { rights, password }: Extract<UserState, { status: 'active' }>): boolean =>
  row.rights.length === rights.size && row.rights.every((right) => rights.has(right))
  && (row.credential_id === null ? row.of_demo : row.credential_id === password?.credentialId);

const sessionOf = (row: SessionRow): Session =>
  ({ sessionId: row.session_id, userId: row.user_id, agent: row.agent, beganAt: row.began_at, seenAt: row.seen_at, expiresAt: row.expires_at });

const digestOf = (text: string): string => hash('sha256', text, 'hex');

/** Follows from the secret, so that it need not be kept, and tells nothing of it. */
const csrfTokenOf = (secret: string): string => hash('sha256', `csrf ${secret}`, 'base64url');
