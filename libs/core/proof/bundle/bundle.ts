import { toHex, utf8 } from '../bytes.js';
import { canonicalText, isObject } from '../canonical-text.js';
import { openCheckpoint, type Checkpoint } from '../checkpoint.js';
import { formatVerifierKey, parseVerifierKey } from '../signed-note.js';
import type { Sha256 } from '../tree-hasher.js';
import type { ProofCrypto } from './asking.js';

/** The files of a bundle by name, as they lie in its archive. */
export type BundleFiles = ReadonlyMap<string, Uint8Array>;

/** The formats of bundles. */
export const bundleFormats = ['tandem.trail-bundle/1', 'tandem.audit-pack/1'] as const;
export type BundleFormat = (typeof bundleFormats)[number];

/** What a bundle says of itself, in `manifest.json`. */
export interface BundleManifest {
  readonly format: BundleFormat;
  /** `name+hash+key`. */
  readonly logKey: string;
  /** The signed note that the bundle's proofs lead to. */
  readonly checkpoint: string;
  /** Every other file, by name, with the SHA-256 (hex) of its bytes. */
  readonly files: Readonly<Record<string, string>>;
}

/** A bundle that is not what it says. The message names what is wrong with which part. */
export class BundleFault extends Error {
  override readonly name = 'BundleFault';
}

/** A bundle whose files are those of its manifest, and whose checkpoint is signed by the key in it. */
export interface OpenedBundle {
  readonly manifest: BundleManifest;
  readonly checkpoint: Checkpoint;
}

const manifestName = 'manifest.json';
/** A JSON text in RFC 8785 form and a line end. */
export const canonicalLine = (value: unknown): Uint8Array => utf8(`${canonicalText(value)}\n`);

/** Puts the manifest in front of the files. */
export const bundleOf = (sha256: Sha256, { format, logKey, checkpoint }: Omit<BundleManifest, 'files'>, files: BundleFiles): BundleFiles => {
  const digests = Object.fromEntries([...files].map(([name, bytes]) => [name, toHex(sha256(bytes))]));
  return new Map([[manifestName, canonicalLine({ format, logKey, checkpoint, files: digests })], ...files]);
};

/** The manifest alone, for who must know what a bundle is before it is verified. Throws BundleFault. */
export const manifestOf = (files: BundleFiles): BundleManifest => {
  const manifest = readLine(manifestName, fileIn(files, manifestName));
  const { format, logKey, checkpoint, files: digests, ...more } = manifest;
  if (!bundleFormats.some((known) => known === format)) throw new BundleFault(`${manifestName}: format ${JSON.stringify(format)} is none that is known here.`);
  if (typeof logKey !== 'string' || typeof checkpoint !== 'string' || !isObject(digests) || Object.keys(more).length > 0) {
    throw new BundleFault(`${manifestName} must hold format, logKey, checkpoint and files, and nothing else.`);
  }
  return manifest as unknown as BundleManifest;
};

/** Throws BundleFault, naming it, where a file is missing, changed or too much, or the checkpoint is not signed. */
export const openBundle = ({ sha256, verifySignature }: ProofCrypto, files: BundleFiles): OpenedBundle => {
  const manifest = manifestOf(files);
  for (const [name, digest] of Object.entries(manifest.files)) {
    const bytes = files.get(name);
    if (!bytes) throw new BundleFault(`${name} is missing: ${manifestName} names it.`);
    if (toHex(sha256(bytes)) !== digest) throw new BundleFault(`${name} was changed: it is not the file that ${manifestName} names.`);
  }
  for (const name of files.keys()) if (name !== manifestName && !Object.hasOwn(manifest.files, name)) throw new BundleFault(`${name} does not belong to the bundle.`);
  const key = parseVerifierKey(sha256, manifest.logKey);
  if (!key || formatVerifierKey(key) !== manifest.logKey) throw new BundleFault(`${manifestName}: logKey is no key of a log.`);
  const checkpoint = openCheckpoint(manifest.checkpoint, key, verifySignature);
  if (!checkpoint) throw new BundleFault(`${manifestName}: the checkpoint is not signed by logKey.`);
  return { manifest, checkpoint };
};

/** A file of the bundle. Throws BundleFault where it is missing. */
export const fileIn = (files: BundleFiles, name: string): Uint8Array => {
  const bytes = files.get(name);
  if (!bytes) throw new BundleFault(`${name} is missing.`);
  return bytes;
};

/** The objects of a file that holds one in each line, in RFC 8785 form. Throws BundleFault, naming the line. */
export function* readLines(name: string, bytes: Uint8Array): Generator<{ readonly place: string; readonly value: Readonly<Record<string, unknown>> }> {
  let line = 1;
  for (let begin = 0; begin < bytes.length; line += 1) {
    const lineEnd = bytes.indexOf(0x0a, begin);
    const end = lineEnd < 0 ? bytes.length : lineEnd + 1;
    const place = `${name}, line ${line}`;
    yield { place, value: readLine(place, bytes.subarray(begin, end)) };
    begin = end;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const readLine = (place: string, bytes: Uint8Array): Readonly<Record<string, unknown>> => {
  try {
    const text = decoder.decode(bytes);
    const value: unknown = JSON.parse(text);
    if (isObject(value) && `${canonicalText(value)}\n` === text) return value;
  } catch {
    // No UTF-8, no JSON, or lists in lists, deeper than anybody writes them.
    throw new BundleFault(`${place} is no JSON that can be read.`);
  }
  throw new BundleFault(`${place} is not an object in RFC 8785 form.`);
};
