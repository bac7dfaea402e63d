export type { DifferenceKind, LogDifference } from './locate-difference.js';
export { LogFault } from './log-leaves.js';
export * from './log-proofs.js';
export * from './log-signer.js';
export { hasher, sha256 } from './node-crypto.js';
export { newSigningKeyText, readSigningKey, signCheckpoint, signingKeyInFile, type SigningKey } from './signing-key.js';
export { transparencyLogSchemaSql } from './transparency-log.schema.js';
export type { LeafRecord, RunSql } from './tree-tables.js';
export * from './verify-log.js';
