import type { StoredEvent } from '#event-store';
import { readStreamName } from '#events';
import { leafOf, leafText, type TreeHash } from '#proof';
import { sha256OfText } from './node-crypto.js';

/** True for the events that the tree has: those in streams of ours. Others may share the log. */
export const isOurs = ({ stream }: StoredEvent): boolean => readStreamName(stream) !== undefined;

/** What the tree keeps of an event. */
export interface HashedEvent {
  readonly leafHash: TreeHash;
  readonly metadataDigest: Uint8Array;
}

/** What RFC 6962 puts before the bytes of a leaf, as text. */
const leafPrefix = '\u0000';

/** Undefined where the event is torn. */
export const hashEvent = (event: StoredEvent): HashedEvent | undefined => {
  const leaf = leafOf(event);
  return leaf && { leafHash: sha256OfText(leafPrefix + leafText(leaf)), metadataDigest: sha256OfText(JSON.stringify(event.metadata)) };
};

/** The log holds, or lacks, something that must not be signed. The message names the place. */
export class LogFault extends Error {
  override readonly name = 'LogFault';
}
