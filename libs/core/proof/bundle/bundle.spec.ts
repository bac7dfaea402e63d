import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { utf8 } from '../bytes.js';
import { checkpointText } from '../checkpoint.js';
import { formatNote, formatVerifierKey, verifierKey } from '../signed-note.js';
import type { Sha256 } from '../tree-hasher.js';
import { canonicalLine, openBundle, readLines, type OpenedBundle } from './bundle.js';

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const key = verifierKey(sha256, 'tandem/test', new Uint8Array(32));
const head = { origin: key.name, size: 0, root: sha256(new Uint8Array()) };
const manifest = { format: 'tandem.trail-bundle/1', logKey: formatVerifierKey(key), checkpoint: formatNote(checkpointText(head), key, new Uint8Array(64)), files: {} };

/** By a verifier that every signature satisfies, so that nothing but the manifest can be refused. */
const opened = (change: object): OpenedBundle => {
  const changed: unknown = JSON.parse(JSON.stringify({ ...manifest, ...change }));
  return openBundle({ sha256, verifySignature: () => true }, new Map([['manifest.json', canonicalLine(changed)]]));
};

describe('the manifest of a bundle', () => {
  it('is opened where it holds its four parts', () => {
    expect(opened({})).toEqual({ manifest, checkpoint: { ...head, root: Uint8Array.from(head.root) } });
  });

  it.each([
    ['without a key', { logKey: undefined }], ['whose key is a number', { logKey: 7 }], ['without a checkpoint', { checkpoint: null }], ['whose checkpoint is a list', { checkpoint: [manifest.checkpoint] }],
    ['without files', { files: undefined }], ['whose files are null', { files: null }], ['whose files are a list', { files: [] }], ['whose files are a text', { files: 'all' }], ['that says more', { verified: true }],
  ])('%s is refused', (_what, change) => {
    expect(() => opened(change)).toThrow(expect.objectContaining({ name: 'BundleFault', message: 'manifest.json must hold format, logKey, checkpoint and files, and nothing else.' }));
  });

  it.each([` ${manifest.logKey}`, `${manifest.logKey}\n`])('names its key in the one form that keys are compared in, which %j is not', (logKey) => {
    expect(() => opened({ logKey })).toThrow('manifest.json: logKey is no key of a log.');
  });
});

describe('a line of a bundle', () => {
  const read = (...parts: readonly (string | Uint8Array)[]) => [...readLines('events.ndjson', Buffer.concat(parts.map((part) => (typeof part === 'string' ? utf8(part) : part))))];

  it('is told with its place', () => {
    expect(read('{"a":1}\n', '{"b":"é"}\n')).toEqual([{ place: 'events.ndjson, line 1', value: { a: 1 } }, { place: 'events.ndjson, line 2', value: { b: 'é' } }]);
  });

  it.each(['null\n', '[]\n', '"text"\n', '7\n', '{ "a":1}\n', '{"b":1,"a":1}\n', '{"a":1,"a":1}\n', '{"a":1.0}\n', '{"a":"\\u0041"}\n', '{}\r\n', '{}'])(
    'is an object in its one form, which %j is not', (line) => {
      expect(() => read('{}\n', line)).toThrow('events.ndjson, line 2 is not an object in RFC 8785 form.');
    });

  it.each([
    ['is empty', '\n'], ['begins with a mark of its byte order', '\ufeff'], ['is not UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['is lists in lists, deeper than any reader goes', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n`],
  ])('that %s cannot be read', (_what, bytes) => {
    expect(() => read(bytes, '{}\n')).toThrow('events.ndjson, line 1 is no JSON that can be read.');
  });
});
