import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPayload } from '#event-store';
import { hashRow, rowsIn, type LogRow } from './hash-row.js';
import { hashEvent } from './log-leaves.js';
import { numberedEvent } from './transparency-log.support.js';

const rowOf = (change: Partial<Record<'stream' | 'type' | 'data' | 'metadata', string>> = {}): LogRow => {
  const { id, type, data, metadata } = numberedEvent(1);
  const row = { stream: 'deal-d1', type, data: JSON.stringify(data), metadata: JSON.stringify(metadata), ...change };
  return ['2', row.stream, '1', id, row.type, row.data, row.metadata];
};

const asEvent = ([, stream, revision, id, type, data, metadata]: LogRow) =>
  hashEvent({ id, type, stream, revision: Number(revision), data: readPayload(data), metadata: readPayload(metadata) });

const usual = numberedEvent(1).metadata;
const anyText = fc.string({ unit: 'binary', maxLength: 6 });
const metadatas = fc.record({
  ...Object.fromEntries(Object.entries(usual).map(([name, value]) => [name, fc.oneof({ weight: 5, arbitrary: fc.constant(value) }, anyText, fc.json().map((text): unknown => JSON.parse(text)))])),
  actor: fc.oneof({ weight: 5, arbitrary: fc.constant(usual['actor']) }, fc.record({ userId: anyText, rights: fc.array(anyText), partnerId: fc.option(anyText) }), fc.constant(null)),
});

describe('an event hashed from the texts that are kept of it', () => {
  it('has the leaf and the digest that it has as an event', () => {
    expect(hashRow(rowOf())).toEqual(asEvent(rowOf()));
    expect(hashRow(rowOf())).toBeDefined();
  });

  it('has them whatever its texts hold', () => {
    const objects = fc.dictionary(anyText, fc.json({ stringUnit: 'grapheme' }).map((text): unknown => JSON.parse(text))).map((value) => JSON.stringify(value));
    fc.assert(fc.property(fc.oneof(objects, fc.json(), anyText), fc.oneof(metadatas.map((value) => JSON.stringify(value)), anyText), anyText, anyText, (data, metadata, stream, type) => {
      for (const row of [rowOf({ data, metadata }), rowOf({ data }), rowOf({ stream, type }), rowOf({ data, metadata, stream, type })]) {
        expect(hashRow(row)).toEqual(asEvent(row));
      }
    }), { numRuns: 500 });
  });

  it.each([
    (text: string) => text.replace('{', '{ '), (text: string) => text.replace('"price"', '"pr\\u0069ce"'), (text: string) => text.replace('usr_ada', 'usr_\\u0061da'),
    (text: string) => text.replace('"key 1"', '"key\\t1"'), (text: string) => text.replace('}', ',"more":1}'), (text: string) => text.slice(0, -1), (text: string) => `${text}\n`,
  ])('has them when its metadata is written otherwise (%#)', (rewrite) => {
    const row = rowOf({ metadata: rewrite(JSON.stringify(usual)) });
    expect(hashRow(row)).toEqual(asEvent(row));
  });

  it('is read from the text format of COPY, with what that escapes', () => {
    const [row] = rowsIn(Buffer.from('7\tdeal-d1\t0\tid\tDealLost\t{"reason":"a \\\\"quote\\\\" \\\\\\\\"}\t{"torn\\there\\nand on\n'));
    expect(row).toEqual(['7', 'deal-d1', '0', 'id', 'DealLost', '{"reason":"a \\"quote\\" \\\\"}', '{"torn\there\nand on']);
  });
});
