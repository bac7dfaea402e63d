export * from './replay-runs.js';
export { type ReplaySetup } from './replay-chunk.js';
export { dossierSource, logSource, ReplayRefused, type ReplaySource } from './replay-source.js';
export { type StartWorker } from './replayers.js';
export { replayText, runReplay, type DealSink, type ReplayOutcome, type ReplayParts } from './run-replay.js';
