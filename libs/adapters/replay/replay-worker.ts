import { parentPort, workerData } from 'node:worker_threads';
import { planIn, replayChunk, type ReplayChunk, type ReplaySetup } from './replay-chunk.js';

const setup = workerData as ReplaySetup;
const plan = planIn(setup);
parentPort?.on('message', (chunk: ReplayChunk) => parentPort?.postMessage(replayChunk(plan, chunk, setup)));
