import { joined, sameBytes, utf8 } from '../bytes.js';
import { canonicalText } from '../canonical-text.js';
import type { Checkpoint } from '../checkpoint.js';
import type { Leaf } from '../leaf.js';
import { growTiles, lookupIn, rangeHash, type Tile } from '../tiles.js';
import { hashLength, treeHasher, type TreeHash, type TreeHasher } from '../tree-hasher.js';
import type { ProofCrypto } from './asking.js';
import { BundleFault, canonicalLine, fileIn, openBundle, readLines, type BundleFiles } from './bundle.js';
import { provedLeafSchema } from './proved-leaf.schema.js';

/** An event of the log as an audit pack has it. */
export interface AuditedEvent {
  readonly leaf: Leaf;
  /** When the source says that it learned it. Evidence is judged by it, and no leaf holds it: it is not proved. */
  readonly sourceRecordedAt: string | null;
}

/** The log of an audit pack, which is the one that was signed. */
export interface AuditedLog {
  readonly checkpoint: Checkpoint;
  readonly logKey: string;
  readonly events: readonly AuditedEvent[];
}

const logName = 'log.ndjson';
const hashesName = 'leaf-hashes.bin';

/** The whole log up to a checkpoint as files: its events, and the hashes of their leaves, by which the one that was changed can be named. */
export const auditedLogFiles = (hasher: TreeHasher, events: readonly AuditedEvent[]): BundleFiles => new Map([
  [logName, linesOf(events)],
  [hashesName, hashesOf(hasher, events)],
  ['schemas/log.schema.json', canonicalLine(auditedEventSchema)]]);

/** Opens an audit pack: its files are those of its manifest, and its log is, event by event, the one that the checkpoint signs. Throws BundleFault. */
export const openAuditedLog = (crypto: ProofCrypto, files: BundleFiles): AuditedLog => {
  const { manifest, checkpoint } = openBundle(crypto, files);
  if (manifest.format !== 'tandem.audit-pack/1') throw new BundleFault(`This is no audit pack but a ${manifest.format}.`);
  const hasher = treeHasher(crypto.sha256);
  const hashes = fileIn(files, hashesName);
  if (hashes.length !== checkpoint.size * hashLength) throw new BundleFault(`${hashesName} has not the hashes of ${checkpoint.size} events, which the checkpoint is over.`);
  if (!sameBytes(rootOver(hasher, hashes), checkpoint.root)) throw new BundleFault(`${hashesName} is not what was signed: it does not come to the root of the checkpoint.`);
  const events: AuditedEvent[] = [];
  for (const { place, value } of readLines(logName, fileIn(files, logName))) events.push(eventIn(hasher, hashes, { place, value, index: events.length }));
  if (events.length !== checkpoint.size) throw new BundleFault(`${logName} ends after ${events.length} events, and the checkpoint is over ${checkpoint.size}.`);
  return { checkpoint, logKey: manifest.logKey, events };
};

const linesPerPart = 10_000;

/** Part by part: no text is as long as the log can be. */
const linesOf = (events: readonly AuditedEvent[]): Uint8Array => {
  const parts: Uint8Array[] = [];
  for (let begin = 0; begin < events.length; begin += linesPerPart) {
    parts.push(utf8(events.slice(begin, begin + linesPerPart).map(({ leaf, sourceRecordedAt }, at) => `${canonicalText({ index: begin + at, leaf, sourceRecordedAt })}\n`).join('')));
  }
  return joined(...parts);
};

const hashesOf = (hasher: TreeHasher, events: readonly AuditedEvent[]): Uint8Array => {
  const hashes = new Uint8Array(events.length * hashLength);
  for (const [index, { leaf }] of events.entries()) hashes.set(leafHash(hasher, leaf), index * hashLength);
  return hashes;
};

const leafHash = (hasher: TreeHasher, leaf: Leaf): TreeHash => hasher.leaf(utf8(canonicalText(leaf)));
const hashAt = (hashes: Uint8Array, index: number): Uint8Array => hashes.subarray(index * hashLength, (index + 1) * hashLength);

const eventIn = (
  hasher: TreeHasher, hashes: Uint8Array, { place, value, index: expected }: { readonly place: string; readonly value: Readonly<Record<string, unknown>>; readonly index: number },
): AuditedEvent => {
  const { index, leaf, sourceRecordedAt, ...more } = value;
  if (typeof leaf !== 'object' || leaf === null || !(sourceRecordedAt === null || typeof sourceRecordedAt === 'string') || Object.keys(more).length > 0) {
    throw new BundleFault(`${place} must hold index, leaf and sourceRecordedAt, and nothing else.`);
  }
  const told = leaf as Leaf;
  const named = `${place}: event ${String(told.id)} (${String(told.stream)}, revision ${String(told.revision)})`;
  if (index !== expected) throw new BundleFault(`${named} is said to be event ${String(index)} and stands as ${expected}: one is missing, twice or at another place.`);
  if (!sameBytes(leafHash(hasher, told), hashAt(hashes, expected))) throw new BundleFault(`${named} is not what was signed: the event was changed, moved or put in.`);
  return { leaf: told, sourceRecordedAt };
};

const leavesPerGrowth = 65_536;

const rootOver = (hasher: TreeHasher, hashes: Uint8Array): TreeHash => {
  const size = hashes.length / hashLength;
  const tiles = new Map<string, Tile>();
  for (let standing = 0; standing < size; standing += leavesPerGrowth) {
    const added = Array.from({ length: Math.min(leavesPerGrowth, size - standing) }, (_, index) => hashAt(hashes, standing + index));
    for (const tile of growTiles(hasher, lookupIn(tiles.values()), standing, added)) tiles.set(`${tile.level}/${tile.index}`, tile);
  }
  return rangeHash(hasher, lookupIn(tiles.values()), { begin: 0, end: size });
};

const auditedEventSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:tandem:format:audit-pack:1',
  title: 'A line of log.ndjson in tandem.audit-pack/1',
  type: 'object', additionalProperties: false, required: ['index', 'leaf', 'sourceRecordedAt'],
  properties: {
    index: { type: 'integer', minimum: 0, description: 'Place of the event in the log, from 0.' },
    leaf: provedLeafSchema,
    sourceRecordedAt: { type: ['string', 'null'], description: 'When the source says it learned it. No part of what is proved.' } },
} as const;
