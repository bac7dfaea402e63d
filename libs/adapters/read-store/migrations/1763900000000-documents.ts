import type { MigrationInterface, QueryRunner } from 'typeorm';
import { documentsSchemaSql } from '#documents';
import { readerRole } from '../roles.js';

/** Statements as they were issued. */
export class Documents1763900000000 implements MigrationInterface {
  readonly name = 'Documents1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(documentsSchemaSql(readerRole));
  }

  /** What was issued is never taken down. */
  async down(): Promise<void> {
    throw new Error('The documents cannot be taken down: they are what partners were given.');
  }
}
