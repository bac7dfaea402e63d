import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Compile } from 'typebox/compile';
import type { Leaf } from '../leaf.js';
import { treeHasher, type Sha256 } from '../tree-hasher.js';
import { auditedEventSchema, packedLog } from './audited-log.js';
import { bundleManifestSchema } from './bundle-manifest.schema.js';
import { bundleOf, type BundleFiles } from './bundle.js';
import { provedEventSchema, trailFiles } from './trail-bundle.js';

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const leaf: Leaf = {
  id: 'event-1', type: 'DealLost', version: 1, stream: 'deal-one', revision: 0, occurredAt: '2026-03-20T16:00:00.000Z', recordedAt: '2026-03-20T16:00:01.000Z', actor: { userId: 'usr_ada' },
  causation: null, correlation: 'c', data: { reason: 'none' } };
const log = packedLog(treeHasher(sha256));
log.add({ leaf, sourceRecordedAt: null });
const trail = trailFiles([{ index: 0, leaf, hashes: [sha256(new Uint8Array())] }]);
const manifest = bundleOf(sha256, { format: 'tandem.trail-bundle/1', logKey: 'tandem/test+00+AA', checkpoint: 'signed' }, trail);
const textIn = (files: BundleFiles, name: string): string => Buffer.from(files.get(name) ?? []).toString('utf8');

describe('the published JSON Schemas of what is taken away', () => {
  it.each([
    ['bundle-manifest', bundleManifestSchema, textIn(manifest, 'manifest.json')],
    ['trail-bundle', provedEventSchema, textIn(trail, 'events.ndjson')],
    ['audit-pack', auditedEventSchema, textIn(log.files(), 'log.ndjson')],
  ])('of %s are what bundles are written by (WRITE_FORMATS=1 writes them)', (name, schema, written) => {
    const file = `docs/formats/${name}-1.schema.json`;
    const text = `${JSON.stringify(schema, undefined, 2)}\n`;
    if (process.env['WRITE_FORMATS'] === '1') writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
    const value = JSON.parse(written) as Readonly<Record<string, unknown>>;
    expect([...Compile(schema).Errors(value)]).toEqual([]);
    for (const field of Object.keys(value)) expect([field, Compile(schema).Check({ ...value, [field]: undefined })]).toEqual([field, false]);
  });
});
