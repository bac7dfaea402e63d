import { joined } from './bytes.js';

/** SHA-256. Given by the caller, so that the same proof is checked on a server and in a browser. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** The 32 bytes that stand for a leaf or for everything under a node. */
export type TreeHash = Uint8Array;
export const hashLength = 32;

/** The hashing of RFC 6962, section 2.1: leaves and nodes begin with different bytes, so that none can pass for the other. */
export interface TreeHasher {
  readonly empty: TreeHash;
  leaf(bytes: Uint8Array): TreeHash;
  node(left: TreeHash, right: TreeHash): TreeHash;
}

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** Nodes are hashed from one place in memory, which each overwrites: a tree has as many as it has leaves. */
export const treeHasher = (sha256: Sha256): TreeHasher => {
  const node = joined(nodePrefix, new Uint8Array(2 * hashLength));
  return {
    empty: sha256(new Uint8Array()),
    leaf: (bytes) => sha256(joined(leafPrefix, bytes)),
    node: (left, right) => {
      node.set(left, nodePrefix.length);
      node.set(right, nodePrefix.length + hashLength);
      return sha256(node);
    },
  };
};
