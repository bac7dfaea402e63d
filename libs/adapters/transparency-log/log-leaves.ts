import { leafOf, leafText, type LeafSource, type TreeHash } from '#proof';
import { sha256OfText } from './node-crypto.js';

/** What the tree keeps of an event. */
export interface HashedEvent {
  readonly leafHash: TreeHash;
  readonly metadataDigest: Uint8Array;
}

/** What RFC 6962 puts before the bytes of a leaf, as text. */
const leafPrefix = '\u0000';

/** Undefined where the event is torn. */
export const hashEvent = (event: LeafSource): HashedEvent | undefined => {
  const leaf = leafOf(event);
  return leaf && { leafHash: hashLeafText(leafText(leaf)), metadataDigest: sha256OfText(JSON.stringify(event.metadata)) };
};

/** The hash of a leaf from its RFC 8785 form. */
export const hashLeafText = (text: string): TreeHash => sha256OfText(leafPrefix + text);

/** The log holds, or lacks, something that must not be signed. The message names the place. */
export class LogFault extends Error {
  override readonly name = 'LogFault';
}
