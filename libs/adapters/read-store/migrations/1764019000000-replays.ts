import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readerRole } from '../roles.js';

/**
 * Replays that were asked for, each with what was asked, how far it is and what came of it, and the deals that differ. Worked out from the log, so
 * never part of it; kept until somebody takes them out. Readers see them who see the whole programme.
 */
export class Replays1764019000000 implements MigrationInterface {
  readonly name = 'Replays1764019000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA replay;
      CREATE TABLE replay.runs (
        run_no bigint GENERATED ALWAYS AS IDENTITY,
        id text COLLATE "C" PRIMARY KEY,
        asked_by text COLLATE "C" NOT NULL,
        asked_at timestamptz NOT NULL,
        inputs text NOT NULL,
        from_log boolean NOT NULL,
        standing text COLLATE "C" NOT NULL DEFAULT 'queued' CHECK (standing IN ('queued', 'running', 'done', 'failed', 'cancelled')),
        deals_done bigint NOT NULL DEFAULT 0,
        deals_total bigint,
        problem text,
        summary text,
        certificate text,
        ended_at timestamptz,
        request_key text COLLATE "C",
        request_digest text COLLATE "C",
        UNIQUE (asked_by, request_key)
      );
      CREATE TABLE replay.deals (
        run_id text COLLATE "C" NOT NULL REFERENCES replay.runs (id) ON DELETE CASCADE,
        deal_id text COLLATE "C" NOT NULL,
        row text NOT NULL,
        PRIMARY KEY (run_id, deal_id)
      );
      ALTER TABLE replay.runs ENABLE ROW LEVEL SECURITY;
      ALTER TABLE replay.deals ENABLE ROW LEVEL SECURITY;
      CREATE POLICY seen_by_programme ON replay.runs FOR SELECT TO ${readerRole} USING (read.caller_sees_all());
      CREATE POLICY seen_by_programme ON replay.deals FOR SELECT TO ${readerRole} USING (read.caller_sees_all());
      GRANT USAGE ON SCHEMA replay TO ${readerRole};
      GRANT SELECT ON replay.runs, replay.deals TO ${readerRole};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA replay CASCADE');
  }
}
