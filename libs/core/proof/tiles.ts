import { joined } from './bytes.js';
import { subtreesOf, type LeafRange, type Subtree } from './ranges.js';
import { hashLength, type TreeHash, type TreeHasher } from './tree-hasher.js';

/** Levels of the tree that one tile spans (C2SP tlog-tiles): a full tile has 256 hashes. */
const tileHeight = 8;
export const tileWidth = 2 ** tileHeight;

/** Hashes of whole subtrees of 256^level leaves, one after the other; `index` counts the tiles of a level. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  /** 32 bytes each; fewer than 256 only at the right edge of the tree. */
  readonly hashes: Uint8Array;
}
export type TileAddress = Pick<Tile, 'level' | 'index'>;

/** Where tiles are looked up; undefined for one that is not at hand. */
export type TileLookup = (address: TileAddress) => Uint8Array | undefined;

/** The tiles do not hold what was asked of them: they are not those of a tree of that size. */
export class TileMissing extends Error {
  override readonly name = 'TileMissing';
}

/** The tiles that the hashes of these ranges are worked out from. */
export const tilesOf = (ranges: readonly LeafRange[]): readonly TileAddress[] => {
  const addresses = ranges.flatMap(subtreesOf).map((subtree) => placeOf(subtree).tile);
  return [...new Map(addresses.map((address) => [`${address.level}/${address.index}`, address])).values()];
};

/** A lookup over tiles at hand. */
export const lookupIn = (tiles: Iterable<Tile>): TileLookup => {
  const byAddress = new Map([...tiles].map(({ level, index, hashes }) => [`${level}/${index}`, hashes]));
  return ({ level, index }) => byAddress.get(`${level}/${index}`);
};

/** The hash of a range of a proof, or of the whole tree. Throws TileMissing. */
export const rangeHash = (hasher: TreeHasher, lookup: TileLookup, range: LeafRange): TreeHash => {
  const hashes = subtreesOf(range).map((subtree) => subtreeHash(hasher, lookup, subtree));
  return hashes.length === 0 ? hasher.empty : hashes.reduceRight((right, left) => hasher.node(left, right));
};

/** The tiles that grow or begin where leaves are added to a tree of `size`; `edge` has those that are not full yet. */
export const growTiles = (hasher: TreeHasher, edge: TileLookup, size: number, leaves: readonly TreeHash[]): readonly Tile[] => {
  const grown: Tile[] = [];
  let [level, standing, added] = [0, size, leaves];
  while (added.length > 0) {
    const tiles = growLevel(edge, { level, standing, added });
    grown.push(...tiles);
    added = tiles.filter(({ hashes }) => hashes.length === tileWidth * hashLength).map(({ hashes }) => hashOver(hasher, hashes));
    standing = Math.floor(standing / tileWidth);
    level += 1;
  }
  return grown;
};

interface LevelGrowth {
  readonly level: number;
  /** Hashes that stand in this level already. */
  readonly standing: number;
  readonly added: readonly TreeHash[];
}

const growLevel = (edge: TileLookup, { level, standing, added }: LevelGrowth): readonly Tile[] => {
  const tiles: Tile[] = [];
  let index = Math.floor(standing / tileWidth);
  let filled = standing % tileWidth;
  for (let taken = 0; taken < added.length; index += 1) {
    const more = added.slice(taken, taken + tileWidth - filled);
    tiles.push({ level, index, hashes: joined(filled === 0 ? new Uint8Array() : firstHashes(edge, { level, index }, filled), ...more) });
    taken += more.length;
    filled = 0;
  }
  return tiles;
};

/** In which tile a subtree's hash lies or is worked out, and from which hashes of it. */
const placeOf = ({ level, index }: Subtree): { readonly tile: TileAddress; readonly first: number; readonly count: number } => {
  const count = 2 ** (level % tileHeight);
  const first = index * count;
  return { tile: { level: Math.floor(level / tileHeight), index: Math.floor(first / tileWidth) }, first: first % tileWidth, count };
};

const subtreeHash = (hasher: TreeHasher, lookup: TileLookup, subtree: Subtree): TreeHash => {
  const { tile, first, count } = placeOf(subtree);
  return hashOver(hasher, firstHashes(lookup, tile, first + count).subarray(first * hashLength));
};

const firstHashes = (lookup: TileLookup, { level, index }: TileAddress, count: number): Uint8Array => {
  const hashes = lookup({ level, index });
  if (hashes === undefined || hashes.length < count * hashLength) throw new TileMissing(`Tile ${index} of level ${level} does not hold ${count} hashes.`);
  return hashes.subarray(0, count * hashLength);
};

/** The hash over a power of two of hashes. */
const hashOver = (hasher: TreeHasher, hashes: Uint8Array): TreeHash => {
  if (hashes.length === hashLength) return hashes;
  const middle = hashes.length / 2;
  return hasher.node(hashOver(hasher, hashes.subarray(0, middle)), hashOver(hasher, hashes.subarray(middle)));
};
