import type { MigrationInterface, QueryRunner } from 'typeorm';
import { commandKeysSchemaSql } from '#command-handling';
import { logSchemaSql } from '#event-store';
import { vaultSchemaSql } from '#vault';
import { readSchemaSql, rolesSql } from '../roles.js';

/** Roles, the log, the vault, the registry of command keys, and the schema of the read tables. */
export class Founding1763700000000 implements MigrationInterface {
  readonly name = 'Founding1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(rolesSql);
    await runner.query(logSchemaSql());
    await runner.query(vaultSchemaSql);
    await runner.query(commandKeysSchemaSql);
    await runner.query(readSchemaSql);
  }

  /** The log is never taken down. */
  async down(): Promise<void> {
    throw new Error('The founding migration cannot be undone: it holds the ledger.');
  }
}
