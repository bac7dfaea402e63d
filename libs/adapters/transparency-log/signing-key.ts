import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { checkpointText, formatNote, fromBase64, toBase64, utf8, verifierKey, type Checkpoint, type VerifierKey } from '#proof';
import { sha256 } from './node-crypto.js';

/** Who signs the log: an Ed25519 key under the name that is the log's origin. */
export interface SigningKey {
  readonly verifier: VerifierKey;
  /** A text, ending with a line end, as a signed note. */
  signNote(text: string): string;
}

/** The signed note of a checkpoint of the key's own log. */
export const signCheckpoint = (key: SigningKey, head: Omit<Checkpoint, 'origin'>): string =>
  key.signNote(checkpointText({ ...head, origin: key.verifier.name }));

/** Reads a key in the form of the note format's tools, `PRIVATE+KEY+name+hash+…`. Throws, without repeating it, where it is none. */
export const readSigningKey = (text: string, from: string): SigningKey => {
  const [, name, hash, encoded] = /^PRIVATE\+KEY\+([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = fromBase64(encoded ?? '');
  if (name === undefined || bytes?.length !== 1 + seedLength || bytes[0] !== ed25519) throw new Error(`${from} must hold a signing key, PRIVATE+KEY+….`);
  const key = keyOf(name, createPrivateKey({ key: Buffer.concat([pkcs8Prefix, bytes.subarray(1)]), format: 'der', type: 'pkcs8' }));
  if (Buffer.from(key.verifier.hash).toString('hex') !== hash) throw new Error(`The signing key in ${from} is damaged: its hash is not that of its key.`);
  return key;
};

/** Reads the key from a file that only its owner may read; makes a random one, with a name of its own, where there is none. */
export const signingKeyInFile = (path: string): SigningKey => {
  if (!existsSync(path)) writeFileSync(path, `${newSigningKeyText()}\n`, { mode: 0o600, flag: 'wx' });
  return readSigningKey(readFileSync(path, 'utf8'), path);
};

/** A new key as text. Its name, unique as the key is, becomes the origin of a log. */
export const newSigningKeyText = (): string => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { verifier } = keyOf(`tandem/${Buffer.from(sha256(publicKeyOf(privateKey))).toString('hex').slice(0, 12)}`, privateKey);
  const seed = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
  return `PRIVATE+KEY+${verifier.name}+${Buffer.from(verifier.hash).toString('hex')}+${toBase64(Uint8Array.of(ed25519, ...seed))}`;
};

const ed25519 = 1;
const seedLength = 32;
/** What stands before the seed in the PKCS #8 form of an Ed25519 key (RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

const keyOf = (name: string, privateKey: KeyObject): SigningKey => {
  const verifier = verifierKey(sha256, name, publicKeyOf(privateKey));
  return { verifier, signNote: (text) => formatNote(text, verifier, sign(null, utf8(text), privateKey)) };
};

const publicKeyOf = (privateKey: KeyObject): Uint8Array => Buffer.from(privateKey.export({ format: 'jwk' }).x ?? '', 'base64url');
