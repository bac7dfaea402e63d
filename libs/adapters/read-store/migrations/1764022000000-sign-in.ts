import type { MigrationInterface, QueryRunner } from 'typeorm';
import { signInSchemaSql } from '#auth';

/** Passwords, sessions, and who tried to sign in. */
export class SignIn1764022000000 implements MigrationInterface {
  readonly name = 'SignIn1764022000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(signInSchemaSql);
  }

  /** Without it nobody could sign in any more. */
  async down(): Promise<void> {
    throw new Error('The passwords cannot be taken down: nobody else has them.');
  }
}
