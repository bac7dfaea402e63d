import type { MigrationInterface, QueryRunner } from 'typeorm';
import { transparencyLogSchemaSql } from '#transparency-log';
import { readerRole } from '../roles.js';

/** The Merkle tree over the log, and what was signed of it. */
export class TransparencyLog1763800000000 implements MigrationInterface {
  readonly name = 'TransparencyLog1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(transparencyLogSchemaSql(readerRole));
  }

  /** What was signed is never taken down. */
  async down(): Promise<void> {
    throw new Error('The tree over the log cannot be taken down: others hold checkpoints of it.');
  }
}
