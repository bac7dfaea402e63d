export { auditPack, auditPackEventsMax } from './audit-pack/audit-pack.js';
export { type AuditedQuestion } from './audit-pack/audited-question.js';
export { replayAuditPack, type ReplayedPack } from './audit-pack/replay-audit-pack.js';
export { verifyAuditPack, type VerifiedPack } from './audit-pack/verify-audit-pack.js';
export * from './replay-runs.js';
export { type ReplaySetup } from './replay-chunk.js';
export { dossierSource, logSource, ReplayRefused, type LogReader, type ReplaySource } from './replay-source.js';
export { type StartWorker } from './replayers.js';
export { replayText, runReplay, type DealSink, type ReplayOutcome, type ReplayParts } from './run-replay.js';
