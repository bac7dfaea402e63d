import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readerRole } from '../roles.js';

/**
 * Imports that were asked for over HTTP: the files as they were sent, how far each is, what came of it, and the rows that did not go in. Never part
 * of the log. Files as they were sent are kept until they are carried out; everything of an import until it is removed or has grown old.
 */
export class Imports1764031000000 implements MigrationInterface {
  readonly name = 'Imports1764031000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA imports;
      CREATE TABLE imports.runs (
        run_no bigint GENERATED ALWAYS AS IDENTITY,
        id text COLLATE "C" PRIMARY KEY,
        asked_by text COLLATE "C" NOT NULL,
        asked_at timestamptz NOT NULL,
        mapping text NOT NULL,
        source text COLLATE "C" NOT NULL,
        standing text COLLATE "C" NOT NULL CHECK (standing IN ('trying', 'tried', 'importing', 'imported', 'failed')),
        advanced_at timestamptz NOT NULL,
        tally text,
        report text,
        problem text,
        ended_at timestamptz,
        request_key text COLLATE "C",
        request_digest text COLLATE "C",
        UNIQUE (asked_by, request_key)
      );
      CREATE TABLE imports.files (
        run_id text COLLATE "C" NOT NULL REFERENCES imports.runs (id) ON DELETE CASCADE,
        kind text COLLATE "C" NOT NULL CHECK (kind IN ('source', 'rejects')),
        name text COLLATE "C" NOT NULL,
        content bytea NOT NULL,
        PRIMARY KEY (run_id, kind, name)
      );
      ALTER TABLE imports.runs ENABLE ROW LEVEL SECURITY;
      ALTER TABLE imports.files ENABLE ROW LEVEL SECURITY;
      CREATE POLICY seen_by_programme ON imports.runs FOR SELECT TO ${readerRole} USING (read.caller_sees_all());
      CREATE POLICY seen_by_programme ON imports.files FOR SELECT TO ${readerRole} USING (read.caller_sees_all());
      GRANT USAGE ON SCHEMA imports TO ${readerRole};
      GRANT SELECT ON imports.runs, imports.files TO ${readerRole};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA imports CASCADE');
  }
}
