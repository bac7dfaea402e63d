import type { HashedEvent } from './log-leaves.js';

export const hashBytes = 32;

/** What a stretch of the log comes to, hash after hash in its order. */
export interface StretchHashes {
  readonly leaves: Uint8Array;
  readonly metadata: Uint8Array;
}

/** Puts hashes one after the other; a torn event has none, and zeros, which nothing hashes to, stand in its place. */
export const packing = (capacity: number) => {
  const [leaves, metadata] = [new Uint8Array(capacity * hashBytes), new Uint8Array(capacity * hashBytes)];
  let count = 0;
  return {
    add: (hashed: HashedEvent | undefined): void => {
      if (hashed) {
        leaves.set(hashed.leafHash, count * hashBytes);
        metadata.set(hashed.metadataDigest, count * hashBytes);
      }
      count += 1;
    },
    hashes: (): StretchHashes => ({ leaves: leaves.subarray(0, count * hashBytes), metadata: metadata.subarray(0, count * hashBytes) }),
  };
};

/** One hash of those that are packed. */
export const hashAt = (packed: Uint8Array, index: number): Uint8Array => packed.subarray(index * hashBytes, (index + 1) * hashBytes);
