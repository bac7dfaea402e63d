import type { MigrationInterface, QueryRunner } from 'typeorm';
import { callerFunctionsSql, projectorRole, readerRole } from '../roles.js';

/** Lets a partner see what was seen by those that became part of it: rows of the read tables, and statements' documents as they were kept. */
export class SuccessorsSee1764026000000 implements MigrationInterface {
  readonly name = 'SuccessorsSee1764026000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SET LOCAL ROLE ${projectorRole};
      ${callerFunctionsSql}
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA read TO ${readerRole};
      RESET ROLE;
      ALTER POLICY seen_by_caller ON documents.statements USING (read.caller_sees_all() OR partner_id = ANY (read.caller_partners()));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER POLICY seen_by_caller ON documents.statements USING (read.caller_sees_all() OR partner_id = read.caller_partner())');
  }
}
