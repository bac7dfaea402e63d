import { createLogSchema, openPostgresEventStore, type EventStore } from '#event-store';
import type { RecordedDealEvent } from '#events';
import { generateDeals, toAppend } from '../generate-deals.js';
import type { Ground } from '../ground/ground.js';
import { withClient } from '../ground/ground.js';
import { workAtOnce } from '../measuring/at-once.js';
import { compare, measureInTurn, type Compared } from '../measuring/in-turn.js';
import type { BenchOptions } from '../options.js';
import { openRawLog, type RawLog } from '../raw/raw-insert.js';
import { ratioRow, type BenchRow } from '../report/row.js';

const atOnce = 32;
const eventsPerCall = 100;

/** Appends of new streams against bare inserts of the same rows into a table with the same columns and indexes. */
export const appendRows = async ({ appendUrl }: Ground, options: BenchOptions): Promise<readonly BenchRow[]> => {
  await withClient(appendUrl, (client) => createLogSchema(client));
  const sides = { store: openPostgresEventStore({ connectionString: appendUrl }), raw: await openRawLog(appendUrl, atOnce), events: freshEvents(options.seed + 1) };
  const compared = (size: Size): Promise<Compared> => compareAppends(sides, size, options.rounds);
  const rows = [
    ratioRow('append, 32 at once, one event each', 'events/s', await compared({ calls: options.singleAppends, perCall: 1, workers: atOnce }), 0.6),
    ratioRow('append, one at a time, 100 events each', 'events/s', await compared({ calls: options.calls, perCall: eventsPerCall, workers: 1 }), 0.65),
    ratioRow('append, 32 at once, 100 events each', 'events/s', await compared({ calls: options.calls * 2, perCall: eventsPerCall, workers: atOnce }), 0.65),
  ];
  await Promise.all([sides.store.close(), sides.raw.close()]);
  return rows;
};

interface Size {
  readonly calls: number;
  readonly perCall: number;
  readonly workers: number;
}

interface AppendSides {
  readonly store: EventStore;
  readonly raw: RawLog;
  readonly events: (count: number) => readonly RecordedDealEvent[];
}

const compareAppends = async ({ store, raw, events }: AppendSides, { calls, perCall, workers }: Size, rounds: number): Promise<Compared> => {
  const run = async (call: (batch: readonly RecordedDealEvent[]) => Promise<void>): Promise<number> => {
    const batches = Array.from({ length: calls }, () => asOneStream(events(perCall)));
    const { perSecond } = await workAtOnce(calls, workers, (index) => call(batches[index] ?? []));
    return perSecond * perCall;
  };
  const reached = await measureInTurn({ rounds, warmUps: 1 }, {
    raw: () => run((batch) => raw.insert(batch)),
    ours: () => run(async (batch) => {
      const result = await store.append(batch[0]?.stream ?? '', 'no-stream', batch.map(toAppend));
      if (result.outcome !== 'appended') throw new Error(`An append came to ${result.outcome}.`);
    }),
  });
  return compare(reached.ours, reached.raw);
};

/** Generated events one after the other, never one twice. */
const freshEvents = (seed: number) => {
  const deals = generateDeals(seed, Infinity);
  const left: RecordedDealEvent[] = [];
  return (count: number): readonly RecordedDealEvent[] => {
    while (left.length < count) left.push(...(deals.next().value?.events ?? []));
    return left.splice(0, count);
  };
};

const asOneStream = (events: readonly RecordedDealEvent[]): readonly RecordedDealEvent[] =>
  events.map((event, revision) => ({ ...event, stream: `deal-${events[0]?.id ?? ''}`, revision }));
