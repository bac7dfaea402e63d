import { createHash, createPublicKey, verify as verifyWithNode } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkpointText, openCheckpoint } from './checkpoint.js';
import { fromBase64, toBase64 } from './bytes.js';
import { formatNote, formatVerifierKey, openNote, parseVerifierKey, type VerifierKey, type VerifySignature } from './signed-note.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const verify: VerifySignature = (publicKey, message, signature) =>
  verifyWithNode(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' }), signature);

/** The example of the format's first implementation, golang.org/x/mod/sumdb/note. */
const goKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const goText = 'If you think cryptography is the answer to your problem,\nthen you don\'t know what your problem is.\n';
const goSignature = '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const goNote = `${goText}\n${goSignature}`;

const keyOf = (text: string): VerifierKey => {
  const key = parseVerifierKey(sha256, text);
  if (!key) throw new Error(`${text} is no key.`);
  return key;
};
const key = keyOf(goKey);

describe('a signed note', () => {
  it('is opened as the published example is', () => {
    expect(openNote(goNote, key, verify)).toBe(goText);
    expect(formatVerifierKey(key)).toBe(goKey);
    expect(formatNote(goText, key, (fromBase64(goSignature.slice('— PeterNeumann '.length, -1)) ?? new Uint8Array()).subarray(4))).toBe(goNote);
  });

  it('is opened whoever else signed it too', () => {
    const another = '— example.com/witness dGVzdCBzaWduYXR1cmU=\n';
    expect(openNote(`${goNote}${another}`, key, verify)).toBe(goText);
    expect(openNote(`${goText}\n${another}${goSignature}`, key, verify)).toBe(goText);
    expect(openNote(`${goText}\n${another}`, key, verify)).toBeUndefined();
  });

  it('is not opened once any character of it is another', () => {
    fc.assert(fc.property(fc.nat({ max: goNote.length - 1 }), fc.constantFrom(...'Az0 +\n—'), (at, character) => {
      fc.pre(goNote[at] !== character);
      expect(openNote(goNote.slice(0, at) + character + goNote.slice(at + 1), key, verify)).toBeUndefined();
    }));
  });

  it.each(['', goText, goNote.slice(0, -1), `${goText}${goSignature}`, `${goNote}x`])('is not found in %j', (text) => {
    expect(openNote(text, key, verify)).toBeUndefined();
  });
});

describe('the key of a signer', () => {
  it.each(['', 'PeterNeumann', goKey.replace('c74f20a3', 'c74f20a4'), goKey.replace('Peter', 'Petra'), goKey.slice(0, -4), `a b${goKey}`])('is not %j', (text) => {
    expect(parseVerifierKey(sha256, text)).toBeUndefined();
  });
});

describe('a checkpoint', () => {
  const root = sha256(new Uint8Array());
  const opened = (text: string) => openCheckpoint(formatNote(text, key, new Uint8Array(64)), key, () => true);

  it('is three lines: origin, size, root', () => {
    expect(checkpointText({ origin: key.name, size: 7, root })).toBe(`PeterNeumann\n7\n${toBase64(root)}\n`);
    expect(opened(checkpointText({ origin: key.name, size: 7, root }))).toEqual({ origin: key.name, size: 7, root: Uint8Array.from(root) });
  });

  it.each(['07', '-1', '1e3', '', '9007199254740993'])('has no size %j', (size) => {
    expect(opened(`${key.name}\n${size}\n${toBase64(root)}\n`)).toBeUndefined();
  });

  it('is of the log whose key signed it, and of a whole root', () => {
    expect(opened(`another\n7\n${toBase64(root)}\n`)).toBeUndefined();
    expect(opened(`${key.name}\n7\n${toBase64(root.subarray(1))}\n`)).toBeUndefined();
    expect(openCheckpoint(goNote, key, verify)).toBeUndefined();
  });
});
