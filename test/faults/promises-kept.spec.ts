import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { openPostgresEventStore } from '#event-store';
import { batchStream, payoutsStream, periodsStream, statementsStream } from '#events';
import { parseMinor, type Currency, type Period } from '#kernel';
import { rebuildReadModels } from '../../apps/projector/follow/rebuild.js';
import { readModels } from '../../apps/projector/read-models.js';
import { ensureBuilt } from '../cli/support/built.js';
import { accepted, type ApiCaller } from '../support/api/api-caller.js';
import { foundPayable, onboardPayee, winDeal, type PayingPeople } from '../support/api/payable-programme.js';
import { startTestApi, type TestApi } from '../support/api/test-api.js';
import { eventually } from '../support/postgres/eventually.js';
import { positionOf } from '../support/projector/test-ledger.js';

let api: TestApi;
let people: PayingPeople;
let pool: Pool;
let projector: ChildProcess | undefined;

type Json = Readonly<Record<string, unknown>>;
const read = async (caller: ApiCaller, path: string): Promise<Json> => (await accepted(caller.get(path))).body;
const rows = (answer: Json, list = 'data'): readonly Json[] => answer[list] as readonly Json[];
const names = ['alpha', 'beta', 'delta', 'epsilon', 'gamma'];
const statements = statementsStream('2026-Q1' as Period);

beforeAll(async () => {
  await ensureBuilt();
  api = await startTestApi();
  pool = new Pool({ connectionString: api.connectionString, max: 4 });
  people = await foundPayable(api);
  for (const name of ['delta', 'epsilon']) await accepted(people.operator.post('/v1/partners', { partnerId: `ptr_${name}`, name }));
  for (const name of names) await onboardPayee(people, `ptr_${name}`, { reference: `V-${name}` });
  await winDeal(people, 'deal_one', { day: '03-20', source: 'ptr_alpha', seller: 'ptr_beta' });
  await winDeal(people, 'deal_two', { day: '03-21', source: 'ptr_gamma', seller: 'ptr_delta' });
  await winDeal(people, 'deal_three', { day: '03-22', source: 'ptr_epsilon' });
}, 180_000);
afterAll(async () => {
  await killed();
  await pool.end();
  await api.close();
});

/** The projector as it is run, in a process of its own. */
const started = async (): Promise<void> => {
  projector = fork(join('dist', 'apps', 'projector', 'main.js'), [], {
    execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { ...process.env, DATABASE_URL: api.connectionString, EVENTSTORE_URL: '' } });
  await once(projector, 'message');
};

const killed = async (): Promise<void> => {
  if (projector === undefined || projector.exitCode !== null || projector.signalCode !== null) return;
  const exit = once(projector, 'exit');
  projector.kill('SIGKILL');
  expect(await exit).toEqual([null, 'SIGKILL']);
};

const lockKey = 4711;
const waiting = `FROM pg_locks WHERE locktype = 'advisory' AND objid = ${lockKey} AND NOT granted`;

/** Starts a projector and kills it in the very append that would record the event at a revision of a stream. */
const killedAt = async (stream: string, revision: number): Promise<void> => {
  const holder = await pool.connect();
  await holder.query(`
    CREATE OR REPLACE FUNCTION public.hold_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(${lockKey}); RETURN NEW; END $$;
    CREATE TRIGGER held_up BEFORE INSERT ON log.events FOR EACH ROW WHEN (NEW.stream = '${stream}' AND NEW.revision = ${revision}) EXECUTE FUNCTION public.hold_up();
    SELECT pg_advisory_lock(${lockKey})`);
  await started();
  await eventually(async () => (await pool.query(`SELECT ${waiting}`)).rowCount === 1);
  await killed();
  await pool.query(`SELECT pg_terminate_backend(pid) ${waiting}`);
  await pool.query('DROP TRIGGER held_up ON log.events');
  await holder.query(`SELECT pg_advisory_unlock(${lockKey})`);
  holder.release();
};

const recorded = async (stream: string): Promise<readonly string[]> =>
  (await pool.query<{ type: string }>('SELECT type FROM log.events WHERE stream = $1 ORDER BY revision', [stream])).rows.map(({ type }) => type);
const positionOfType = async (type: string): Promise<number> =>
  Number((await pool.query<{ position: string }>('SELECT min(position) AS position FROM log.events WHERE type = $1', [type])).rows[0]?.position);
const caughtUp = async (): Promise<void> => {
  const { rows: [head] } = await pool.query<{ position: string }>('SELECT max(position) AS position FROM log.events');
  await eventually(async () => ((await positionOf(pool)) ?? -1n) >= BigInt(head?.position ?? 0));
};

describe('a projector that is killed', () => {
  it('between two statements of a closing, and again before its end, leaves a quarter that is being closed', async () => {
    await accepted(people.finance.post('/v1/periods/2026-Q1/propose'));
    await accepted(people.otherFinance.post('/v1/periods/2026-Q1/approve'));
    await killedAt(statements, 2);
    expect(await recorded(statements)).toEqual(['StatementIssued', 'StatementIssued']);
    await killedAt(periodsStream, 2);
    expect(await recorded(statements)).toEqual(names.map(() => 'StatementIssued'));
    expect(rows(await read(people.finance, '/v1/periods')).map(({ period, standing }) => [period, standing])).toEqual([['2026-Q1', 'closing']]);
  }, 120_000);

  it('and the batch that was asked for meanwhile waits until the quarter is closed; then it is put together, whatever breaks that off', async () => {
    await accepted(people.finance.post('/v1/payouts', { cutOff: '2026-05-15' }));
    await killedAt(batchStream(1), 3);
    expect([await recorded(periodsStream), await recorded(batchStream(1))]).toEqual([['PeriodCloseProposed', 'PeriodCloseApproved', 'PeriodClosed'], []]);
    await killedAt(payoutsStream, 1);
    expect(await recorded(batchStream(1))).toEqual(names.map(() => 'PaymentProposed'));
    expect(rows(await read(people.finance, '/v1/payouts')).map(({ standing }) => standing)).toEqual(['assembling']);
    expect(await positionOfType('PaymentProposed')).toBeGreaterThan(await positionOfType('PeriodClosed'));
  }, 120_000);

  it('between approval and settlement pays nothing twice', async () => {
    await started();
    await eventually(async () => (await recorded(payoutsStream)).at(-1) === 'PayoutBatchProposed');
    await accepted(people.otherFinance.post('/v1/payouts/1/approve'));
    await killed();
    for (const name of names) {
      const settle = () => people.finance.post(`/v1/payouts/1/payments/1-ptr_${name}-USD/settle`, { settledOn: '2026-05-16', reference: null }, { 'idempotency-key': `settle-${name}` });
      expect([(await accepted(settle())).body['repeated'], (await accepted(settle())).body['repeated']]).toEqual([false, true]);
    }
    await started();
    await caughtUp();
    expect(rows(await read(people.finance, '/v1/payouts/preview?cutOff=2026-05-15'), 'payments')).toEqual([]);
    expect(rows(await read(people.finance, '/v1/accounts')).map(({ partnerId, balance }) => [partnerId, balance])).toEqual(names.map((name) => [`ptr_${name}`, '0.00']));
  }, 120_000);

  it('leaves every promise once, every document kept, books that balance, and read models like those built anew', async () => {
    await eventually(async () => ((rows(await read(people.finance, '/v1/periods'))[0]?.['closed'] as Json)['kept'] as number) === names.length);
    await killed();
    expect(await recorded(statements)).toEqual(names.map(() => 'StatementIssued'));
    expect(await recorded(payoutsStream)).toEqual(['PayoutBatchRequested', 'PayoutBatchProposed', 'PayoutBatchApproved']);
    expect(await recorded(batchStream(1))).toEqual([...names.map(() => 'PaymentProposed'), ...names.map(() => 'PaymentSettled')]);
    const balances = rows(await read(people.finance, '/v1/journal/balances'));
    expect(balances.reduce((sum, { balance }) => sum + (parseMinor(String(balance), 'USD' as Currency) ?? 1n), 0n)).toBe(0n);
    expect(balances.find(({ account }) => account === 'Assets:Cash')?.['balance']).toBe('-29000.00');
    const followed = await read(people.operator, '/v1/digest');
    const store = openPostgresEventStore({ connectionString: api.connectionString });
    await rebuildReadModels({ store, pool, models: readModels, report: (message) => { throw new Error(message); } });
    await store.close();
    expect(await read(people.operator, '/v1/digest')).toEqual(followed);
  }, 120_000);
});
