import type { EventStore, StoredEvent } from '#event-store';
import { growTiles, lookupIn, rangeHash, sameBytes, tileWidth, type Checkpoint, type Tile } from '#proof';
import { locateDifference, type FirstDifference, type LogDifference } from './locate-difference.js';
import { hashEvent, isOurs } from './log-leaves.js';
import { hasher } from './node-crypto.js';
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

const eventsPerChunk = 16 * tileWidth;
const hashBytes = 32;

/**
 * Works every leaf out anew from the store and holds it against the tree, and the tree against the signed checkpoint. Names the first event that
 * is not what was signed. What is proved by nobody's word but the events' own is the root; the tree's tables only say where it went wrong.
 */
export const verifyLog = async ({ store, sql }: { readonly store: EventStore; readonly sql: RunSql }, checkpoint: Checkpoint): Promise<LogVerification> => {
  const edge = new Map<number, Tile>();
  let [checked, unsigned] = [0, 0];
  let first: FirstDifference | undefined;
  for await (const chunk of chunksOf(store)) {
    const signed = chunk.slice(0, Math.max(0, checkpoint.size - checked));
    unsigned += chunk.length - signed.length;
    const own = hashesOf(signed);
    for (const tile of growTiles(hasher, lookupIn(edge.values()), checked, own.leaves)) edge.set(tile.level, tile);
    if (!first && signed.length > 0) first = firstDifference(signed, own, { ...(await hashesInTree(sql, checked, signed.length)), begin: checked });
    checked += signed.length;
  }
  if (checked < checkpoint.size) first ??= { index: checked, event: undefined, inLeaf: true };
  const sound = checked === checkpoint.size && sameBytes(rangeHash(hasher, lookupIn(edge.values()), { begin: 0, end: checked }), checkpoint.root);
  return { events: checked + unsigned, unsigned, difference: await locateDifference({ store, sql }, { sound, first }) };
};

/** Events of ours in the order of the log, so many at a time. */
async function* chunksOf(store: EventStore): AsyncGenerator<readonly StoredEvent[]> {
  let chunk: StoredEvent[] = [];
  for await (const event of store.readAll()) {
    if (isOurs(event)) chunk.push(event);
    if (chunk.length === eventsPerChunk) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

interface ChunkHashes {
  readonly leaves: readonly Uint8Array[];
  readonly metadata: readonly Uint8Array[];
}

/** A torn event has no leaf: zeros, which no leaf hashes to, stand in its place. */
const torn = { leafHash: new Uint8Array(hashBytes), metadataDigest: new Uint8Array(hashBytes) };

const hashesOf = (events: readonly StoredEvent[]): ChunkHashes => {
  const hashed = events.map((event) => hashEvent(event) ?? torn);
  return { leaves: hashed.map(({ leafHash }) => leafHash), metadata: hashed.map(({ metadataDigest }) => metadataDigest) };
};

/** What the tree's tables have for a chunk, hash after hash. */
interface PackedHashes {
  readonly leaves: Buffer;
  readonly metadata: Buffer;
}

/** Shorter where rows of them are gone. */
const hashesInTree = async (sql: RunSql, begin: number, count: number): Promise<PackedHashes> => {
  const [row] = await sql<{ leaves: Buffer | null; metadata: Buffer | null }>(
    `SELECT (SELECT string_agg(hashes, ''::bytea ORDER BY index) FROM proof.tiles WHERE level = 0 AND index >= $1 AND index < $2) AS leaves,
            (SELECT string_agg(metadata_digest, ''::bytea ORDER BY index) FROM proof.leaves WHERE index >= $3 AND index < $4) AS metadata`,
    [begin / tileWidth, Math.ceil((begin + count) / tileWidth), begin, begin + count]);
  return { leaves: row?.leaves ?? Buffer.alloc(0), metadata: row?.metadata ?? Buffer.alloc(0) };
};

const firstDifference = (
  events: readonly StoredEvent[], own: ChunkHashes, inTree: PackedHashes & { readonly begin: number },
): FirstDifference | undefined => {
  const leaf = firstOtherThan(inTree.leaves, own.leaves);
  const metadata = firstOtherThan(inTree.metadata, own.metadata);
  const at = Math.min(leaf, metadata);
  return at === Infinity ? undefined : { index: inTree.begin + at, event: events[at], inLeaf: leaf === at };
};

/** The place of the first hash that is packed otherwise; Infinity where there is none. */
const firstOtherThan = (packed: Buffer, hashes: readonly Uint8Array[]): number => {
  const at = hashes.findIndex((hash, index) => !packed.subarray(index * hashBytes, (index + 1) * hashBytes).equals(hash));
  return at < 0 ? Infinity : at;
};
