import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { proofOf, rangesOfConsistency, rangesOfInclusion, verifyConsistency, verifyInclusion, type TreeHead } from './proofs.js';
import { referenceConsistencies, referenceInclusions, referenceLeaves, referenceRoots } from './reference-vectors.support.js';
import { growTiles, lookupIn, rangeHash, TileMissing, tilesOf, tileWidth, type Tile, type TileLookup } from './tiles.js';
import { treeHasher, type TreeHash } from './tree-hasher.js';

const hasher = treeHasher((bytes) => createHash('sha256').update(bytes).digest());
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
const leafNumbered = (index: number): TreeHash => hasher.leaf(Buffer.from(String(index)));
const numbered = (count: number): readonly TreeHash[] => Array.from({ length: count }, (_, index) => leafNumbered(index));

/** Tiles by adding leaves so many at a time, as a log grows. */
const grown = (leaves: readonly TreeHash[], steps: readonly number[] = [leaves.length]): TileLookup => {
  const tiles = new Map<string, Tile>();
  let size = 0;
  for (let turn = 0; size < leaves.length; turn += 1) {
    const added = leaves.slice(size, size + (steps[turn % steps.length] ?? 1));
    for (const tile of growTiles(hasher, lookupIn(tiles.values()), size, added)) tiles.set(`${tile.level}/${tile.index}`, tile);
    size += added.length;
  }
  return lookupIn(tiles.values());
};

const headOf = (tiles: TileLookup, size: number): TreeHead => ({ size, root: rangeHash(hasher, tiles, { begin: 0, end: size }) });

/** MTH of RFC 6962, section 2.1, word for word. */
const directRoot = (leaves: readonly TreeHash[]): TreeHash => {
  const [first] = leaves;
  if (first === undefined) return hasher.empty;
  if (leaves.length === 1) return first;
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return hasher.node(directRoot(leaves.slice(0, left)), directRoot(leaves.slice(left)));
};

const flipped = (hashes: readonly TreeHash[], at: number, bit: number): readonly TreeHash[] =>
  hashes.map((hash, index) => (index === at ? hash.map((byte, place) => (place === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)) : hash));

describe('the published vectors of Certificate Transparency', () => {
  const reference = grown(referenceLeaves.map((leaf) => hasher.leaf(bytes(leaf))));
  const rootAt = (size: number): TreeHash => bytes(referenceRoots[size] ?? '');

  it.each(referenceRoots.map((root, size) => [size, root] as const))('give the root of the first %i leaves', (size, root) => {
    expect(hex(headOf(reference, size).root)).toBe(root);
  });

  it.each(referenceInclusions)('prove leaf $index of $size by the same hashes', ({ index, size, proof }) => {
    const made = proofOf(hasher, reference, rangesOfInclusion(index, size));
    expect(made.map(hex)).toEqual(proof);
    expect(verifyInclusion(hasher, { size, root: rootAt(size) }, { index, hash: hasher.leaf(bytes(referenceLeaves[index] ?? '')) }, made)).toBe(true);
  });

  it.each(referenceConsistencies)('prove growth from $from to $to by the same hashes', ({ from, to, proof }) => {
    const made = proofOf(hasher, reference, rangesOfConsistency(from, to));
    expect(made.map(hex)).toEqual(proof);
    expect(verifyConsistency(hasher, { size: from, root: rootAt(from) }, { size: to, root: rootAt(to) }, made)).toBe(true);
  });
});

const leavesMax = 700;
const log = numbered(leavesMax);
const tilesOfLog = grown(log);
const sizes = fc.integer({ min: 1, max: leavesMax });
const bits = fc.integer({ min: 0, max: 255 });

describe('a tree kept in tiles', () => {
  it('has the root of the direct recursion at every size, whatever the steps it grew in', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: leavesMax }), fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 8 }), (size, steps) => {
      expect(hex(headOf(grown(log.slice(0, size), steps), size).root)).toBe(hex(directRoot(log.slice(0, size))));
    }), { numRuns: 60 });
  });

  it('has a level for every 256-fold, and still its earlier roots', () => {
    const size = tileWidth ** 2 + 300;
    const many = numbered(size);
    const tiles = grown(many, [40_000, 1]);
    expect([0, 1, 2].map((level) => tiles({ level, index: 0 })?.length)).toEqual([8_192, 8_192, 32]);
    for (const earlier of [65_535, 65_536, size]) expect(hex(headOf(tiles, earlier).root)).toBe(hex(directRoot(many.slice(0, earlier))));
  }, 120_000);

  it('needs for a proof no more tiles than it names', () => {
    fc.assert(fc.property(sizes, bits, (size, drawn) => {
      const ranges = rangesOfInclusion(drawn % size, size);
      const named = tilesOf(ranges).map((address) => ({ ...address, hashes: tilesOfLog(address) ?? new Uint8Array() }));
      expect(proofOf(hasher, lookupIn(named), ranges).map(hex)).toEqual(proofOf(hasher, tilesOfLog, ranges).map(hex));
    }));
  });

  it('says so where it does not hold what is asked of it', () => {
    expect(() => headOf(tilesOfLog, leavesMax + 1)).toThrow(expect.objectContaining({ name: 'TileMissing', message: 'Tile 2 of level 0 does not hold 189 hashes.' }));
    expect(() => proofOf(hasher, () => undefined, rangesOfInclusion(0, 2))).toThrow(TileMissing);
  });

  it('does not grow where nothing is added', () => {
    expect(growTiles(hasher, tilesOfLog, 5, [])).toEqual([]);
  });
});

describe('a proof of inclusion', () => {
  it('verifies for every leaf of every size, and for no other leaf, place, size or bit', () => {
    fc.assert(fc.property(sizes, fc.nat(), fc.nat(), bits, (size, drawn, at, bit) => {
      const index = drawn % size;
      const [head, leaf] = [headOf(tilesOfLog, size), { index, hash: leafNumbered(index) }];
      const proof = proofOf(hasher, tilesOfLog, rangesOfInclusion(index, size));
      const holds = (change: { head?: Partial<TreeHead>; leaf?: Partial<typeof leaf>; proof?: readonly TreeHash[] }): boolean =>
        verifyInclusion(hasher, { ...head, ...change.head }, { ...leaf, ...change.leaf }, change.proof ?? proof);
      expect(holds({})).toBe(true);
      expect(holds({ leaf: { hash: flipped([leaf.hash], 0, bit)[0] ?? leaf.hash } })).toBe(false);
      expect(holds({ head: { root: flipped([head.root], 0, bit)[0] ?? head.root } })).toBe(false);
      expect(holds({ leaf: { index: (index + 1) % (size + 1) } })).toBe(false);
      expect(holds({ head: { size: size * 2 + 1 } })).toBe(false);
      expect(holds({ proof: [...proof, head.root] })).toBe(false);
      expect(holds({ proof: [head.root, ...proof] })).toBe(false);
      if (proof.length === 0) return;
      expect(holds({ proof: flipped(proof, at % proof.length, bit) })).toBe(false);
      expect(holds({ proof: proof.slice(1) })).toBe(false);
      expect(holds({ proof: proof.map((hash, place) => (place === 0 ? new Uint8Array() : hash)) })).toBe(false);
    }), { numRuns: 300 });
  });

  it('is not asked for of a leaf that is not there', () => {
    for (const [index, size] of [[0, 0], [5, 5], [-1, 5], [0.5, 5], [0, 2 ** 60]] as const) {
      expect(() => rangesOfInclusion(index, size)).toThrow(new RangeError(`There is no leaf ${index} in a tree of ${size}.`));
      expect(verifyInclusion(hasher, { size, root: hasher.empty }, { index, hash: hasher.empty }, [])).toBe(false);
    }
  });

  it('of a size that no log has is refused, not calculated for ever', () => {
    expect(verifyInclusion(hasher, { size: 2 ** 53 - 1, root: hasher.empty }, { index: 2 ** 53 - 2, hash: hasher.empty }, [hasher.empty])).toBe(false);
  });
});

describe('a proof of consistency', () => {
  it('verifies between any two sizes, and with no other root, size or bit', () => {
    fc.assert(fc.property(sizes, sizes, fc.nat(), bits, (one, other, at, bit) => {
      const [earlier, later] = [headOf(tilesOfLog, Math.min(one, other)), headOf(tilesOfLog, Math.max(one, other))];
      const proof = proofOf(hasher, tilesOfLog, rangesOfConsistency(earlier.size, later.size));
      const other1 = { ...earlier, root: flipped([earlier.root], 0, bit)[0] ?? earlier.root };
      const other2 = { ...later, root: flipped([later.root], 0, bit)[0] ?? later.root };
      expect(verifyConsistency(hasher, earlier, later, proof)).toBe(true);
      expect(verifyConsistency(hasher, other1, later, proof)).toBe(false);
      expect(verifyConsistency(hasher, earlier, other2, proof)).toBe(false);
      expect(verifyConsistency(hasher, earlier, later, [...proof, later.root])).toBe(false);
      expect(verifyConsistency(hasher, earlier, later, [later.root, ...proof])).toBe(false);
      expect(verifyConsistency(hasher, earlier, { ...later, size: later.size * 2 + 1 }, proof)).toBe(false);
      if (proof.length === 0) return;
      expect(verifyConsistency(hasher, later, earlier, proof)).toBe(false);
      expect(verifyConsistency(hasher, earlier, later, flipped(proof, at % proof.length, bit))).toBe(false);
      expect(verifyConsistency(hasher, earlier, later, proof.slice(0, -1))).toBe(false);
      expect(verifyConsistency(hasher, earlier, later, proof.slice(1))).toBe(false);
    }), { numRuns: 300 });
  });

  it('shows what was rewritten: no proof of the new log extends the old one', () => {
    fc.assert(fc.property(sizes, sizes, fc.nat(), (one, other, drawn) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const rewritten = grown(log.map((leaf, index) => (index === drawn % from ? hasher.leaf(leaf) : leaf)));
      const proof = proofOf(hasher, rewritten, rangesOfConsistency(from, to));
      expect(verifyConsistency(hasher, headOf(tilesOfLog, from), headOf(rewritten, to), proof)).toBe(false);
    }), { numRuns: 40 });
  });

  it('from the empty log has nothing to say', () => {
    expect(rangesOfConsistency(0, 5)).toEqual([]);
    expect(verifyConsistency(hasher, { size: 0, root: hasher.empty }, headOf(tilesOfLog, 5), [])).toBe(true);
    expect(verifyConsistency(hasher, { size: 0, root: leafNumbered(0) }, headOf(tilesOfLog, 5), [])).toBe(false);
    expect(verifyConsistency(hasher, { size: 0, root: hasher.empty }, headOf(tilesOfLog, 5), [leafNumbered(0)])).toBe(false);
  });

  it.each([[5, 4], [-1, 5], [0.5, 5], [5, 5.5], [5, Number.NaN], [5, 2 ** 60]])('from %d events to %d, which no log grows by, is not asked for and does not verify', (from, to) => {
    expect(() => rangesOfConsistency(from, to)).toThrow(new RangeError(`A tree of ${to} does not extend one of ${from}.`));
    expect(verifyConsistency(hasher, { size: from, root: leafNumbered(0) }, { size: to, root: leafNumbered(1) }, [leafNumbered(2)])).toBe(false);
  });

  const [first, second, third, fourth, fifth] = numbered(5) as [TreeHash, TreeHash, TreeHash, TreeHash, TreeHash];
  const node = hasher.node.bind(hasher);

  it('of a log that has shrunk does not verify, though hashes can be made up that come to both roots', () => {
    const later = { size: 3, root: node(node(first, second), node(third, node(fourth, fifth))) };
    expect(verifyConsistency(hasher, headOf(tilesOfLog, 4), later, [fourth, fifth, third, node(first, second)])).toBe(false);
  });

  it('to a size that nobody can count to does not verify, though its hashes come to the root', () => {
    const [earlier, beside] = [headOf(tilesOfLog, 4), Array.from({ length: 58 }, () => fifth)];
    expect(verifyConsistency(hasher, earlier, { size: 2 ** 60, root: beside.reduce(node, earlier.root) }, beside)).toBe(false);
    expect(verifyConsistency(hasher, earlier, { size: 2 ** 50, root: beside.slice(10).reduce(node, earlier.root) }, beside.slice(10))).toBe(true);
  });
});

describe('a hash of another length than 32 bytes', () => {
  const [left, right] = [leafNumbered(0), leafNumbered(1)];
  const root = hasher.node(left, right);
  const resized = (hash: TreeHash, length: number): TreeHash => Uint8Array.from({ length }, (_, index) => hash[index] ?? 0);

  // What is hashed lies in one place in memory: a hash cut short would be filled up with the honest one, which lay there before.
  it.each([0, 31, 33])('is refused, were it %i bytes and the rest of it left over from the proof before', (length) => {
    const inclusion = (one: TreeHash, other: TreeHash): boolean => verifyInclusion(hasher, { size: 2, root }, { index: 0, hash: one }, [other]);
    const growth = (one: TreeHash, other: TreeHash): boolean => verifyConsistency(hasher, { size: 1, root: one }, { size: 2, root }, [other]);
    for (const verify of [inclusion, growth]) {
      expect(verify(left, right)).toBe(true);
      expect(verify(resized(left, length), right)).toBe(false);
      expect(verify(left, right)).toBe(true);
      expect(verify(left, resized(right, length))).toBe(false);
    }
  });

  it('is no root of one event, were the event hashed as short', () => {
    expect(verifyInclusion(hasher, { size: 1, root: left.subarray(1) }, { index: 0, hash: left.subarray(1) }, [])).toBe(false);
  });
});
