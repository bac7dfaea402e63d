import type { EntityManager } from 'typeorm';
import { readTables } from '#projections';
import { tableName } from '#read-store';
import { assigned, day, dealLog, opened, touched, won } from '../dossier/deal-log.js';
import { appendRecorded, toldOf, type TestLedger } from './test-ledger.js';

/** Appends a deal that alpha and beta won together, at once. */
export const winTogether = (ledger: TestLedger, name: string): Promise<void> => appendRecorded(ledger.store, toldOf(name, dealLog(
  opened(day(3)), assigned(day(4), 'alpha', 'sourcing'), assigned(day(4), 'beta', 'selling'),
  touched(day(5), 't1', 'alpha', 'sourcing'), touched(day(6), 't2', 'beta', 'selling'), won(day(20)))));

/** What one reader sees of the deals that are won, in one state of the tables. */
export interface SeenOfWon {
  readonly deals: number;
  readonly splits: number;
  readonly standing: number;
  readonly payouts: number;
  readonly pairings: number;
  readonly events: number;
  /** The partners whose own rows are seen. */
  readonly partners: readonly string[];
}

const ofWon = `WHERE deal_id IN (SELECT deal_id FROM won)`;

/** Reads table after table, with time between for a swap to come in. */
export const seenOfWon = async (manager: EntityManager): Promise<SeenOfWon> => {
  const one = async (sql: string): Promise<number> => {
    const rows = await manager.query<{ count: number }[]>(`WITH won AS (SELECT deal_id FROM read.deal_dossier WHERE status = 'won') SELECT count(*)::int AS count FROM ${sql}`);
    return rows[0]?.count ?? -1;
  };
  const events = await one(`read.trail WHERE type = 'DealWon'`);
  const splits = await one(`read.attribution_splits ${ofWon}`);
  const standing = await one(`read.attribution_standing ${ofWon}`);
  const payouts = await one(`read.commission_payouts ${ofWon}`);
  const pairings = await one(`read.co_sell_pairings ${ofWon}`);
  const deals = await one('won');
  const partners = await manager.query<{ id: string }[]>(`SELECT DISTINCT partner_id AS id FROM read.attribution_standing WHERE deal_id IN (SELECT deal_id FROM read.deal_dossier WHERE status = 'won') ORDER BY 1`);
  return { deals, splits, standing, payouts, pairings, events, partners: partners.map(({ id }) => id) };
};

/** The tables of the read models that lie in a schema, however they came there, and those of generations that are built. */
export const tablesThatLie = async ({ pool }: Pick<TestLedger, 'pool'>): Promise<{ readonly live: readonly string[]; readonly building: readonly string[] }> => {
  const { rows } = await pool.query<{ schema: string; name: string }>(
    `SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname LIKE 'building%' OR (schemaname = 'read' AND tablename NOT IN ('checkpoints', 'stopped_partitions')) ORDER BY 2`);
  const named = (live: boolean): readonly string[] => rows.filter(({ schema }) => (schema === 'read') === live).map(({ name }) => name);
  return { live: named(true), building: named(false) };
};

/** The tables of a ledger on which no rebuild is under way. */
export const allTables = { live: readTables.map(tableName).sort(), building: [] };
