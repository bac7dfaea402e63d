import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { listDeals, readTables } from '#projections';
import { readAs, readStoreDataSource } from '#read-store';
import { withClient, type Ground } from '../ground/ground.js';
import { runJob } from '../ground/processes.js';
import { quantile } from '../measuring/in-turn.js';
import type { BenchOptions } from '../options.js';
import type { BenchRow } from '../report/row.js';

const pageSize = 50;
const pauseMs = 5;
const goal = 2;

/** A page of deals read again and again as the programme's people read it: while nothing else is done, and while everything is built anew and swapped. */
export const readsMeanwhileRows = async ({ ledgerUrl, processes }: Ground, { visibleSeconds }: BenchOptions): Promise<readonly BenchRow[]> => {
  if (!await isBuilt(ledgerUrl)) await runJob('rebuild-everything', processes);
  const dataSource = readStoreDataSource({ url: ledgerUrl, entities: readTables.map(({ entity }) => entity), applicationName: 'bench reader', poolSize: 1 });
  await dataSource.initialize();
  await readWhile(dataSource, delay(1_000));
  const idle = await readWhile(dataSource, delay(visibleSeconds * 1_000));
  const meanwhile = await readWhile(dataSource, runJob('rebuild-everything', processes));
  await dataSource.destroy();
  const [ours, raw] = [quantile(meanwhile.latenciesMs, 0.99), quantile(idle.latenciesMs, 0.99)];
  return [{
    name: 'reads while everything is rebuilt, p99, against idle', unit: 'ms', ours, raw, ratio: ours / raw,
    goal: `≤ ${goal} ×, none empty`, met: ours <= goal * raw && meanwhile.empty === 0,
    details: {
      'p50 ms': quantile(meanwhile.latenciesMs, 0.5), 'p50 ms idle': quantile(idle.latenciesMs, 0.5), 'slowest ms': Math.max(...meanwhile.latenciesMs),
      reads: meanwhile.latenciesMs.length, 'empty answers': meanwhile.empty,
    },
  }];
};

/** Where other rows rebuilt everything before, there is something to read. */
const isBuilt = (url: string): Promise<boolean> => withClient(url, async (client) =>
  (await client.query<{ built: boolean }>(`select to_regclass('read.deal_dossier') is not null as built`)).rows[0]?.built === true);

const everyDeal = {
  after: undefined, before: undefined, limit: pageSize, status: undefined, partnerId: undefined, externalId: undefined,
  period: undefined, accountMissing: undefined, tag: undefined, underCredited: undefined,
};

const readWhile = async (dataSource: DataSource, work: Promise<unknown>): Promise<{ readonly latenciesMs: readonly number[]; readonly empty: number }> => {
  const latenciesMs: number[] = [];
  let [empty, over] = [0, false];
  const ended = work.finally(() => { over = true; });
  ended.catch(() => undefined);
  while (!over) {
    const beganAt = performance.now();
    const deals = await readAs(dataSource, { sees: 'programme' }, (manager) => listDeals(manager, everyDeal));
    latenciesMs.push(performance.now() - beganAt);
    if (deals.length === 0) empty += 1;
    await delay(pauseMs);
  }
  await ended;
  return { latenciesMs, empty };
};
