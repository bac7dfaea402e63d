import { createHash, createPublicKey, verify as verifyWithNode } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkpointText, openCheckpoint } from './checkpoint.js';
import { fromBase64, joined, toBase64 } from './bytes.js';
import { formatNote, formatVerifierKey, openNote, parseVerifierKey, verifierKey, type VerifierKey, type VerifySignature } from './signed-note.js';

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
const ownSignature = fromBase64(goSignature.slice('— PeterNeumann '.length, -1)) ?? new Uint8Array();

describe('a signed note', () => {
  it('is opened as the published example is', () => {
    expect(openNote(goNote, key, verify)).toBe(goText);
    expect(formatVerifierKey(key)).toBe(goKey);
    expect(formatNote(goText, key, ownSignature.subarray(4))).toBe(goNote);
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

describe('a signed note with a line that is no signature', () => {
  it.each([
    ['words before the dash', 'x— example.com/witness dGVzdCBzaWduYXR1cmU='],
    ['words after the signature', '— example.com/witness dGVzdCBzaWduYXR1cmU= x'],
    ['a name alone', '— example.com/witness'],
    ['a name that none can have', '— example+witness dGVzdCBzaWduYXR1cmU='],
    ['what is no base64', '— example.com/witness %%%%'],
    ['the hash of a key alone', `— example.com/witness ${toBase64(key.hash)}`],
    ['its own signature cut short', `— PeterNeumann ${toBase64(ownSignature.subarray(0, -1))}`],
    ['its own signature made longer', `— PeterNeumann ${toBase64(joined(ownSignature, Uint8Array.of(0)))}`],
  ])('but %s is not opened, however good the other signature is', (_what, line) => {
    expect(openNote(`${goNote}${line}\n`, key, verify)).toBeUndefined();
  });

  it('has no text where no empty line ends it, whatever was signed', () => {
    expect(openNote(`x${goSignature}`, key, () => true)).toBeUndefined();
    expect(openNote(`\n\n${goSignature}`, key, () => true)).toBe('\n');
  });
});

describe('the key of a signer', () => {
  it('is read as it is written, whatever its hash begins with, and from a file that ends in a line end', () => {
    for (let number = 0; number < 40; number += 1) {
      const written = formatVerifierKey(verifierKey(sha256, `log-${number}`, key.publicKey));
      expect(formatVerifierKey(keyOf(`${written}\n`))).toBe(written);
    }
  });

  it.each([['', 32], ['two words', 32], ['one+two', 32], ['x'.repeat(201), 32], ['log', 31], ['log', 33]])('is not made of the name %j and %i bytes', (name, length) => {
    expect(() => verifierKey(sha256, name, new Uint8Array(length))).toThrow(new RangeError('A key has a name without spaces and +, and 32 bytes.'));
  });

  it.each([
    ['what is no base64', 'PeterNeumann+c74f20a3+%%%%'], ['another before it', `x+${goKey}`], ['a line after it', `${goKey}\nx`],
    ['the algorithm of another kind of key under its hash', `PeterNeumann+c74f20a3+${toBase64(joined(Uint8Array.of(2), key.publicKey))}`],
  ])('is not read from a text with %s', (_what, text) => {
    expect(parseVerifierKey(sha256, text)).toBeUndefined();
  });

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
    expect(opened(`${key.name}\n7\nno base64\n`)).toBeUndefined();
    expect(opened(`${key.name}\n7\n`)).toBeUndefined();
    expect(opened(`${key.name}\n`)).toBeUndefined();
    expect(openCheckpoint(goNote, key, verify)).toBeUndefined();
  });
});
