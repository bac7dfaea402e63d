import { parentPort } from 'node:worker_threads';
import { hashBlock } from './hashed-block.js';

/** A thread that hashes the blocks of the log's copy that it is sent. It loads next to nothing: a log is often short. */
parentPort?.on('message', (block: Uint8Array) => {
  const hashed = hashBlock(block);
  parentPort?.postMessage(hashed, [hashed.leaves, hashed.metadata, hashed.positions, hashed.streamAt].map(({ buffer }) => buffer as ArrayBuffer));
});
