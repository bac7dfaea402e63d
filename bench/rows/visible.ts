import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { openPostgresEventStore, type EventStore, type EventToAppend } from '#event-store';
import type { RecordedDealEvent } from '#events';
import type { GeneratedDeal } from '../generate-deals.js';
import { toAppend } from '../generate-deals.js';
import { withClient, type Ground } from '../ground/ground.js';
import { serve } from '../ground/processes.js';
import type { SeededLedger } from '../ground/seed-ledger.js';
import { quantile } from '../measuring/in-turn.js';
import type { BenchOptions } from '../options.js';
import { lagWhile } from '../measuring/told-lag.js';
import type { BenchRow } from '../report/row.js';
import { asEvent, touchpointsOn } from './touchpoints.js';

const rates = [200, 1_000];
const goalMs = 100;

/** How long after its append was called an event stands in the read tables, the projector in a process of its own, at steady rates. */
export const visibleRows = async (ground: Ground, { openDeals }: SeededLedger, options: BenchOptions): Promise<readonly BenchRow[]> => {
  const token = randomBytes(32).toString('base64url');
  const projector = await serve('apps/projector/main.js', ground.processes);
  const api = await serve('apps/api/main.js', ground.processes, { TANDEM_METRICS_TOKEN: token });
  const metrics = { port: api.ready.port ?? 0, token, follower: 'ledger' };
  const store = openPostgresEventStore({ connectionString: ground.ledgerUrl });
  const rows = await withClient(ground.ledgerUrl, async (client) => {
    const measured: BenchRow[] = [];
    for (const rate of rates) {
      await visibleUpTo(client, (await store.head()) ?? 0n);
      measured.push(await visibleAt(rate, options, { store, client, openDeals, metrics }));
    }
    return measured;
  });
  await store.close();
  await Promise.all([api.stop(), projector.stop()]);
  return rows;
};

interface Stage {
  readonly store: EventStore;
  readonly client: Client;
  readonly openDeals: readonly GeneratedDeal[];
  readonly metrics: Parameters<typeof lagWhile>[0];
}

interface Appended {
  readonly calledAt: number;
  readonly position: bigint;
}

const visibleAt = async (rate: number, { visibleSeconds, seed }: BenchOptions, stage: Stage): Promise<BenchRow> => {
  const waiting: Appended[] = [];
  const latenciesMs: number[] = [];
  const appending = appendSteadily(rate, visibleSeconds * rate, appenderOf(stage, seed + rate, waiting));
  let done = false;
  const watching = (async () => {
    while (!done || waiting.length > 0) {
      const visible = await checkpointOf(stage.client);
      const now = performance.now();
      const seen = waiting.filter(({ position }) => position <= visible);
      latenciesMs.push(...seen.map(({ calledAt }) => now - calledAt));
      waiting.splice(0, waiting.length, ...waiting.filter(({ position }) => position > visible));
      await delay(2);
    }
  })();
  const [reached, told] = await lagWhile(stage.metrics, appending);
  done = true;
  await watching;
  const p99 = quantile(latenciesMs, 0.99);
  return {
    name: `append → visible, ${rate} events/s asked for, p99`, unit: 'ms', ours: p99, raw: null, ratio: null,
    goal: `≤ ${goalMs} ms`, met: p99 <= goalMs,
    details: { 'p50 ms': quantile(latenciesMs, 0.5), 'slowest ms': Math.max(...latenciesMs), 'events/s reached': reached, 'by /metrics: furthest behind, s': told.seconds, 'events': told.events },
  };
};

/** Touchpoints on open deals; each follows what its stream held when it was drawn first. */
const appenderOf = ({ store, openDeals }: Stage, seed: number, waiting: Appended[]) => {
  const draw = touchpointsOn(openDeals, seed);
  return async (): Promise<void> => {
    const touchpoint = draw();
    const calledAt = performance.now();
    const result = await store.append(touchpoint.deal.stream, 'any', [recordedNow(asEvent(touchpoint))]);
    if (result.outcome !== 'appended') throw new Error(`An append came to ${result.outcome}.`);
    waiting.push({ calledAt, position: result.position });
  };
};

/** As a command would have recorded it: the lag that the metrics tell is its age. */
const recordedNow = (event: RecordedDealEvent): EventToAppend => {
  const now = new Date().toISOString();
  const { metadata, ...rest } = toAppend(event);
  return { ...rest, metadata: { ...metadata, occurredAt: now, recordedAt: now } };
};

/** Calls as many times a second as asked, whether or not earlier calls were answered; gives the rate that it came to. */
const appendSteadily = async (rate: number, count: number, append: () => Promise<void>): Promise<number> => {
  const startedAt = performance.now();
  const calls: Promise<void>[] = [];
  while (calls.length < count) {
    const due = Math.min(count, Math.ceil(((performance.now() - startedAt) * rate) / 1_000));
    while (calls.length < due) calls.push(append());
    await delay(2);
  }
  await Promise.all(calls);
  return (count * 1_000) / (performance.now() - startedAt);
};

/** Rows and checkpoint change in one transaction: what the checkpoint has passed can be read. */
const checkpointOf = async (client: Client): Promise<bigint> => {
  const { rows: [row] } = await client.query<{ position: string | null }>({ name: 'checkpoint', text: 'select position from read.checkpoints where follower = \'ledger\'' });
  return BigInt(row?.position ?? 0);
};

const visibleUpTo = async (client: Client, position: bigint): Promise<void> => {
  while ((await checkpointOf(client)) < position) await delay(20);
};
