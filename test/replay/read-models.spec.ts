import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#events';
import type { Instant } from '#kernel';
import { columnsOf, readAs, tableName } from '#read-store';
import { readTables } from '#projections';
import { assigned, day, dealLog, opened, touched, won } from '../support/dossier/deal-log.js';
import { drawnLog, type LogDraw } from '../support/dossier/drawn-log.js';
import { documentWith, publication, ruleSetLog } from '../support/dossier/rule-set-log.js';
import { appendRecorded, openTestLedger, toldOf, type TestLedger } from '../support/projector/test-ledger.js';

let ledger: TestLedger;
beforeEach(async () => { ledger = await openTestLedger(); });
afterEach(() => ledger.close());

const draw = fc.record({ which: fc.nat(40), whom: fc.nat(3), amount: fc.nat(50), daysAgo: fc.nat(20), daysLater: fc.nat(9) });
const rules = ruleSetLog(...publication(day(1), 1, documentWith()), ...publication(day(45), 2, documentWith({ coSell: '30', from: '2026-01-15' })));
const drawnDeals = (logs: readonly (readonly LogDraw[])[]): readonly RecordedEvent[][] => logs.map((draws, index) => toldOf(`drawn-${index}`, drawnLog(draws)));

/** Appends the streams in turns of a few events, the rules' first version first and its second somewhere between. */
const appendInTurns = async (deals: readonly RecordedEvent[][]): Promise<void> => {
  await appendRecorded(ledger.store, rules.slice(0, 3));
  const rest = deals.map((events) => [...events]);
  for (let turn = 0; rest.some((events) => events.length > 0); turn += 1) {
    if (turn === 1) await appendRecorded(ledger.store, rules.slice(3));
    for (const events of rest) await appendRecorded(ledger.store, events.splice(0, 1 + (turn % 3)));
  }
  if (rest.every((events) => events.length === 0) && deals.every((events) => events.length <= 1)) await appendRecorded(ledger.store, rules.slice(3));
};

const simpleDeal = (name: string): RecordedEvent[] => toldOf(name, dealLog(
  opened(day(3)), assigned(day(4), 'alpha', 'sourcing'), assigned(day(4), 'beta', 'selling'),
  touched(day(5), 't1', 'alpha', 'sourcing'), touched(day(6), 't2', 'beta', 'selling'), won(day(20))));

describe('the read models', () => {
  it('are the same followed live in batches of 1, 2, 7 and 500, and rebuilt', async () => {
    const logs = fc.sample(fc.array(draw, { minLength: 4, maxLength: 25 }), { numRuns: 30, seed: 20260320 });
    await appendInTurns(drawnDeals(logs));
    await ledger.catchUp(7);
    const live = await ledger.digest();
    expect(Object.keys(live.tables)).toHaveLength(readTables.length);
    for (const batchSizeMax of [1, 2, 500]) {
      await ledger.pool.query(`UPDATE read.checkpoints SET position = NULL`);
      for (const table of readTables) await ledger.pool.query(`DELETE FROM read.${tableName(table)}`);
      await ledger.catchUp(batchSizeMax);
      expect(await ledger.digest()).toEqual(live);
    }
    await ledger.rebuild();
    expect(await ledger.digest()).toEqual(live);
    await ledger.rebuild();
    expect(await ledger.digest()).toEqual(live);
  });

  it('go on from where they stood, and a rebuild between changes nothing', async () => {
    await appendRecorded(ledger.store, rules);
    await appendRecorded(ledger.store, simpleDeal('one'));
    await ledger.catchUp();
    await ledger.rebuild();
    await appendRecorded(ledger.store, simpleDeal('two'));
    await ledger.catchUp();
    const live = await ledger.digest();
    await ledger.rebuild();
    expect(await ledger.digest()).toEqual(live);
    const { rows } = await ledger.pool.query('SELECT deal_id FROM read.deal_dossier ORDER BY 1');
    expect(rows).toEqual([{ deal_id: 'deal_one' }, { deal_id: 'deal_two' }]);
  });

  it('price deals again when a version is published after them', async () => {
    await appendRecorded(ledger.store, rules.slice(0, 3));
    await appendRecorded(ledger.store, simpleDeal('one'));
    await ledger.catchUp();
    const pool = async (): Promise<unknown> => (await ledger.pool.query('SELECT DISTINCT pool, version FROM read.attribution_splits')).rows;
    expect(await pool()).toEqual([{ pool: '13500.00', version: 1 }]);
    await appendRecorded(ledger.store, rules.slice(3));
    await ledger.catchUp();
    expect(await pool()).toEqual([{ pool: '15000.00', version: 2 }]);
  });

  it('stop a stream at an event that cannot be read, name it, and go on with the rest; a rebuild is strict', async () => {
    await appendRecorded(ledger.store, rules);
    await appendRecorded(ledger.store, simpleDeal('good'));
    const [first, ...more] = simpleDeal('bad');
    await appendRecorded(ledger.store, [first as RecordedEvent]);
    await appendRecorded(ledger.store, [{ ...more[0], type: 'DealTeleported' } as unknown as RecordedEvent, ...more.slice(1)]);
    await appendRecorded(ledger.store, simpleDeal('later'));
    await ledger.catchUp(2);
    const { rows } = await ledger.pool.query<{ deal_id: string; status: string }>('SELECT deal_id, status FROM read.deal_dossier ORDER BY 1');
    expect(rows).toEqual([{ deal_id: 'deal_bad', status: 'open' }, { deal_id: 'deal_good', status: 'won' }, { deal_id: 'deal_later', status: 'won' }]);
    expect((await ledger.pool.query('SELECT stream, reason FROM read.stopped_partitions')).rows).toEqual([
      { stream: 'deal-bad', reason: expect.stringContaining('its type DealTeleported is unknown') as unknown }]);
    expect(ledger.reports.map(({ message }) => message)).toContain('a stream is stopped at an event that cannot be read');
    await expect(ledger.rebuild()).rejects.toThrow('its type DealTeleported is unknown');
    expect((await ledger.pool.query('SELECT count(*)::int AS deals FROM read.deal_dossier')).rows).toEqual([{ deals: 3 }]);
  });

  it('go on where a partner or another rule set cannot be read or folded, live and after a restart', async () => {
    await appendRecorded(ledger.store, rules);
    const ghost = { ...simpleDeal('x')[1], stream: 'partner-ghost', revision: 0, type: 'PartnerRenamed', data: { name: 'Ghost' } } as unknown as RecordedEvent;
    const [drafted] = rules.map((event) => ({ ...event, stream: 'ruleset-other', metadata: { ...event.metadata, schemaVersion: 99 } })) as RecordedEvent[];
    await appendRecorded(ledger.store, [ghost]);
    await appendRecorded(ledger.store, [drafted as RecordedEvent]);
    await appendRecorded(ledger.store, simpleDeal('good'));
    await ledger.catchUp();
    await appendRecorded(ledger.store, simpleDeal('later'));
    await ledger.catchUp();
    expect((await ledger.pool.query('SELECT stream FROM read.stopped_partitions ORDER BY 1')).rows).toEqual([{ stream: 'partner-ghost' }, { stream: 'ruleset-other' }]);
    expect((await ledger.pool.query(`SELECT deal_id FROM read.attribution_splits GROUP BY 1 ORDER BY 1`)).rows).toEqual([{ deal_id: 'deal_good' }, { deal_id: 'deal_later' }]);
  });

  it('have the same digest when the same was told at another time, and another when it is said to have occurred then', async () => {
    const digestOfRules = async (at: Instant, recordedAt: Instant): Promise<string> => {
      const other = await openTestLedger();
      await appendRecorded(other.store, ruleSetLog(...publication(at, 1, documentWith())).map((event) => ({ ...event, metadata: { ...event.metadata, recordedAt } })));
      await other.catchUp();
      const { digest } = await other.digest();
      await other.close();
      return digest;
    };
    const [early, late, backdated] = [await digestOfRules(day(1), day(1)), await digestOfRules(day(9), day(9)), await digestOfRules(day(1), day(9))];
    expect(late).toBe(early);
    expect(backdated).not.toBe(early);
  });

  it('are written once when two projectors follow at once', async () => {
    await appendRecorded(ledger.store, rules);
    for (let index = 0; index < 20; index += 1) await appendRecorded(ledger.store, simpleDeal(`deal-${index}`));
    await Promise.all([ledger.catchUp(3), ledger.catchUp(5)]);
    const live = await ledger.digest();
    await ledger.rebuild();
    expect(await ledger.digest()).toEqual(live);
  });
});

describe('row-level security', () => {
  const seen = async (caller: string): Promise<Readonly<Record<string, number>>> => {
    const client = await ledger.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('tandem.caller', $1, true), set_config('tandem.partner', $2, true), set_config('tandem.partners', $2, true)`,
        [caller === 'nobody' ? '' : caller === 'programme' ? 'programme' : 'partner', caller.startsWith('ptr_') ? caller : '']);
      await client.query('SET LOCAL ROLE tandem_reader');
      const counts: Record<string, number> = {};
      for (const table of readTables) {
        const { rows: [row] } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM read.${tableName(table)}`);
        counts[tableName(table)] = row?.count ?? -1;
      }
      return counts;
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  };
  const none = Object.fromEntries(readTables.map((table) => [tableName(table), 0]));

  beforeEach(async () => {
    await appendRecorded(ledger.store, rules);
    await appendRecorded(ledger.store, simpleDeal('shared'));
    await ledger.catchUp();
  });

  it('shows a reader without a caller no row of any table, in a rebuilt generation too', async () => {
    expect(await seen('nobody')).toEqual(none);
    await ledger.rebuild();
    expect(await seen('nobody')).toEqual(none);
  });

  it('shows a partner the shared arithmetic and its own entries, a stranger nothing of the deal', async () => {
    const all = await seen('programme');
    expect(all).toMatchObject({ deal_dossier: 1, attribution_splits: 2, attribution_standing: 2, commission_payouts: 4, co_sell_pairings: 1 });
    const alpha = await seen('ptr_alpha');
    expect(alpha).toMatchObject({ deal_dossier: 1, attribution_splits: 2, attribution_standing: 1, commission_payouts: 2, co_sell_pairings: 1 });
    const stranger = await seen('ptr_stranger');
    expect(stranger).toMatchObject({ deal_dossier: 0, attribution_splits: 0, attribution_standing: 0, commission_payouts: 0, co_sell_pairings: 0 });
    expect(stranger['trail']).toBe(rules.filter(({ type }) => type === 'RuleSetApproved').length);
    expect(alpha['trail']).toBe((stranger['trail'] ?? 0) + 6);
  });

  it('lets the reader write nothing and turn nothing off', async () => {
    await expect(readAs(ledger.dataSource, { sees: 'programme' }, (manager) => manager.query('DELETE FROM read.deal_dossier'))).rejects.toThrow();
    await expect(readAs(ledger.dataSource, { sees: 'programme' }, (manager) => manager.query('ALTER TABLE read.deal_dossier DISABLE ROW LEVEL SECURITY'))).rejects.toThrow();
    for (const table of readTables) {
      const { rows } = await ledger.pool.query('SELECT relrowsecurity, pg_get_userbyid(relowner) AS owner FROM pg_class WHERE oid = $1::regclass', [`read.${tableName(table)}`]);
      expect(rows).toEqual([{ relrowsecurity: true, owner: 'tandem_projector' }]);
      expect(columnsOf(table).some(({ primary }) => primary)).toBe(true);
    }
  });
});

