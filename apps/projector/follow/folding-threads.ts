import { on } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { everyStream, type StreamRange } from '#event-store';
import { tableName } from '#read-store';
import { foldStreams, type FoldedPage, type Folding } from './fold-streams.js';
import { tablesOf } from './read-model.js';

/** What a thread is told that folds streams: where the log lies, in which schema if it is a copy, up to which position it is read, and which tables it makes rows of. */
export interface FoldingTask {
  readonly logUrl: string;
  readonly copiedTo: string | undefined;
  readonly tables: readonly string[];
  readonly until: bigint;
}

/** Threads that fold a log in PostgreSQL, or its copy there, beside this one: how many at most, for how much of the log one is worth it, and how one is started. */
export interface FoldingThreads {
  readonly logUrl: string;
  readonly threadsMax: number;
  /** So many events are given to a thread at a time. */
  readonly eventsPerRange: number;
  readonly rangesPerThreadMin: number;
  readonly start: (task: FoldingTask) => Worker;
}

/** A thread for each processor but the one that this thread has. A shorter log is folded before the engine has compiled a thread's code. */
export const foldingThreads = (logUrl: string): FoldingThreads => ({
  logUrl, threadsMax: availableParallelism() - 1, eventsPerRange: 2_000, rangesPerThreadMin: 100,
  start: (workerData) => new Worker(new URL('./fold-worker.js', import.meta.url), { workerData, resourceLimits: { maxYoungGenerationSizeMb: 8 } }),
});

/** What a thread says when it has given all pages of a range. */
export const rangeIsDone = 'range is done';

/** Ranges that a thread has before it, so that it never waits for a word from here. */
const rangesAhead = 2;

/** Folds the whole log, this thread and others each some streams at a time. The pages come in no order that means anything. */
export async function* foldLog(folding: Folding, threads: FoldingThreads | undefined): AsyncGenerator<FoldedPage> {
  if (threads === undefined) {
    yield* foldStreams(folding, everyStream);
    return;
  }
  const ranges = await folding.log.streamRanges(threads.eventsPerRange);
  const left = [...ranges];
  const take = (): StreamRange | undefined => left.shift();
  const count = Math.min(threads.threadsMax, Math.floor(ranges.length / threads.rangesPerThreadMin));
  const workers = Array.from({ length: count }, () => threads.start({
    logUrl: threads.logUrl, copiedTo: folding.copiedTo, tables: tablesOf(folding.models).map(tableName), until: folding.until }));
  try {
    yield* asTheyCome([foldHere(folding, take), ...workers.map((worker) => foldBy(worker, take))]);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

async function* foldHere(folding: Folding, take: () => StreamRange | undefined): AsyncGenerator<FoldedPage> {
  for (let range = take(); range !== undefined; range = take()) yield* foldStreams(folding, range);
}

async function* foldBy(worker: Worker, take: () => StreamRange | undefined): AsyncGenerator<FoldedPage> {
  let asked = 0;
  const ask = (): void => {
    const range = take();
    if (range === undefined) return;
    worker.postMessage(range);
    asked += 1;
  };
  for (let ahead = 0; ahead < rangesAhead; ahead += 1) ask();
  if (asked === 0) return;
  for await (const [answer] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[FoldedPage | typeof rangeIsDone]>) {
    if (answer !== rangeIsDone) {
      yield answer;
      continue;
    }
    asked -= 1;
    ask();
    if (asked === 0) return;
  }
  throw new Error('A thread of the rebuild ended before its work.');
}

/** What several sources give, one by one, whichever has something first. */
async function* asTheyCome<Item>(sources: readonly AsyncIterator<Item>[]): AsyncGenerator<Item> {
  const nextOf = async (source: AsyncIterator<Item>) => ({ source, next: await source.next() });
  const coming = new Map(sources.map((source) => [source, nextOf(source)]));
  while (coming.size > 0) {
    const { source, next } = await Promise.race(coming.values());
    if (next.done === true) {
      coming.delete(source);
      continue;
    }
    coming.set(source, nextOf(source));
    yield next.value;
  }
}
