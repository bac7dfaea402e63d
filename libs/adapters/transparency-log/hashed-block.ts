import { hashRow, rowsIn } from './hash-row.js';
import { packing, type StretchHashes } from './packing.js';

/** A block of the log's copy, hashed: what a thread gives back of it. */
export interface HashedBlock extends StretchHashes {
  readonly positions: BigUint64Array;
  /** The streams that are in it, and which of them each event is in. */
  readonly streams: readonly string[];
  readonly streamAt: Uint32Array;
}

export const hashBlock = (block: Uint8Array): HashedBlock => {
  const rows = rowsIn(block);
  const packed = packing(rows.length);
  const positions = new BigUint64Array(rows.length);
  const streamAt = new Uint32Array(rows.length);
  const streams = new Map<string, number>();
  rows.forEach((row, index) => {
    const [position, stream] = row;
    packed.add(hashRow(row));
    positions[index] = BigInt(position);
    const number = streams.get(stream) ?? streams.size;
    streams.set(stream, number);
    streamAt[index] = number;
  });
  return { ...packed.hashes(), positions, streams: [...streams.keys()], streamAt };
};
