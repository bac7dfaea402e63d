import { asking, fromBase64, leafBytes, openCheckpoint, parseVerifierKey, treeHasher, verifyConsistency, verifyInclusion, type Checkpoint, type Leaf } from '#proof';
import { answerInBrowser } from '../../api/browser-crypto.js';
import { client, type Schemas } from '../../api/client.js';
import { answerOf } from '../../api/every.js';

/** Something that was verified in this browser, or the reason why it does not hold. */
export type Verdict<Found> = { readonly holds: true; readonly found: Found } | { readonly holds: false; readonly because: string };

const fails = (because: string): { readonly holds: false; readonly because: string } => ({ holds: false, because });

/** A checkpoint, and the key that checks it: to be compared with the one that was handed over by another way. */
export interface SignedCheckpoint extends Checkpoint {
  readonly key: string;
}

/** Whose signature is on a checkpoint, and over what. */
export const verifyCheckpoint = async (note: string): Promise<Verdict<SignedCheckpoint>> => {
  const keyText = answerOf(await client.GET('/v1/log/key', { parseAs: 'text' }));
  const checkpoint = await answerInBrowser(asking(({ sha256, verifySignature }) => {
    const key = parseVerifierKey(sha256, keyText);
    return key && openCheckpoint(note, key, verifySignature);
  }));
  return checkpoint ? { holds: true, found: { ...checkpoint, key: keyText.trim() } } : fails('This is no checkpoint that the log\'s key signed.');
};

/** Whether the later of two checkpoints holds every event of the earlier one, unchanged, in its place. */
export const verifyGrowth = async (notes: readonly [earlier: string, later: string]): Promise<Verdict<{ readonly from: Checkpoint; readonly to: Checkpoint }>> => {
  const [earlier, later] = await Promise.all([verifyCheckpoint(notes[0]), verifyCheckpoint(notes[1])]);
  if (!earlier.holds) return fails(`The earlier one: ${earlier.because}`);
  if (!later.holds) return fails(`The later one: ${later.because}`);
  const [from, to] = [earlier.found, later.found];
  if (from.size > to.size) return fails(`The earlier one is over ${from.size} events, the later one over ${to.size}: a log never shrinks.`);
  const { hashes } = answerOf(await client.GET('/v1/log/proof/consistency', { params: { query: { from: String(from.size), to: String(to.size) } } }));
  const proof = decoded(hashes);
  const holds = proof !== undefined && await answerInBrowser(asking(({ sha256 }) => verifyConsistency(treeHasher(sha256), from, to, proof)));
  return holds ? { holds: true, found: { from, to } } : fails(`The ${to.size} events do not begin with the ${from.size} that were signed before: something was changed or taken out.`);
};

/** An event in the log: its place, and what of it is proved. */
export interface Included {
  readonly index: number;
  readonly leaf: Leaf;
  readonly checkpoint: Checkpoint;
}

/** Whether an event is in the signed log as it is shown. */
export const verifyEvent = async (eventId: string): Promise<Verdict<Included>> => {
  const answer = answerOf<Schemas['InclusionProofDto']>(await client.GET('/v1/log/proof/inclusion', { params: { query: { eventId } } }));
  const signed = await verifyCheckpoint(answer.checkpoint);
  if (!signed.holds) return signed;
  const leaf = answer.leaf as object as Leaf;
  const [{ found: checkpoint }, proof] = [signed, decoded(answer.hashes)];
  const holds = proof !== undefined && await answerInBrowser(asking(({ sha256 }) => {
    const hasher = treeHasher(sha256);
    return verifyInclusion(hasher, checkpoint, { index: answer.index, hash: hasher.leaf(leafBytes(leaf)) }, proof);
  }));
  return holds ? { holds: true, found: { index: answer.index, leaf, checkpoint } } : fails('The event does not lead to the root that was signed.');
};

const decoded = (hashes: readonly string[]): readonly Uint8Array[] | undefined => {
  const bytes = hashes.map(fromBase64);
  return bytes.includes(undefined) ? undefined : bytes as readonly Uint8Array[];
};
