import { createPublicKey, hash, verify } from 'node:crypto';
import { treeHasher, type ProofCrypto, type Sha256, type VerifySignature } from '#proof';

export const sha256: Sha256 = (bytes) => bytesOf(hash('sha256', bytes, 'binary'));

/** SHA-256 of a text in UTF-8, without bytes made of it first. */
export const sha256OfText = (text: string): Uint8Array => bytesOf(hash('sha256', text, 'binary'));

/** Node gives a digest sooner as text, a character for each byte, than in memory of its own: a tree needs millions of them. */
const bytesOf = (digest: string): Uint8Array => Buffer.from(digest, 'latin1');

/** The hashing of the tree, by Node's SHA-256. */
export const hasher = treeHasher(sha256);

/** Ed25519 by Node. */
export const verifySignature: VerifySignature = (publicKey, message, signature) =>
  verify(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' }), signature);

/** Both, for verifications. */
export const nodeCrypto: ProofCrypto = { sha256, verifySignature };
