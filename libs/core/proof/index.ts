export { fromBase64, sameBytes, toBase64, utf8 } from './bytes.js';
export { canonicalText } from './canonical-text.js';
export * from './checkpoint.js';
export * from './leaf.js';
export * from './proofs.js';
export type { LeafRange } from './ranges.js';
export * from './signed-note.js';
export * from './tiles.js';
export * from './tree-hasher.js';
