import { fromBase64, toBase64 } from './bytes.js';
import type { TreeHead } from './proofs.js';
import { hashLength } from './tree-hasher.js';
import { openNote, type VerifierKey, type VerifySignature } from './signed-note.js';

/** What a log says of itself when it signs: whose log, how many events, and the hash over them (C2SP tlog-checkpoint). */
export interface Checkpoint extends TreeHead {
  readonly origin: string;
}

/** The text that is signed: origin, size and root, a line each. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${toBase64(root)}\n`;

/** The checkpoint of a signed note; undefined where the log's key did not sign it or it is none of that log. */
export const openCheckpoint = (note: string, key: VerifierKey, verify: VerifySignature): Checkpoint | undefined => {
  const [origin, sizeText = '', rootText = ''] = openNote(note, key, verify)?.split('\n') ?? [];
  const [size, root] = [Number(sizeText), fromBase64(rootText)];
  if (origin !== key.name || !/^(0|[1-9]\d{0,15})$/.test(sizeText) || !Number.isSafeInteger(size) || root?.length !== hashLength) return undefined;
  return { origin, size, root };
};
