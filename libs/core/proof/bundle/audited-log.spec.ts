import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { utf8 } from '../bytes.js';
import { canonicalText } from '../canonical-text.js';
import { checkpointText } from '../checkpoint.js';
import { leafBytes, type Leaf } from '../leaf.js';
import { formatNote, formatVerifierKey, verifierKey } from '../signed-note.js';
import { growTiles, lookupIn, rangeHash } from '../tiles.js';
import { treeHasher } from '../tree-hasher.js';
import type { ProofCrypto } from './asking.js';
import { eventsInPack, openAuditedLog, packedLog, type AuditedEvent } from './audited-log.js';
import { BundleFault, bundleOf, type BundleFiles } from './bundle.js';

const crypto: ProofCrypto = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  verifySignature: (publicKey, message, signature) =>
    verify(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' }), signature),
};
const hasher = treeHasher(crypto.sha256);
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const key = verifierKey(crypto.sha256, 'tandem/test', Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'));

const size = 300;
const eventNumbered = (number: number): AuditedEvent => ({
  sourceRecordedAt: number % 2 === 0 ? null : '2026-03-19T16:00:00.000Z',
  leaf: {
    id: `event-${number}`, type: 'DealLost', version: 1, stream: `deal-d${number % 3}`, revision: Math.floor(number / 3), occurredAt: '2026-03-20T16:00:00.000Z',
    recordedAt: '2026-03-20T16:00:01.000Z', actor: { userId: 'usr_ada' }, causation: null, correlation: 'c', data: { reason: `reason ${number} é` } } });
const events = Array.from({ length: size }, (_, index) => eventNumbered(index));
const tiles = lookupIn(growTiles(hasher, () => undefined, 0, events.map(({ leaf }) => hasher.leaf(leafBytes(leaf)))));
const text = checkpointText({ origin: key.name, size, root: rangeHash(hasher, tiles, { begin: 0, end: size }) });
const head = { format: 'tandem.audit-pack/1', logKey: formatVerifierKey(key), checkpoint: formatNote(text, key, sign(null, utf8(text), privateKey)) } as const;
const filesOf = (own: readonly AuditedEvent[]): BundleFiles => {
  const log = packedLog(hasher);
  own.forEach(log.add);
  return log.files();
};
const packed = (own: readonly AuditedEvent[]): BundleFiles => bundleOf(crypto.sha256, head, filesOf(own));
const pack = packed(events);
const open = (files: BundleFiles) => openAuditedLog(crypto, files);

/** As somebody would who changes the log and makes the manifest fit, but leaves the hashes, which come to the signed root. */
const rewritten = (own: readonly AuditedEvent[]): BundleFiles => {
  const files = new Map([...filesOf(own), ['leaf-hashes.bin', pack.get('leaf-hashes.bin') ?? new Uint8Array()]]);
  return bundleOf(crypto.sha256, head, files);
};
const changed = ({ leaf, ...event }: AuditedEvent, change: Partial<Leaf>): AuditedEvent => ({ ...event, leaf: { ...leaf, ...change } });

describe('the log of an audit pack', () => {
  it('L4: is the one that was signed, event by event, by the files alone', () => {
    const { events: told, checkpoint, logKey } = open(pack);
    expect([[...told], told.at(7), checkpoint.size, logKey]).toEqual([events, events[7], size, head.logKey]);
  });

  it('L4: with any one byte altered is refused, and the part is named', () => {
    fc.assert(fc.property(fc.constantFrom(...pack.keys()), fc.nat(), fc.integer({ min: 1, max: 255 }), (name, drawn, difference) => {
      const bytes = new Uint8Array(pack.get(name) ?? []);
      const at = drawn % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ difference;
      expect(() => open(new Map([...pack, [name, bytes]]))).toThrow(BundleFault);
      expect(() => open(new Map([...pack, [name, bytes]]))).toThrow(name);
    }), { numRuns: 60 });
  });

  it('L4: with any event changed is refused by the name of that event, whoever made the manifest fit', () => {
    fc.assert(fc.property(fc.nat(size - 1), fc.constantFrom<Partial<Leaf>>({ type: 'DealWon' }, { revision: 7_777 }, { recordedAt: '2026-01-01T00:00:00.000Z' }, { data: { reason: 'another' } }), (at, change) => {
      expect(() => open(rewritten(events.with(at, changed(eventNumbered(at), change))))).toThrow(
        new RegExp(`^log\\.ndjson, line ${at + 1}: event event-${at} \\(deal-d${at % 3}, revision \\d+\\) is not what was signed`));
    }), { numRuns: 30 });
  });

  const [first = eventNumbered(0), second = eventNumbered(1), ...rest] = events;
  it.each([
    ['without an event', rewritten(events.toSpliced(7, 1)), 'line 8: event event-8 (deal-d2, revision 2) is not what was signed'],
    ['without the last', rewritten(events.slice(0, -1)), 'log.ndjson ends after 299 events, and the checkpoint is over 300'],
    ['with two events swapped', rewritten([second, first, ...rest]), 'line 1: event event-1 (deal-d1, revision 0) is not what was signed'],
    ['with an event more', rewritten([...events, eventNumbered(300)]), 'line 301: event event-300 (deal-d0, revision 100) is not what was signed'],
    ['with hashes that fit a log that was changed', packed(events.with(3, changed(first, { type: 'DealWon' }))), 'leaf-hashes.bin is not what was signed'],
    ['with a log as short as its hashes', packed(events.slice(0, 20)), 'leaf-hashes.bin has not the hashes of 300 events'],
    ['that is a bundle of another kind', bundleOf(crypto.sha256, { ...head, format: 'tandem.trail-bundle/1' }, filesOf(events)), 'This is no audit pack but a tandem.trail-bundle/1'],
  ])('%s is refused by name', (_, files, said) => {
    expect(() => open(files)).toThrow(said);
  });

  /** With something else in the line of event 4; what is given as undefined is not in it. */
  const withLine = (change: object): BundleFiles => {
    const { leaf, sourceRecordedAt } = eventNumbered(4);
    const lines = Buffer.from(pack.get('log.ndjson') ?? []).toString('utf8').split('\n').with(4, canonicalText(JSON.parse(JSON.stringify({ index: 4, leaf, sourceRecordedAt, ...change }))));
    return bundleOf(crypto.sha256, head, new Map([...filesOf(events), ['log.ndjson', utf8(lines.join('\n'))]]));
  };

  it('says where an event stands otherwise than it says', () => {
    expect(() => open(withLine({ index: 5 }))).toThrow('line 5: event event-4 (deal-d1, revision 1) is said to be event 5 and stands as 4');
  });

  const { leaf } = eventNumbered(4);
  it.each([
    ['has no place', { index: undefined }], ['has a text for its place', { index: '4' }], ['has no leaf', { leaf: undefined }], ['has null for its leaf', { leaf: null }], ['has a text for its leaf', { leaf: 'event-4' }],
    ['names an event by an object that no text can be made of', { leaf: { ...leaf, id: { toString: 1, valueOf: 1 } } }], ['does not say what the source said', { sourceRecordedAt: undefined }],
    ['has a number for when the source learned it', { sourceRecordedAt: 7 }], ['says more', { verified: true }],
  ])('of which a line %s is refused by the number of that line', (_what, change) => {
    expect(() => open(withLine(change))).toThrow(new BundleFault('log.ndjson, line 5 must hold index, leaf and sourceRecordedAt, and nothing else.'));
  });

  it('is packed in parts, of which its files show nothing', () => {
    const many = Array.from({ length: 1_001 }, (_, index) => eventNumbered(index));
    const files = filesOf(many);
    expect([...files.keys()]).toEqual(['log.ndjson', 'leaf-hashes.bin', 'schemas/log.schema.json']);
    expect([...eventsInPack(files)]).toEqual(many);
    expect(Buffer.from(files.get('leaf-hashes.bin') ?? [])).toEqual(Buffer.concat(many.map((event) => hasher.leaf(leafBytes(event.leaf)))));
  });
});
