import { joined, sameBytes, utf8 } from '../bytes.js';
import { canonicalText } from '../canonical-text.js';
import type { Checkpoint } from '../checkpoint.js';
import { isLeaf, type Leaf } from '../leaf.js';
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
  readonly events: AuditedEvents;
}

/** The events of a log, in its order, each read from its line whenever it is asked for: as objects they would take several times the room. */
export interface AuditedEvents extends Iterable<AuditedEvent> {
  at(index: number): AuditedEvent;
}

const logName = 'log.ndjson';
const hashesName = 'leaf-hashes.bin';

/** Packs a log event by event, and gives it as files: its events, and the hashes of their leaves, by which the one that was changed can be named. */
export const packedLog = (hasher: TreeHasher) => {
  const packed: { readonly lines: Uint8Array; readonly hashes: Uint8Array }[] = [];
  let [count, lines, hashes]: [number, string[], TreeHash[]] = [0, [], []];
  const pack = (): void => {
    packed.push({ lines: utf8(lines.join('')), hashes: joined(...hashes) });
    [lines, hashes] = [[], []];
  };
  return {
    add: ({ leaf, sourceRecordedAt }: AuditedEvent): void => {
      const text = canonicalText(leaf);
      lines.push(lineAround(count, text, sourceRecordedAt));
      hashes.push(hasher.leaf(utf8(text)));
      count += 1;
      if (lines.length === linesPerPart) pack();
    },
    files: (): BundleFiles => {
      pack();
      const parts = packed.splice(0);
      return new Map([[logName, joined(...parts.map((part) => part.lines))], [hashesName, joined(...parts.map((part) => part.hashes))], ['schemas/log.schema.json', canonicalLine(auditedEventSchema)]]);
    },
  };
};

/** The events of an audit pack, without a look at whether they are what was signed. */
export const eventsInPack = (files: BundleFiles): AuditedEvents => eventsIn(fileIn(files, logName));

/** Opens an audit pack: its files are those of its manifest, and its log is, event by event, the one that the checkpoint signs. Throws BundleFault. */
export const openAuditedLog = (crypto: ProofCrypto, files: BundleFiles): AuditedLog => {
  const { manifest, checkpoint } = openBundle(crypto, files);
  if (manifest.format !== 'tandem.audit-pack/1') throw new BundleFault(`This is no audit pack but a ${manifest.format}.`);
  const hasher = treeHasher(crypto.sha256);
  const hashes = fileIn(files, hashesName);
  if (hashes.length !== checkpoint.size * hashLength) throw new BundleFault(`${hashesName} has not the hashes of ${checkpoint.size} events, which the checkpoint is over.`);
  if (!sameBytes(rootOver(hasher, hashes), checkpoint.root)) throw new BundleFault(`${hashesName} is not what was signed: it does not come to the root of the checkpoint.`);
  let read = 0;
  for (const line of readLines(logName, fileIn(files, logName))) {
    refuseOther(hasher, hashes, { ...line, index: read });
    read += 1;
  }
  if (read !== checkpoint.size) throw new BundleFault(`${logName} ends after ${read} events, and the checkpoint is over ${checkpoint.size}.`);
  return { checkpoint, logKey: manifest.logKey, events: eventsInPack(files) };
};

/** No text is as long as the log can be. */
const linesPerPart = 1_000;

/** A line in RFC 8785 form, from that of its leaf. */
const lineAround = (index: number, leaf: string, sourceRecordedAt: string | null): string => `{"index":${index},"leaf":${leaf},"sourceRecordedAt":${canonicalText(sourceRecordedAt)}}\n`;

const hashAt = (hashes: Uint8Array, index: number): Uint8Array => hashes.subarray(index * hashLength, (index + 1) * hashLength);

const refuseOther = (
  hasher: TreeHasher, hashes: Uint8Array, { place, value, index: expected }: { readonly place: string; readonly value: Readonly<Record<string, unknown>>; readonly index: number },
): void => {
  const { index, leaf, sourceRecordedAt, ...more } = value;
  if (typeof index !== 'number' || !isLeaf(leaf) || !(sourceRecordedAt === null || typeof sourceRecordedAt === 'string') || Object.keys(more).length > 0) {
    throw new BundleFault(`${place} must hold index, leaf and sourceRecordedAt, and nothing else.`);
  }
  const named = `${place}: event ${leaf.id} (${leaf.stream}, revision ${leaf.revision})`;
  if (index !== expected) throw new BundleFault(`${named} is said to be event ${index} and stands as ${expected}: one is missing, twice or at another place.`);
  if (!sameBytes(hasher.leaf(utf8(canonicalText(leaf))), hashAt(hashes, expected))) throw new BundleFault(`${named} is not what was signed: the event was changed, moved or put in.`);
};

const eventsIn = (bytes: Uint8Array): AuditedEvents => {
  const begins = [0];
  for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, end + 1)) begins.push(end + 1);
  const at = (index: number): AuditedEvent => {
    const { leaf, sourceRecordedAt } = JSON.parse(decoder.decode(bytes.subarray(begins[index], begins[index + 1]))) as AuditedEvent;
    return { leaf, sourceRecordedAt };
  };
  return { at, *[Symbol.iterator]() { for (let index = 0; index + 1 < begins.length; index += 1) yield at(index); } };
};

const lineFeed = 0x0a;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

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

/** The structure of a line of the log. */
export const auditedEventSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:tandem:format:audit-pack:1',
  title: 'A line of log.ndjson in tandem.audit-pack/1',
  type: 'object', additionalProperties: false, required: ['index', 'leaf', 'sourceRecordedAt'],
  properties: {
    index: { type: 'integer', minimum: 0, description: 'Place of the event in the log, from 0.' },
    leaf: provedLeafSchema,
    sourceRecordedAt: { type: ['string', 'null'], description: 'When the source says it learned it. No part of what is proved.' } },
} as const;
