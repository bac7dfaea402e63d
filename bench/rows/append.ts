import { createLogSchema, openPostgresEventStore, type EventStore } from '#event-store';
import type { RecordedDealEvent } from '#events';
import { generateDeals, toAppend } from '../generate-deals.js';
import type { Ground } from '../ground/ground.js';
import { withClient } from '../ground/ground.js';
import { workAtOnce } from '../measuring/at-once.js';
import { compare, measureInTurn, type Rounds, type Side } from '../measuring/in-turn.js';
import type { BenchOptions } from '../options.js';
import { openPeerLog } from '../peer/evtstore.js';
import { openRawLog, type RawLog } from '../raw/raw-insert.js';
import { ratioRow, type BenchRow } from '../report/row.js';

const atOnce = 32;
const eventsPerCall = 100;

/** Appends of new streams against bare inserts of the same rows into a table with the same columns and indexes, and against the peer library. */
export const appendRows = async ({ appendUrl }: Ground, options: BenchOptions): Promise<readonly BenchRow[]> => {
  await withClient(appendUrl, (client) => createLogSchema(client));
  const sides = await openSides(appendUrl, options.seed + 1);
  const peer = await openPeerLog(appendUrl, atOnce);
  const measured = (size: Size): Promise<Rounds<'raw' | 'ours' | 'peer'>> =>
    measureInTurn({ rounds: options.rounds, warmUps: 1 }, { ...appending(sides, size), peer: () => runOf(sides, size, (batch) => peer.append(batch)) });
  const single = await measured({ calls: options.singleAppends, perCall: 1, workers: atOnce });
  const one = await measured({ calls: options.calls, perCall: eventsPerCall, workers: 1 });
  const bulk = await measured({ calls: options.calls * 2, perCall: eventsPerCall, workers: atOnce });
  await Promise.all([sides.store.close(), sides.raw.close(), peer.close()]);
  return [
    ratioRow('append, 32 at once, one event each', 'events/s', compare(single.ours, single.raw), 0.6),
    ratioRow('append, 32 at once, one event each, against evtstore', 'events/s', compare(single.ours, single.peer), null),
    ratioRow('append, one at a time, 100 events each', 'events/s', compare(one.ours, one.raw), 0.65),
    ratioRow('append, one at a time, 100 events each, against evtstore', 'events/s', compare(one.ours, one.peer), null),
    ratioRow('append, 32 at once, 100 events each', 'events/s', compare(bulk.ours, bulk.raw), 0.65),
    ratioRow('append, 32 at once, 100 events each, against evtstore', 'events/s', compare(bulk.ours, bulk.peer), null),
  ];
};

/** The same bare comparison on a log that is long already, and a table as long. */
export const longAppendRows = async ({ ledgerUrl }: Ground, options: BenchOptions): Promise<readonly BenchRow[]> => {
  const sides = await openSides(ledgerUrl, options.seed + 5);
  await withClient(ledgerUrl, (client) => client.query('insert into bench.events select * from log.events; analyze bench.events'));
  const measured = (size: Size): Promise<Rounds<'raw' | 'ours'>> => measureInTurn({ rounds: options.rounds, warmUps: 1 }, appending(sides, size));
  const single = await measured({ calls: options.singleAppends, perCall: 1, workers: atOnce });
  const bulk = await measured({ calls: options.calls * 2, perCall: eventsPerCall, workers: atOnce });
  await Promise.all([sides.store.close(), sides.raw.close()]);
  return [
    ratioRow('append, 32 at once, one event each', 'events/s', compare(single.ours, single.raw), 0.6),
    ratioRow('append, 32 at once, 100 events each', 'events/s', compare(bulk.ours, bulk.raw), 0.65),
  ];
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

const openSides = async (url: string, seed: number): Promise<AppendSides> =>
  ({ store: openPostgresEventStore({ connectionString: url }), raw: await openRawLog(url, atOnce), events: freshEvents(seed) });

const appending = (sides: AppendSides, size: Size): Readonly<Record<'raw' | 'ours', Side>> => ({
  raw: () => runOf(sides, size, (batch) => sides.raw.insert(batch)),
  ours: () => runOf(sides, size, async (batch) => {
    const result = await sides.store.append(batch[0]?.stream ?? '', 'no-stream', batch.map(toAppend));
    if (result.outcome !== 'appended') throw new Error(`An append came to ${result.outcome}.`);
  }),
});

const runOf = async ({ events }: AppendSides, { calls, perCall, workers }: Size, call: (batch: readonly RecordedDealEvent[]) => Promise<void>): Promise<number> => {
  const batches = Array.from({ length: calls }, () => asOneStream(events(perCall)));
  const { perSecond } = await workAtOnce(calls, workers, (index) => call(batches[index] ?? []));
  return perSecond * perCall;
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
