import { fromBase64, joined, sameBytes, toBase64, toHex, utf8 } from './bytes.js';
import type { Sha256 } from './tree-hasher.js';

/** The public key of a signer, as C2SP signed-note names it: `name+hash+key`. */
export interface VerifierKey {
  readonly name: string;
  /** The first four bytes of a SHA-256 over name and key: which key of that name signed. */
  readonly hash: Uint8Array;
  /** 32 bytes of Ed25519. */
  readonly publicKey: Uint8Array;
}

/** Ed25519 (RFC 8032), given by the caller. */
export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

const ed25519 = Uint8Array.of(1);
const lengths = { publicKey: 32, hash: 4, signature: 64 };

/** The key of a name; the name has neither spaces nor `+`. Throws RangeError otherwise. */
export const verifierKey = (sha256: Sha256, name: string, publicKey: Uint8Array): VerifierKey => {
  if (!isName(name) || publicKey.length !== lengths.publicKey) throw new RangeError('A key has a name without spaces and +, and 32 bytes.');
  return { name, hash: sha256(joined(utf8(`${name}\n`), ed25519, publicKey)).subarray(0, lengths.hash), publicKey };
};

export const formatVerifierKey = ({ name, hash, publicKey }: VerifierKey): string => `${name}+${toHex(hash)}+${toBase64(joined(ed25519, publicKey))}`;

/** Undefined for a text that is no key, or whose hash is not that of its key. */
export const parseVerifierKey = (sha256: Sha256, text: string): VerifierKey | undefined => {
  const [, name = '', hash, encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text.trim()) ?? [];
  const bytes = fromBase64(encoded);
  if (!isName(name) || bytes === undefined || bytes[0] !== ed25519[0] || bytes.length !== 1 + lengths.publicKey) return undefined;
  const key = verifierKey(sha256, name, bytes.subarray(1));
  return toHex(key.hash) === hash ? key : undefined;
};

/** A text with its signature. The text ends with a line end, which is signed too. */
export const formatNote = (text: string, { name, hash }: VerifierKey, signature: Uint8Array): string =>
  `${text}\n— ${name} ${toBase64(joined(hash, signature))}\n`;

/** The text of a note that this key signed, whoever else did; undefined where it did not, or the note is malformed. */
export const openNote = (note: string, key: VerifierKey, verify: VerifySignature): string | undefined => {
  const end = note.lastIndexOf('\n\n');
  const lines = note.slice(end + 2).split('\n');
  if (end < 0 || lines.pop() !== '') return undefined;
  const text = note.slice(0, end + 1);
  const signatures = lines.map((line) => signatureIn(line, key));
  if (signatures.includes('malformed')) return undefined;
  const own = signatures.find((signature) => signature instanceof Uint8Array);
  return own !== undefined && verify(key.publicKey, utf8(text), own) ? text : undefined;
};

/** The signature of a line; undefined where it is another key's. */
const signatureIn = (line: string, key: VerifierKey): Uint8Array | 'malformed' | undefined => {
  const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (!isName(name) || bytes === undefined || bytes.length <= lengths.hash) return 'malformed';
  if (name !== key.name || !sameBytes(bytes.subarray(0, lengths.hash), key.hash)) return undefined;
  return bytes.length === lengths.hash + lengths.signature ? bytes.subarray(lengths.hash) : 'malformed';
};

const isName = (name: string): boolean => /^[^\s+]{1,200}$/u.test(name);
