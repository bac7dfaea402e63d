/** Leaves `begin` to `end`, exclusive: what one hash of a proof stands for. */
export interface LeafRange {
  readonly begin: number;
  readonly end: number;
}

/** A whole subtree: `level` 0 is the leaves, and `index` counts the subtrees of that level. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** How many of more than one leaf lie left of the root: the largest power of two below their number (RFC 6962). */
export const leftOf = (leaves: number): number => 2 ** levelWithin(leaves - 1);

/** The ranges whose hashes prove that a leaf is in the tree of `size` leaves, from the leaf upwards: PATH of RFC 6962. */
export const inclusionRanges = (index: number, { begin, end }: LeafRange): readonly LeafRange[] => {
  if (end - begin === 1) return [];
  const middle = begin + leftOf(end - begin);
  return index < middle
    ? [...inclusionRanges(index, { begin, end: middle }), { begin: middle, end }]
    : [...inclusionRanges(index, { begin: middle, end }), { begin, end: middle }];
};

/** The ranges whose hashes prove that the tree of `size` leaves became that of `range`: SUBPROOF of RFC 6962. */
export const consistencyRanges = (size: number, { begin, end }: LeafRange): readonly LeafRange[] => {
  if (size === end) return begin === 0 ? [] : [{ begin, end }];
  const middle = begin + leftOf(end - begin);
  return size <= middle
    ? [...consistencyRanges(size, { begin, end: middle }), { begin: middle, end }]
    : [...consistencyRanges(size, { begin: middle, end }), { begin, end: middle }];
};

/** The whole subtrees that a range of a proof consists of, from left to right, each smaller than the one before. */
export const subtreesOf = ({ begin, end }: LeafRange): readonly Subtree[] => {
  const subtrees: Subtree[] = [];
  for (let at = begin; at < end; ) {
    const level = levelWithin(end - at);
    subtrees.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return subtrees;
};

/** The level of the largest whole subtree that has no more leaves than these. Counted, as a logarithm is not exact. */
const levelWithin = (leaves: number): number => {
  let level = 0;
  while (2 ** (level + 1) <= leaves) level += 1;
  return level;
};
