import {
  hashLength, lookupIn, openCheckpoint, parseVerifierKey, proofOf, rangeHash, rangesOfConsistency, rangesOfInclusion, tilesOf, TileMissing, verifyConsistency,
  type Checkpoint, type LeafRange, type TileAddress, type TreeHash,
} from '#proof';
import { LogFault } from './log-leaves.js';
import { hasher, sha256, verifySignature } from './node-crypto.js';
import { firstNoteOver } from './signed-notes.js';
import { findLeaf, latestNote, loadTiles, readTree, type LeafRecord, type RunSql } from './tree-tables.js';

/** The latest that was signed: the note as others keep it, and what it says. */
export interface SignedTree {
  readonly note: string;
  /** The key that checks it, `name+hash+key`. */
  readonly key: string;
  readonly checkpoint: Checkpoint;
}

/** Undefined until something is signed. Throws LogFault where the log's own key does not check its note: it was changed. */
export const signedTree = async (sql: RunSql): Promise<SignedTree | undefined> => {
  const [there] = await sql<{ there: boolean }>(`SELECT to_regclass('proof.head') IS NOT NULL AS there`);
  if (!there?.there) return undefined;
  const note = await latestNote(sql);
  const standing = await readTree(sql);
  if (note === undefined || standing === undefined) return undefined;
  const checkpoint = checkpointIn(note, standing.key);
  if (!checkpoint) throw new LogFault('The latest checkpoint is not signed by the key of the log: one of them was changed.');
  return { note, key: standing.key, checkpoint };
};

/** The tree as it was first signed over an event; undefined where it was not yet. Throws LogFault as `signedTree` does. */
export const treeFirstOver = async (sql: RunSql, eventId: string): Promise<SignedTree | undefined> => {
  const latest = await signedTree(sql);
  const note = latest && await firstNoteOver(sql, eventId);
  const checkpoint = note === undefined ? undefined : checkpointIn(note, latest?.key ?? '');
  if (note === undefined || latest === undefined) return undefined;
  if (!checkpoint) throw new LogFault('A checkpoint is not signed by the key of the log: one of them was changed.');
  return { note, key: latest.key, checkpoint };
};

/** The checkpoint of a note, if this key signed it. */
export const checkpointIn = (note: string, key: string): Checkpoint | undefined => {
  const verifier = parseVerifierKey(sha256, key);
  return verifier && openCheckpoint(note, verifier, verifySignature);
};

/** The public key under which the log is signed; undefined before its signer was started. */
export const logKey = async (sql: RunSql): Promise<string | undefined> => (await readTree(sql))?.key;

/** True where the tree shows that the later checkpoint extends the earlier one, which somebody kept. */
export const extendsKept = async (sql: RunSql, kept: Checkpoint, later: Checkpoint): Promise<boolean> => {
  if (kept.size > later.size) return false;
  try {
    return verifyConsistency(hasher, kept, later, await proveConsistency(sql, kept.size, later.size));
  } catch (error) {
    if (error instanceof TileMissing) return false;
    throw error;
  }
};

/** That an event is in the signed tree: its leaf, and the hashes beside its way to the root. */
export interface InclusionProof {
  readonly leaf: LeafRecord;
  readonly hashes: readonly TreeHash[];
}

/** Undefined where no tree of that size has the event, or the caller may not see it. */
export const proveInclusion = async (sql: RunSql, eventId: string, size: number): Promise<InclusionProof | undefined> => {
  const leaf = await findLeaf(sql, { eventId });
  return leaf && leaf.index < size ? { leaf, hashes: await hashesOf(sql, rangesOfInclusion(leaf.index, size)) } : undefined;
};

/** That the tree of `to` events is the tree of `from` with events added. Throws RangeError for sizes the wrong way round. */
export const proveConsistency = async (sql: RunSql, from: number, to: number): Promise<readonly TreeHash[]> => hashesOf(sql, rangesOfConsistency(from, to));

const hashesOf = async (sql: RunSql, ranges: readonly LeafRange[]): Promise<readonly TreeHash[]> =>
  proofOf(hasher, lookupIn(await loadTiles(sql, tilesOf(ranges))), ranges);

/** The hashes that prove each of these leaves; what several proofs have in common is worked out once. */
export const proveInclusions = async (sql: RunSql, indexes: readonly number[], size: number): Promise<readonly (readonly TreeHash[])[]> => {
  const ranges = indexes.map((index) => rangesOfInclusion(index, size));
  const tiles = lookupIn(await loadTiles(sql, tilesOf(ranges.flat())));
  const known = new Map<string, TreeHash>();
  const hashOf = (range: LeafRange): TreeHash => {
    const name = `${range.begin} ${range.end}`;
    const hash = known.get(name) ?? rangeHash(hasher, tiles, range);
    known.set(name, hash);
    return hash;
  };
  return ranges.map((own) => own.map(hashOf));
};

/** A tile in the form of C2SP tlog-tiles: `count` hashes of it, as it was when it had so many; undefined where it has fewer. */
export const tileBytes = async (sql: RunSql, address: TileAddress, count: number): Promise<Uint8Array | undefined> => {
  const [tile] = await loadTiles(sql, [address]);
  return tile && tile.hashes.length >= count * hashLength ? tile.hashes.subarray(0, count * hashLength) : undefined;
};
