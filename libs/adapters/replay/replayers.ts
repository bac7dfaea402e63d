import { Worker } from 'node:worker_threads';
import { planIn, replayChunk, type ReplayChunk, type ReplayedChunk, type ReplaySetup } from './replay-chunk.js';

/** Does the work of a replay, chunk by chunk, as many at once as it likes. */
export interface Replayer {
  /** How many chunks it takes at once. */
  readonly atOnce: number;
  run(chunk: ReplayChunk): Promise<ReplayedChunk>;
  close(): Promise<void>;
}

/** How a worker thread is started; by default from the file beside this one, with a heap that is collected often: it keeps next to nothing from chunk to chunk. */
export type StartWorker = (setup: ReplaySetup) => Worker;

const startWorkerHere: StartWorker = (setup) => new Worker(new URL('./replay-worker.js', import.meta.url), { workerData: setup, resourceLimits: { maxYoungGenerationSizeMb: 8 } });

/** Each worker has a chunk at hand while it works on another. */
const chunksPerWorker = 2;

/** So many worker threads; with none, the work is done here. */
export const replayerOf = (setup: ReplaySetup, { workers, startWorker = startWorkerHere }: { readonly workers: number; readonly startWorker?: StartWorker | undefined }): Replayer => {
  if (workers === 0) {
    const plan = planIn(setup);
    return { atOnce: 1, run: async (chunk) => replayChunk(plan, chunk, setup), close: () => Promise.resolve() };
  }
  const threads = Array.from({ length: workers }, () => threadOf(startWorker(setup)));
  return {
    atOnce: workers * chunksPerWorker,
    run: (chunk) => threads.reduce((free, thread) => (thread.waiting() < free.waiting() ? thread : free)).run(chunk),
    close: async () => { await Promise.all(threads.map((thread) => thread.close())); },
  };
};

/** A worker answers in the order in which it is asked. */
const threadOf = (worker: Worker) => {
  const asked: { readonly resolve: (chunk: ReplayedChunk) => void; readonly reject: (error: unknown) => void }[] = [];
  let failure: Error | undefined;
  worker.on('message', (chunk: ReplayedChunk) => asked.shift()?.resolve(chunk));
  const fail = (error: unknown): void => {
    failure ??= error instanceof Error ? error : new Error(String(error));
    for (const { reject } of asked.splice(0)) reject(failure);
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('A worker of the replay ended before its work.')));
  return {
    waiting: () => asked.length,
    run: (chunk: ReplayChunk) => new Promise<ReplayedChunk>((resolve, reject) => {
      if (failure !== undefined) return reject(failure);
      asked.push({ resolve, reject });
      worker.postMessage(chunk);
    }),
    close: () => worker.terminate(),
  };
};
