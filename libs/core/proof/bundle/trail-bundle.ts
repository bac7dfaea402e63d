import { fromBase64, toBase64, utf8 } from '../bytes.js';
import { canonicalText } from '../canonical-text.js';
import type { Checkpoint } from '../checkpoint.js';
import { isLeaf, type Leaf } from '../leaf.js';
import { verifyInclusion } from '../proofs.js';
import { treeHasher, type TreeHash } from '../tree-hasher.js';
import { asking, type Asking, type ProofCrypto } from './asking.js';
import { BundleFault, canonicalLine, fileIn, openBundle, readLines, type BundleFiles } from './bundle.js';
import { provedLeafSchema } from './proved-leaf.schema.js';

/** An event with its place in the log and the hashes that prove it there. */
export interface ProvedEvent {
  readonly index: number;
  readonly leaf: Leaf;
  readonly hashes: readonly TreeHash[];
}

/** What a trail bundle proves. */
export interface VerifiedTrail {
  readonly checkpoint: Checkpoint;
  readonly logKey: string;
  readonly events: readonly Pick<ProvedEvent, 'index' | 'leaf'>[];
}

const eventsName = 'events.ndjson';

/** The files of a partner's trail, but for its manifest. Events come in the order of the log. */
export const trailFiles = (events: readonly ProvedEvent[]): BundleFiles => {
  const lines = events.map(({ index, leaf, hashes }) => canonicalText({ index, leaf, hashes: hashes.map(toBase64) }));
  return new Map([['README.txt', utf8(readme)], [eventsName, utf8(lines.map((line) => `${line}\n`).join(''))], ['events.schema.json', canonicalLine(provedEventSchema)]]);
};

/** Verifies all that a trail bundle says. Throws BundleFault, naming the part that is not what was signed. */
export function* verifyTrailBundle(files: BundleFiles): Asking<VerifiedTrail> {
  const { manifest, checkpoint } = yield* asking((crypto) => openBundle(crypto, files));
  if (manifest.format !== 'tandem.trail-bundle/1') throw new BundleFault(`This is no trail bundle but a ${manifest.format}.`);
  const events: Pick<ProvedEvent, 'index' | 'leaf'>[] = [];
  for (const { place, value } of readLines(eventsName, fileIn(files, eventsName))) {
    events.push(yield* asking((crypto) => provedBy(crypto, checkpoint, place, value)));
    const [before, last] = events.slice(-2);
    if (before && last && before.index >= last.index) throw new BundleFault(`${place}: event ${last.leaf.id} stands before or twice, out of the order of the log.`);
  }
  return { checkpoint, logKey: manifest.logKey, events };
}

const provedBy = ({ sha256 }: ProofCrypto, head: Checkpoint, place: string, value: Readonly<Record<string, unknown>>): Pick<ProvedEvent, 'index' | 'leaf'> => {
  const { index, leaf, hashes, ...more } = value;
  if (typeof index !== 'number' || !Array.isArray(hashes) || !isLeaf(leaf) || Object.keys(more).length > 0) throw new BundleFault(`${place} must hold index, leaf and hashes, and nothing else.`);
  const named = `${place}: event ${leaf.id} (${leaf.stream}, revision ${leaf.revision})`;
  if (index >= head.size) throw new BundleFault(`${named} is said to be event ${index}, and the checkpoint is over ${head.size}: it proves nothing of it.`);
  const proof = hashes.map((hash: unknown) => (typeof hash === 'string' ? fromBase64(hash) : undefined));
  if (!proof.every((hash) => hash !== undefined)) throw new BundleFault(`${named} has a proof that is not made of hashes in base64.`);
  const hasher = treeHasher(sha256);
  if (!verifyInclusion(hasher, head, { index, hash: hasher.leaf(utf8(canonicalText(leaf))) }, proof)) {
    throw new BundleFault(`${named} is not what was signed: the event, its place or its proof was changed.`);
  }
  return { index, leaf };
};

/** The structure of a line of the trail. */
export const provedEventSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:tandem:format:trail-bundle:1',
  title: 'A line of events.ndjson in tandem.trail-bundle/1',
  type: 'object', additionalProperties: false, required: ['index', 'leaf', 'hashes'],
  properties: {
    index: { type: 'integer', minimum: 0, description: 'Place of the event in the log, from 0.' },
    leaf: provedLeafSchema,
    hashes: { type: 'array', items: { type: 'string' }, description: 'The hashes beside the way from the leaf to the root, in base64, in the order of RFC 6962.' },
  },
} as const;

const readme = `The events of a partner's trail, and the proof that each of them is in the signed log.

  tandem verify trail.zip                     checks everything here, with no server and no network
  tandem verify trail.zip --log-key KEY       and that it is the log whose key you know

manifest.json        the key of the log, the signed checkpoint (a C2SP signed note under Ed25519), the SHA-256 of every file
events.ndjson        one event in each line: its place in the log, what of it is proved, the hashes from there to the root (RFC 6962)
events.schema.json   the form of such a line

What is proved: every event here is in the log that the checkpoint signs, at that place and byte for byte. Keep the checkpoint: no later log can
lack these events, or have them otherwise, and still extend it. Compare logKey with the key that the log publishes (GET /v1/log/key).
What is not proved: that these are all events of yours. Events that you may see in part only are not here, since what is proved is an event's every
byte; the key of its command, the digest of the command's body and the source's own instant are no part of what is proved. This text is not signed.
`;
