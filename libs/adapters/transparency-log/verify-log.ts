import type { EventStore } from '#event-store';
import { growTiles, lookupIn, rangeHash, sameBytes, tileWidth, type Checkpoint, type Tile } from '#proof';
import { locateDifference, type FirstDifference, type LogDifference } from './locate-difference.js';
import { hashedByStore, type HashedStretch } from './hashed-stretch.js';
import { hasher } from './node-crypto.js';
import { hashAt, hashBytes, type StretchHashes } from './packing.js';
import type { RunSql } from './tree-tables.js';

/** What a verification of the whole log came to. */
export interface LogVerification {
  /** Events of ours whose leaves were worked out anew. */
  readonly events: number;
  /** Those after the checkpoint: nobody has vouched for them yet. */
  readonly unsigned: number;
  /** Undefined: the log is the one that was signed, byte for byte. */
  readonly difference: LogDifference | undefined;
}

/** Where a log is verified: its store and the tree's tables; `hashed` gives the log's leaves anew, from whatever reads the store best. */
export interface VerifiedGround {
  readonly store: EventStore;
  readonly sql: RunSql;
  readonly hashed?: () => AsyncIterable<HashedStretch>;
}

/**
 * Works every leaf out anew from the store and holds it against the tree, and the tree against the signed checkpoint. Names the first event that
 * is not what was signed. What is proved by nobody's word but the events' own is the root; the tree's tables only say where it went wrong.
 */
export const verifyLog = async (
  { store, sql, hashed = () => hashedByStore(store) }: VerifiedGround, checkpoint: Checkpoint,
): Promise<LogVerification> => {
  const edge = new Map<number, Tile>();
  let [checked, unsigned] = [0, 0];
  let first: FirstDifference | undefined;
  for await (const stretch of hashed()) {
    const count = Math.min(stretch.count, checkpoint.size - checked);
    unsigned += stretch.count - count;
    if (count === 0) continue;
    const leaves = hashesIn(stretch.leaves, count);
    for (const tile of growTiles(hasher, lookupIn(edge.values()), checked, leaves)) edge.set(tile.level, tile);
    first ??= await firstDifference(stretch, await hashesInTree(sql, checked, count), { begin: checked, count });
    checked += count;
  }
  if (checked < checkpoint.size) first ??= { index: checked, event: undefined, inLeaf: true };
  const sound = checked === checkpoint.size && sameBytes(rangeHash(hasher, lookupIn(edge.values()), { begin: 0, end: checked }), checkpoint.root);
  return { events: checked + unsigned, unsigned, difference: await locateDifference({ store, sql }, { sound, first }) };
};

const hashesIn = (packed: Uint8Array, count: number): readonly Uint8Array[] =>
  Array.from({ length: count }, (_, index) => hashAt(packed, index));

/** What the tree's tables have for a stretch; shorter where rows of them are gone. */
const hashesInTree = async (sql: RunSql, begin: number, count: number): Promise<StretchHashes> => {
  const firstTile = Math.floor(begin / tileWidth);
  const [row] = await sql<{ leaves: Buffer | null; metadata: Buffer | null }>(
    `SELECT (SELECT string_agg(hashes, ''::bytea ORDER BY index) FROM proof.tiles WHERE level = 0 AND index >= $1 AND index < $2) AS leaves,
            (SELECT string_agg(metadata_digest, ''::bytea ORDER BY index) FROM proof.leaves WHERE index >= $3 AND index < $4) AS metadata`,
    [firstTile, Math.ceil((begin + count) / tileWidth), begin, begin + count]);
  return { leaves: row?.leaves?.subarray((begin - firstTile * tileWidth) * hashBytes) ?? Buffer.alloc(0), metadata: row?.metadata ?? Buffer.alloc(0) };
};

const firstDifference = async (
  own: HashedStretch, inTree: StretchHashes, { begin, count }: { readonly begin: number; readonly count: number },
): Promise<FirstDifference | undefined> => {
  const leaf = firstOther(own.leaves, inTree.leaves, count);
  const metadata = firstOther(own.metadata, inTree.metadata, count);
  const at = Math.min(leaf, metadata);
  return at === Infinity ? undefined : { index: begin + at, event: await own.eventAt(at), inLeaf: leaf === at };
};

/** The place of the first of so many hashes that differs; Infinity where none does. */
const firstOther = (one: Uint8Array, other: Uint8Array, count: number): number => {
  const size = count * hashBytes;
  if (other.length >= size && Buffer.compare(one.subarray(0, size), other.subarray(0, size)) === 0) return Infinity;
  const at = one.findIndex((byte, index) => byte !== other[index]);
  return at < 0 || at >= size ? Infinity : Math.floor(at / hashBytes);
};
