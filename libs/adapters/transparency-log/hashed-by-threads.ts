import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { copyLog, type EventStore } from '#event-store';
import { hashBlock, type HashedBlock } from './hashed-block.js';
import type { HashedStretch } from './hashed-stretch.js';
import { isOurs } from './our-streams.js';
import { hashAt, hashBytes } from './packing.js';

/** A log in PostgreSQL, and how many threads beside this one hash it; 0: this one does it all. */
export interface CopiedLog {
  readonly store: EventStore;
  readonly connectionString: string;
  readonly threads: number;
}

/** A shorter log is hashed before a thread has begun. */
const eventsPerThreadMin = 4_000;
/** Blocks that a thread has before it, so that it never waits for a word from here. */
const blocksAhead = 2;

/** The whole log in its order, copied out in blocks that are hashed by so many threads at once. */
export async function* hashedByThreads({ store, connectionString, threads }: CopiedLog): AsyncGenerator<HashedStretch> {
  const end = (await store.head()) ?? 0n;
  const workers = Array.from({ length: Math.min(threads, Math.floor(Number(end) / eventsPerThreadMin)) }, blockWorker);
  const pending: Promise<HashedBlock>[] = [];
  let turn = 0;
  try {
    for await (const block of copyLog(connectionString, end)) {
      pending.push(workers[turn % workers.length]?.hash(block) ?? Promise.resolve(hashBlock(block)));
      turn += 1;
      if (pending.length > blocksAhead * workers.length) yield stretchOf(store, await (pending.shift() as Promise<HashedBlock>));
    }
    for (const hashed of pending) yield stretchOf(store, await hashed);
  } finally {
    await Promise.all(workers.map((worker) => worker.close()));
  }
}

/** A thread answers in the order that it is asked in; once it failed, it answers nothing else. */
const blockWorker = () => {
  const worker = new Worker(new URL('./leaf-worker.js', import.meta.url));
  const failure = once(worker, 'error').then(([error]) => Promise.reject(error as Error));
  failure.catch(() => undefined);
  let before: Promise<unknown> = Promise.resolve();
  return {
    hash: (block: Uint8Array): Promise<HashedBlock> => {
      const own = new Uint8Array(block);
      worker.postMessage(own, [own.buffer]);
      const answer = before.then(() => Promise.race([failure, once(worker, 'message').then(([hashed]) => hashed as HashedBlock)]));
      answer.catch(() => undefined);
      before = answer;
      return answer;
    },
    close: () => worker.terminate(),
  };
};

const stretchOf = (store: EventStore, block: HashedBlock): HashedStretch => {
  const { leaves, metadata, positions } = block.streams.every((stream) => isOurs({ stream })) ? block : withoutOthers(block);
  return {
    leaves, metadata, count: positions.length,
    eventAt: async (index) => {
      for await (const event of store.readAll({ after: (positions[index] ?? 0n) - 1n, limit: 1 })) return event;
      return undefined;
    },
  };
};

const withoutOthers = ({ leaves, metadata, positions, streams, streamAt }: HashedBlock) => {
  const isOurStream = streams.map((stream) => isOurs({ stream }));
  const kept = [...streamAt.keys()].filter((index) => isOurStream[streamAt[index] ?? -1]);
  const only = (packed: Uint8Array): Uint8Array => {
    const own = new Uint8Array(kept.length * hashBytes);
    kept.forEach((from, to) => own.set(hashAt(packed, from), to * hashBytes));
    return own;
  };
  return { leaves: only(leaves), metadata: only(metadata), positions: BigUint64Array.from(kept, (index) => positions[index] ?? 0n) };
};
