import { sameBytes } from './bytes.js';
import { consistencyRanges, inclusionRanges, leftOf, type LeafRange } from './ranges.js';
import { rangeHash, type TileLookup } from './tiles.js';
import { hashLength, type TreeHash, type TreeHasher } from './tree-hasher.js';

/** A tree of the log at some time: how many events it had, and the hash over all of them. */
export interface TreeHead {
  readonly size: number;
  readonly root: TreeHash;
}

/** The ranges that a proof of a leaf's place needs; for `tilesOf`. Throws RangeError where the leaf is not in the tree. */
export const rangesOfInclusion = (index: number, size: number): readonly LeafRange[] => {
  if (!isCount(size) || !isCount(index) || index >= size) throw new RangeError(`There is no leaf ${index} in a tree of ${size}.`);
  return inclusionRanges(index, { begin: 0, end: size });
};

/** The ranges that a proof of growth needs; for `tilesOf`. Throws RangeError for a tree that would have shrunk. */
export const rangesOfConsistency = (from: number, to: number): readonly LeafRange[] => {
  if (!isCount(from) || !isCount(to) || from > to) throw new RangeError(`A tree of ${to} does not extend one of ${from}.`);
  return from === 0 ? [] : consistencyRanges(from, { begin: 0, end: to });
};

/** The hashes of a proof, from tiles. Throws TileMissing. */
export const proofOf = (hasher: TreeHasher, tiles: TileLookup, ranges: readonly LeafRange[]): readonly TreeHash[] =>
  ranges.map((range) => rangeHash(hasher, tiles, range));

/** True where the proof shows that this leaf is the one at `index` of the tree. */
export const verifyInclusion = (hasher: TreeHasher, head: TreeHead, leaf: { readonly index: number; readonly hash: TreeHash }, proof: readonly TreeHash[]): boolean => {
  if (!isCount(head.size) || !isCount(leaf.index) || leaf.index >= head.size || ![leaf.hash, ...proof].every(isHash)) return false;
  const root = rootFromInclusion(hasher, { begin: 0, end: head.size }, leaf, proof);
  return root !== undefined && sameBytes(root, head.root);
};

/** True where the proof shows that the later tree is the earlier one with leaves added after it: nothing was removed or rewritten. */
export const verifyConsistency = (hasher: TreeHasher, earlier: TreeHead, later: TreeHead, proof: readonly TreeHash[]): boolean => {
  if (!isCount(earlier.size) || !isCount(later.size) || earlier.size > later.size || ![earlier.root, ...proof].every(isHash)) return false;
  if (earlier.size === 0) return proof.length === 0 && sameBytes(earlier.root, hasher.empty);
  const roots = rootsFromConsistency(hasher, { begin: 0, end: later.size }, earlier, proof);
  return roots !== undefined && sameBytes(roots.earlier, earlier.root) && sameBytes(roots.later, later.root);
};

/** The root that the leaf and the proof come to; the proof is taken from its end, as the tree is divided from its root. */
const rootFromInclusion = (
  hasher: TreeHasher, { begin, end }: LeafRange, leaf: { readonly index: number; readonly hash: TreeHash }, proof: readonly TreeHash[],
): TreeHash | undefined => {
  if (end - begin === 1) return proof.length === 0 ? leaf.hash : undefined;
  const middle = begin + leftOf(end - begin);
  const isLeft = leaf.index < middle;
  const own = rootFromInclusion(hasher, isLeft ? { begin, end: middle } : { begin: middle, end }, leaf, proof.slice(0, -1));
  const other = proof.at(-1);
  if (own === undefined || other === undefined) return undefined;
  return isLeft ? hasher.node(own, other) : hasher.node(other, own);
};

interface Roots {
  readonly earlier: TreeHash;
  readonly later: TreeHash;
}

/** What the proof makes of the part of the earlier tree, and of the part of the later one, that lie in a range. */
const rootsFromConsistency = (hasher: TreeHasher, { begin, end }: LeafRange, head: TreeHead, proof: readonly TreeHash[]): Roots | undefined => {
  const last = proof.at(-1);
  if (head.size === end) {
    const [shared, ...more] = begin === 0 ? [head.root, ...proof] : proof;
    return shared === undefined || more.length > 0 ? undefined : { earlier: shared, later: shared };
  }
  const middle = begin + leftOf(end - begin);
  const isLeft = head.size <= middle;
  const own = rootsFromConsistency(hasher, isLeft ? { begin, end: middle } : { begin: middle, end }, head, proof.slice(0, -1));
  if (own === undefined || last === undefined) return undefined;
  return isLeft
    ? { earlier: own.earlier, later: hasher.node(own.later, last) }
    : { earlier: hasher.node(last, own.earlier), later: hasher.node(last, own.later) };
};

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isHash = (hash: TreeHash): boolean => hash.length === hashLength;
