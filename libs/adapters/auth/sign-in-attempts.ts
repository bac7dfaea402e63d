import type { Pool } from 'pg';

/** Too many have tried; `retryAfterSeconds` says when it is heard again. */
export class TooManyAttempts extends Error {
  override readonly name = 'TooManyAttempts';

  constructor(readonly retryAfterSeconds: number) {
    super(`Too many attempts; the next one is heard in ${retryAfterSeconds} seconds.`);
  }
}

/** Who tries: the address that the request came from, and the user that it would be, where the name can be one's. */
export interface Attempt {
  readonly address: string;
  readonly userId: string | undefined;
}

/** So many failures are heard within a quarter of an hour. An address may be that of a whole office. */
const failuresMax = { address: 50, user: 10 };

/** Counts attempts to sign in, in the database: however many servers there are, guessing is slow. */
export class SignInAttempts {
  constructor(private readonly pool: Pool) {}

  /** Counts an attempt as a failure, before it is looked at: guesses sent all at once count as well. Throws TooManyAttempts. */
  async count(attempt: Attempt): Promise<void> {
    await this.pool.query('DELETE FROM auth.attempts WHERE forgotten_at <= now()');
    for (const [kind, subject] of subjectsOf(attempt)) await this.countOne(subject, failuresMax[kind]);
  }

  /** It was right: the user's failures are forgotten, and this one was none of the address's. */
  async succeeded({ address, userId }: Attempt): Promise<void> {
    await this.pool.query('DELETE FROM auth.attempts WHERE subject = $1', [`user ${userId ?? ''}`]);
    await this.pool.query('UPDATE auth.attempts SET failures = failures - 1 WHERE subject = $1', [`address ${address}`]);
  }

  private async countOne(subject: string, most: number): Promise<void> {
    const { rows: [counted] } = await this.pool.query<{ failures: number; seconds: number }>(
      `INSERT INTO auth.attempts AS known (subject, failures, forgotten_at) VALUES ($1, 1, now() + interval '15 minutes')
       ON CONFLICT (subject) DO UPDATE SET failures = least(known.failures + 1, $2::integer + 1)
       RETURNING failures, ceil(extract(epoch FROM forgotten_at - now()))::integer AS seconds`, [subject, most]);
    if (counted !== undefined && counted.failures > most) throw new TooManyAttempts(Math.max(1, counted.seconds));
  }
}

const subjectsOf = ({ address, userId }: Attempt): readonly (readonly [keyof typeof failuresMax, string])[] => [
  ['address', `address ${address}`], ...(userId === undefined ? [] : [['user', `user ${userId}`] as const]),
];
