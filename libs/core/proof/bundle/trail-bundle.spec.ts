import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, webcrypto, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkpointText } from '../checkpoint.js';
import { leafBytes, type Leaf } from '../leaf.js';
import { proofOf, rangesOfInclusion } from '../proofs.js';
import { formatNote, formatVerifierKey, verifierKey } from '../signed-note.js';
import { growTiles, lookupIn, rangeHash } from '../tiles.js';
import { treeHasher } from '../tree-hasher.js';
import { toBase64, utf8 } from '../bytes.js';
import { canonicalText } from '../canonical-text.js';
import { answerAtOnce, type Asking, type ProofCrypto } from './asking.js';
import { BundleFault, bundleOf, type BundleFiles } from './bundle.js';
import { trailFiles, verifyTrailBundle, type VerifiedTrail } from './trail-bundle.js';

const publicOf = (key: KeyObject): Uint8Array => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
const crypto: ProofCrypto = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  verifySignature: (publicKey, message, signature) =>
    verify(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' }), signature),
};
const hasher = treeHasher(crypto.sha256);
const { privateKey } = generateKeyPairSync('ed25519');
const key = verifierKey(crypto.sha256, 'tandem/test', publicOf(createPublicKey(createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })))));

const size = 300;
const leafNumbered = (number: number): Leaf => ({
  id: `event-${number}`, type: 'DealLost', version: 1, stream: `deal-d${number % 3}`, revision: Math.floor(number / 3), occurredAt: '2026-03-20T16:00:00.000Z',
  recordedAt: '2026-03-20T16:00:01.000Z', actor: { userId: 'usr_ada' }, causation: null, correlation: 'c', data: { reason: `reason ${number} é` } });
const tiles = lookupIn(growTiles(hasher, () => undefined, 0, Array.from({ length: size }, (_, index) => hasher.leaf(leafBytes(leafNumbered(index))))));
const text = checkpointText({ origin: key.name, size, root: rangeHash(hasher, tiles, { begin: 0, end: size }) });
const head = { format: 'tandem.trail-bundle/1', logKey: formatVerifierKey(key), checkpoint: formatNote(text, key, sign(null, utf8(text), privateKey)) } as const;
const proved = [3, 4, 150, 255, 299].map((index) => ({ index, leaf: leafNumbered(index), hashes: proofOf(hasher, tiles, rangesOfInclusion(index, size)) }));
const bundle = bundleOf(crypto.sha256, head, trailFiles(proved));

const verified = (files: BundleFiles): VerifiedTrail => answerAtOnce(verifyTrailBundle(files), crypto);
const lines = (): string[] => Buffer.from(bundle.get('events.ndjson') ?? []).toString('utf8').split('\n').slice(0, -1);
/** As somebody would who changes an event and makes the manifest fit. */
const rewritten = (change: (lines: string[]) => readonly string[]): BundleFiles => {
  const [, ...files] = bundle;
  return bundleOf(crypto.sha256, head, new Map([...files, ['events.ndjson', utf8(change(lines()).map((line) => `${line}\n`).join(''))]]));
};

/** As a browser answers: one after the other, later. */
const answerLater = async <Result>(asking: Asking<Result>): Promise<Result> => {
  const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
  let step = asking.next();
  while (step.done !== true) {
    const { value: question } = step;
    if (question.ask === 'sha256') step = asking.next(new Uint8Array(await webcrypto.subtle.digest('SHA-256', own(question.bytes))));
    else {
      const publicKey = await webcrypto.subtle.importKey('raw', own(question.publicKey), 'Ed25519', false, ['verify']);
      step = asking.next(await webcrypto.subtle.verify('Ed25519', publicKey, own(question.signature), own(question.message)));
    }
  }
  return step.value;
};

describe('a trail bundle', () => {
  it('L2: proves its events by the files alone, at once on a server and question by question as in a browser', async () => {
    const trail = verified(bundle);
    expect(trail.events).toEqual(proved.map(({ index, leaf }) => ({ index, leaf })));
    expect([trail.checkpoint.size, trail.logKey]).toEqual([size, head.logKey]);
    expect(await answerLater(verifyTrailBundle(bundle))).toEqual(trail);
  });

  it('L2: with any one byte altered is refused, and the part is named', () => {
    const names = [...bundle.keys()];
    fc.assert(fc.property(fc.constantFrom(...names), fc.nat(), fc.integer({ min: 1, max: 255 }), (name, drawn, difference) => {
      const bytes = new Uint8Array(bundle.get(name) ?? []);
      const at = drawn % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ difference;
      expect(() => verified(new Map([...bundle, [name, bytes]]))).toThrow(BundleFault);
      expect(() => verified(new Map([...bundle, [name, bytes]]))).toThrow(name);
    }), { numRuns: 400 });
  });

  it('L2: with any one field of an event altered is refused by the name of the event, whoever made the manifest fit', () => {
    const fields = ['id', 'type', 'version', 'stream', 'revision', 'occurredAt', 'recordedAt', 'actor', 'causation', 'correlation', 'data'] as const;
    fc.assert(fc.property(fc.nat(proved.length - 1), fc.constantFrom(...fields), (at, field) => {
      const { index, leaf, hashes } = JSON.parse(lines()[at] ?? '') as { index: number; leaf: Leaf; hashes: string[] };
      const value = field === 'data' || field === 'actor' ? { other: 1 } : field === 'version' || field === 'revision' ? 77 : 'other';
      const changed = JSON.stringify({ hashes, index, leaf: Object.fromEntries(Object.entries({ ...leaf, [field]: value }).sort(([one], [other]) => (one < other ? -1 : 1))) });
      expect(() => verified(rewritten((all) => all.with(at, changed)))).toThrow(/^events\.ndjson, line \d: event .* is not what was signed/);
    }));
  });

  it.each([
    ['of which an event is said to stand beyond the checkpoint', rewritten((all) => all.map((line) => line.replace('"index":299', '"index":300'))), 'is said to be event 300, and the checkpoint is over 300'],
    ['of which an event stands at another place', rewritten((all) => all.map((line) => line.replace('"index":150', '"index":151'))), 'event event-150 (deal-d0, revision 50) is not what was signed'],
    ['with an event twice', rewritten((all) => [...all, all[4] ?? '']), 'stands before or twice'],
    ['with two events swapped', rewritten(([one = '', two = '', ...more]) => [two, one, ...more]), 'stands before or twice'],
    ['with a proof that is none', rewritten((all) => all.map((line) => line.replace(/"hashes":\["[^"]*"/, '"hashes":["x"'))), 'not made of hashes'],
    ['with a line that is no JSON', rewritten((all) => [...all, '{']), 'events.ndjson, line 6 is no JSON'],
    ['with more in a line', rewritten((all) => all.map((line) => line.replace(/\}$/, ',"z":1}'))), 'and nothing else'],
    ['without its events', new Map([...bundle].filter(([name]) => name !== 'events.ndjson')), 'events.ndjson is missing'],
    ['without its manifest', new Map([...bundle].slice(1)), 'manifest.json is missing'],
    ['with a file that is not its own', new Map([...bundle, ['more.txt', utf8('x')]]), 'more.txt does not belong'],
    ['of another format', bundleOf(crypto.sha256, { ...head, format: 'tandem.other/1' as never }, new Map()), 'is none that is known here'],
    ['that is an audit pack', bundleOf(crypto.sha256, { ...head, format: 'tandem.audit-pack/1' }, new Map()), 'This is no trail bundle'],
    ['signed by another key', bundleOf(crypto.sha256, { ...head, checkpoint: head.checkpoint.replace(`\n${size}\n`, `\n${size + 1}\n`) }, trailFiles(proved)), 'the checkpoint is not signed'],
    ['whose key is none', bundleOf(crypto.sha256, { ...head, logKey: 'key' }, trailFiles(proved)), 'is no key of a log'],
  ])('%s is refused', (_what, files, said) => {
    expect(() => verified(files)).toThrow(said);
  });

  const [{ leaf, hashes: [hash = new Uint8Array(), ...others] }] = proved as [typeof proved[number]];
  /** With something else in its first line; what is given as undefined is not in it. */
  const withLine = (change: object): BundleFiles => rewritten((all) => all.with(0, canonicalText(JSON.parse(JSON.stringify({ ...JSON.parse(all[0] ?? '') as object, ...change })))));
  /** Objects of JSON that no text can be made of. */
  const textless = { toString: 1, valueOf: 1 };

  it.each([
    ['has no place', { index: undefined }], ['has a text for its place', { index: '3' }], ['has no hashes', { hashes: undefined }], ['has one hash and no list', { hashes: toBase64(hash) }],
    ['has no leaf', { leaf: undefined }], ['has null for its leaf', { leaf: null }], ['has a text for its leaf', { leaf: 'event-3' }], ['has a list for its leaf', { leaf: [leaf] }],
    ['names no event', { leaf: { ...leaf, id: undefined } }], ['names an event by what is no text', { leaf: { ...leaf, id: textless } }], ['names no stream', { leaf: { ...leaf, stream: null } }],
    ['names a revision that is no number', { leaf: { ...leaf, revision: textless } }],
  ])('of which a line %s is refused by the number of that line', (_what, change) => {
    expect(() => verified(withLine(change))).toThrow(new BundleFault('events.ndjson, line 1 must hold index, leaf and hashes, and nothing else.'));
  });

  it.each([
    ['has a list around its hash', [[toBase64(hash)], ...others.map(toBase64)], 'has a proof that is not made of hashes in base64'],
    ['has an object for a hash', [textless, ...others.map(toBase64)], 'has a proof that is not made of hashes in base64'],
    ['has a hash cut short', [toBase64(hash.subarray(1)), ...others.map(toBase64)], 'is not what was signed'],
    ['has no hashes', [], 'is not what was signed'],
  ])('of which a proof %s is refused by the name of the event', (_what, hashes, said) => {
    expect(() => verified(withLine({ hashes }))).toThrow(`events.ndjson, line 1: event event-3 (deal-d0, revision 1) ${said}`);
  });

  it.each([-1, 3.5])('of which an event stands at %d, where none can, is refused by the name of the event', (index) => {
    expect(() => verified(withLine({ index }))).toThrow('event event-3 (deal-d0, revision 1) is not what was signed');
  });
});
