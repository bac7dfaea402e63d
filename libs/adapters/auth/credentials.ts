import type { Pool } from 'pg';
import type { UserId } from '#kernel';
import { hashPassword, isPassword } from './password-hash.js';

/** The hashes of passwords. Which of them opens anything is for the ledger to say; one that it does not know opens nothing. */
export class Credentials {
  constructor(private readonly pool: Pool) {}

  /** Keeps a password's hash under the id that the ledger is about to know it by. */
  async keep(userId: UserId, credentialId: string, password: string): Promise<void> {
    await this.pool.query('INSERT INTO auth.credentials (credential_id, user_id, hash) VALUES ($1, $2, $3)', [credentialId, userId, await hashPassword(password)]);
  }

  /** Whether this is the password that is kept under the id; of no id it is not, which takes as long. */
  async isRight(credentialId: string | undefined, password: string): Promise<boolean> {
    const found = await this.pool.query<{ hash: string }>('SELECT hash FROM auth.credentials WHERE credential_id = $1', [credentialId ?? null]);
    return isPassword(password, found.rows[0]?.hash);
  }

  /** Removes a password that is in force no more. */
  async remove(credentialId: string): Promise<void> {
    await this.pool.query('DELETE FROM auth.credentials WHERE credential_id = $1', [credentialId]);
  }

  /** Removes what is known of how a person signed in. */
  async forget(person: string): Promise<void> {
    await this.pool.query('DELETE FROM auth.credentials WHERE user_id = $1', [person]);
    await this.pool.query('DELETE FROM auth.sessions WHERE user_id = $1', [person]);
  }
}
