import type { StoredEvent } from '#event-store';
import { readStreamName } from '#events';
import { leafBytes, leafOf, utf8, type TreeHash } from '#proof';
import { hasher, sha256 } from './node-crypto.js';

/** True for the events that the tree has: those in streams of ours. Others may share the log. */
export const isOurs = ({ stream }: StoredEvent): boolean => readStreamName(stream) !== undefined;

/** What the tree keeps of an event. */
export interface HashedEvent {
  readonly leafHash: TreeHash;
  readonly metadataDigest: Uint8Array;
}

/** Undefined where the event is torn. */
export const hashEvent = (event: StoredEvent): HashedEvent | undefined => {
  const leaf = leafOf(event);
  return leaf && { leafHash: hasher.leaf(leafBytes(leaf)), metadataDigest: sha256(utf8(JSON.stringify(event.metadata))) };
};

/** The log holds, or lacks, something that must not be signed. The message names the place. */
export class LogFault extends Error {
  override readonly name = 'LogFault';
}
