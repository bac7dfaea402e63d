import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, Pool, type PoolClient } from 'pg';
import { Subject } from 'rxjs';
import type { RecordedEvent } from '#events';
import { runningPostgres } from '#embedded-postgres';
import { partnerCaller, readAs, type ReadCaller } from '#read-store';
import { foldingThreads, type FoldingTask } from '../../apps/projector/follow/folding-threads.js';
import { LedgerFollower } from '../../apps/projector/follow/ledger-follower.js';
import { readModels } from '../../apps/projector/read-models.js';
import { ensureBuilt } from '../cli/support/built.js';
import { begin, removeFolder, serve, tandem, temporaryFolder, type Server } from '../cli/support/tandem.js';
import { day, dealLog, opened } from '../support/dossier/deal-log.js';
import { documentWith, publication, ruleSetLog } from '../support/dossier/rule-set-log.js';
import { eventually } from '../support/postgres/eventually.js';
import { appendRecorded, openTestLedger, toldOf, type TestLedger } from '../support/projector/test-ledger.js';
import { allTables, seenOfWon, tablesThatLie, winTogether, type SeenOfWon } from '../support/projector/won-deals.js';

const programme: ReadCaller = { sees: 'programme' };
const partner = (partnerId: string): ReadCaller => partnerCaller(partnerId);
const rules = ruleSetLog(...publication(day(1), 1, documentWith()), ...publication(day(45), 2, documentWith({ coSell: '30', from: '2026-01-15' })));

/**
 * What a whole state of so many won deals looks like to somebody: the programme, one of the two partners, or a stranger. Each claim was
 * posted once, and once more from when the second version of the rules was published.
 */
const wholeFor = (caller: ReadCaller, deals: number, postings = 1): SeenOfWon => {
  if (caller.sees === 'programme') return { deals, splits: 2 * deals, standing: 2 * deals, payouts: 2 * deals * postings, pairings: deals, events: deals, partners: ['ptr_alpha', 'ptr_beta'] };
  if (caller.partnerId === 'ptr_stranger') return { deals: 0, splits: 0, standing: 0, payouts: 0, pairings: 0, events: 0, partners: [] };
  return { deals, splits: 2 * deals, standing: deals, payouts: deals * postings, pairings: deals, events: deals, partners: [caller.partnerId] };
};

const generationOf = async ({ pool }: { readonly pool: Pool }): Promise<unknown> => (await pool.query<{ generation: number }>('SELECT generation FROM read.checkpoints')).rows[0]?.generation;

/** Holds a table as somebody does who reads it for long; gives the way to let go. */
const holdTable = async (pool: Pool, table: string): Promise<() => Promise<void>> => {
  const client: PoolClient = await pool.connect();
  await client.query(`BEGIN; LOCK TABLE ${table} IN ACCESS SHARE MODE`);
  return async () => {
    await client.query('ROLLBACK');
    client.release();
  };
};

const startFolding = (workerData: FoldingTask): Worker => new Worker(new URL('../../dist/apps/projector/follow/fold-worker.js', import.meta.url), { workerData });

/** True while a rebuild has dropped some of the live tables, in a transaction that is not over, and waits for one that is held. */
const isMidSwap = async (pool: Pool, table: string): Promise<boolean> =>
  ((await pool.query('SELECT FROM pg_locks WHERE relation = $1::regclass AND NOT granted AND mode = $2', [table, 'AccessExclusiveLock'])).rowCount ?? 0) > 0;

describe('read models that are built anew', () => {
  let ledger: TestLedger;
  let stop: Subject<void>;
  let following: Promise<void>;

  beforeEach(async () => {
    ledger = await openTestLedger();
    await appendRecorded(ledger.store, rules.slice(0, 3));
    for (let index = 0; index < 20; index += 1) await winTogether(ledger, `before-${index}`);
    await ledger.catchUp();
    stop = new Subject();
    following = new LedgerFollower({ store: ledger.store, pool: ledger.pool, models: readModels, report: (message, details) => { ledger.reports.push({ message, details }); } }).follow(stop);
  });
  afterEach(async () => {
    stop.next();
    await following;
    await ledger.close();
  });

  /** Reads without pause until told to end; gives how often. Every answer is whole, and none shows less than the one before. */
  const readOn = async (caller: ReadCaller, until: { over: boolean }): Promise<number> => {
    let [reads, deals] = [0, 0];
    for (; !until.over; reads += 1) {
      const seen = await readAs(ledger.dataSource, caller, seenOfWon);
      expect([caller, seen]).toEqual([caller, wholeFor(caller, seen.deals, seen.payouts > seen.standing ? 2 : 1)]);
      expect(seen.deals).toBeGreaterThanOrEqual(deals);
      deals = seen.deals;
    }
    return reads;
  };

  it('are whole to four who read on meanwhile, while deals are won: all by name, some at a time, then all at once, with new rules between', async () => {
    const until = { over: false };
    const readers = Promise.all([programme, partner('ptr_alpha'), partner('ptr_beta'), partner('ptr_stranger')].map((caller) => readOn(caller, until)));
    let written = 0;
    const writer = (async () => { for (; !until.over; written += 1) await winTogether(ledger, `meanwhile-${written}`).then(() => readAs(ledger.dataSource, programme, seenOfWon)); })();
    for (let at = 0; at < allTables.live.length; at += 6) await ledger.rebuild({ only: allTables.live.slice(at, at + 6) });
    await appendRecorded(ledger.store, rules.slice(3));
    await ledger.rebuild();
    until.over = true;
    await writer;
    expect(Math.min(...(await readers), written)).toBeGreaterThan(5);
    expect(await generationOf(ledger)).toBe(1 + Math.ceil(allTables.live.length / 6) + 1);
    expect(await tablesThatLie(ledger)).toEqual(allTables);
    await ledger.catchUp();
    const followed = await ledger.digest();
    await ledger.rebuild();
    expect(await ledger.digest()).toEqual(followed);
    expect(ledger.reports).toEqual([]);
  });

  it('are read to the end in the generation that a reader began in, and others are not held up for its sake', async () => {
    const rebuilding = { swaps: 0 };
    let rebuild: Promise<void> | undefined;
    const seen = await readAs(ledger.dataSource, programme, async (manager) => {
      rebuild = ledger.rebuild({ progress: ({ step }) => { rebuilding.swaps += step === 'swapping' ? 1 : 0; } });
      await eventually(() => rebuilding.swaps > 4);
      expect((await readAs(ledger.dataSource, partner('ptr_alpha'), seenOfWon)).deals).toBe(20);
      await winTogether(ledger, 'while-it-waits');
      await eventually(async () => (await readAs(ledger.dataSource, partner('ptr_alpha'), seenOfWon)).deals === 21);
      return seenOfWon(manager);
    });
    expect(seen).toEqual(wholeFor(programme, 20));
    await rebuild;
    expect(await readAs(ledger.dataSource, programme, seenOfWon)).toEqual(wholeFor(programme, 21));
    expect(await generationOf(ledger)).toBe(2);
  });

  it.each(['folding', 'indexing', 'swapping'] as const)('are as they were when the rebuild is given up at %s, which leaves nothing', async (at) => {
    const [before, givenUp] = [await ledger.digest(), new AbortController()];
    const told: number[] = [];
    const progress = ({ step, events }: { readonly step: string; readonly events: number }): void => {
      told.push(events);
      if (step === at) givenUp.abort(new Error('given up'));
    };
    await expect(ledger.rebuild({ signal: givenUp.signal, progress })).rejects.toThrow('given up');
    expect(told.at(-1)).toBe(3 + 20 * 6);
    expect([await tablesThatLie(ledger), await generationOf(ledger), await ledger.digest()]).toEqual([allTables, 1, before]);
    await ledger.rebuild();
    expect([await tablesThatLie(ledger), await generationOf(ledger), await ledger.digest()]).toEqual([allTables, 2, before]);
  });

  it('are the same however many threads fold the log, and one that cannot fold a stream names it', async () => {
    await ensureBuilt();
    const before = await ledger.digest();
    const threads = (threadsMax: number) => ({ ...foldingThreads(ledger.connectionString), threadsMax, eventsPerRange: 10, rangesPerThreadMin: 1, start: startFolding });
    // From where the log is kept, and from a copy of it.
    for (const [threadsMax, copied] of [[1, {}], [2, {}], [0, { copyUrl: ledger.connectionString }], [2, { copyUrl: ledger.connectionString }]] as const) {
      await ledger.rebuild({}, { threads: threads(threadsMax), ...copied });
      expect(await ledger.digest()).toEqual(before);
    }
    await appendRecorded(ledger.store, toldOf('strange', dealLog(opened(day(3)))).map((event) => ({ ...event, type: 'DealTeleported' }) as unknown as RecordedEvent));
    await expect(ledger.rebuild({}, { threads: threads(2) })).rejects.toThrow('its type DealTeleported is unknown');
    await expect(ledger.rebuild({}, { threads: threads(0), copyUrl: ledger.connectionString })).rejects.toThrow('its type DealTeleported is unknown');
    expect(await generationOf(ledger)).toBe(5);
  });

  it('are built by one at a time: another is told by whom', async () => {
    // Another ledger of the same server is built too: it is nobody's concern here.
    const elsewhere = new URL(ledger.connectionString);
    elsewhere.pathname = '/postgres';
    const builder = new Client({ connectionString: elsewhere.href, application_name: 'tandem rebuild of another ledger' });
    await builder.connect();
    await builder.query(`SELECT pg_advisory_lock(hashtext('tandem rebuild'), hashtext('ledger'))`);
    let second: Promise<void> | undefined;
    await ledger.rebuild({ progress: () => { second ??= ledger.rebuild(); second.catch(() => undefined); } });
    await builder.end();
    await expect(second).rejects.toThrow(`built anew already by tandem rebuild, process ${process.pid}, since `);
    expect(await generationOf(ledger)).toBe(2);
  });

  it('show the reader nothing of what is being built', async () => {
    const held = await holdTable(ledger.pool, 'read.checkpoints');
    const givenUp = new AbortController();
    let steps = '';
    const rebuild = ledger.rebuild({ signal: givenUp.signal, progress: ({ step }) => { steps = step; } });
    await eventually(() => steps === 'swapping');
    await expect(readAs(ledger.dataSource, programme, (manager) => manager.query('SELECT FROM building_ledger.deal_dossier'))).rejects.toThrow('permission denied');
    givenUp.abort(new Error('seen enough'));
    await expect(rebuild).rejects.toThrow('seen enough');
    await held();
  });

  it('are built all or none where a stream is stopped', async () => {
    await ledger.pool.query(`INSERT INTO read.stopped_partitions VALUES ('ledger', 'deal-x', 'e', 'it could not be read')`);
    await expect(ledger.rebuild({ only: ['trail'] })).rejects.toThrow('have stopped following deal-x: build all of them anew');
    await ledger.rebuild();
    await ledger.rebuild({ only: ['trail'] });
    expect(await generationOf(ledger)).toBe(3);
  });

  describe('by a process that is killed', () => {
    beforeAll(() => ensureBuilt(), 120_000);

    const projector = () => fork(join('dist', 'apps', 'projector', 'main.js'), ['--rebuild'], {
      execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: { ...process.env, DATABASE_URL: ledger.connectionString, EVENTSTORE_URL: '' } });
    const builtAgain = async (): Promise<void> => {
      // The turn of the dead is free as soon as the database has noticed.
      await eventually(() => ledger.rebuild().then(() => true, (error: Error) => { if (error.name === 'RebuildUnderWay') return false; throw error; }));
    };

    it('in the middle of building are as they were, and the next leaves nothing of it', async () => {
      const before = await ledger.digest();
      const held = await holdTable(ledger.pool, 'read.checkpoints');
      const child = projector();
      child.on('message', (message: { readonly progress?: unknown }) => { if (message.progress !== undefined) child.kill('SIGKILL'); });
      expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
      expect((await tablesThatLie(ledger)).building.length).toBeGreaterThan(0);
      await held();
      expect([await generationOf(ledger), await ledger.digest()]).toEqual([1, before]);
      await builtAgain();
      expect([await tablesThatLie(ledger), await generationOf(ledger), await ledger.digest()]).toEqual([allTables, 2, before]);
    });

    it('in the middle of the swap are as they were, and the next swaps', async () => {
      const before = await ledger.digest();
      const held = await holdTable(ledger.pool, 'read.trail');
      const child = projector();
      const exit = once(child, 'exit');
      await eventually(() => isMidSwap(ledger.pool, 'read.trail'));
      child.kill('SIGKILL');
      expect(await exit).toEqual([null, 'SIGKILL']);
      expect([(await tablesThatLie(ledger)).live, await generationOf(ledger), await ledger.digest()]).toEqual([allTables.live, 1, before]);
      await held();
      await builtAgain();
      expect([await tablesThatLie(ledger), await generationOf(ledger), await ledger.digest()]).toEqual([allTables, 2, before]);
    });
  });
});

describe('tandem rebuild', () => {
  let folder: string;
  let server: Server;
  let pool: Pool;
  const rebuild = (...words: readonly string[]): ReturnType<typeof tandem> => tandem(['rebuild', ...words, '--data', server.data]);

  beforeAll(async () => {
    await ensureBuilt();
    folder = await temporaryFolder();
    server = await serve(join(folder, 'ledger'));
    pool = new Pool({ connectionString: await runningPostgres(server.data), max: 3 });
  }, 120_000);
  afterAll(async () => {
    await pool.end();
    await server.stop();
    await removeFolder(folder);
  });

  it('builds all or those that are named under a running server', async () => {
    expect(await rebuild()).toEqual({ code: 0, out: '', err: 'The read models were built anew from the log.\n' });
    expect(await rebuild('trail', 'deal_dossier', '--json')).toEqual({ code: 0, out: `${JSON.stringify({ rebuilt: ['trail', 'deal_dossier'] }, null, 2)}\n`, err: '' });
    expect([await tablesThatLie({ pool }), await generationOf({ pool })]).toEqual([allTables, 3]);
  });

  it('refuses a name that no read model has, and says which there are', async () => {
    expect(await rebuild('trail', 'deals')).toEqual({ code: 2, out: '', err: `There is no read model deals. There are: ${allTables.live.join(', ')}.\n` });
  });

  it('ends at Ctrl-C and leaves the read models as they were; another meanwhile is told who is at it', async () => {
    const [before, held] = [await generationOf({ pool }), await holdTable(pool, 'read.trail')];
    const { child, done } = begin(['rebuild', '--data', server.data]);
    await eventually(() => isMidSwap(pool, 'read.trail'));
    expect(await rebuild('trail')).toMatchObject({ code: 3, err: expect.stringMatching(/built anew already by tandem rebuild, process \d+, since \S+ UTC\. Wait for it, or end it\.\n$/) });
    child.kill('SIGINT');
    expect(await done).toEqual({ code: 130, out: '', err: 'Interrupted.\n' });
    await held();
    expect([await tablesThatLie({ pool }), await generationOf({ pool })]).toEqual([allTables, before]);
  });
});
