import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { csvRecords } from './csv-records.js';
import { makeInert, undoInert } from './inert-cell.js';
import { lineSplitter } from './line-splitter.js';

const recordsOf = (bytes: Buffer, chunkBytes: number): string[][] => {
  const splitter = lineSplitter(1024 * 1024);
  const records = csvRecords(',');
  const found: string[][] = [];
  const take = (lines: ReturnType<typeof splitter.push>): void => {
    for (const { bytes: line } of lines) {
      const record = records.push(line.toString('utf8'), { bytes: 0, quotes: 0 });
      if (record) found.push([...record.cells]);
    }
  };
  for (let at = 0; at < bytes.length; at += chunkBytes) take(splitter.push(bytes.subarray(at, at + chunkBytes)));
  take(splitter.end());
  return found;
};

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '"', ',', '\n', ' ', '\'', '=') });

describe('records of CSV', () => {
  it('are those that csv-parse reads, wherever the chunks are cut', () => {
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), fc.integer({ min: 1, max: 9 }), (rows, chunkBytes) => {
      const text = Buffer.from(stringify(rows, { quoted_empty: true }));
      expect(recordsOf(text, chunkBytes)).toEqual(parse(text));
    }), { numRuns: 300 });
  });

  it('are never refused, whatever the bytes', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'x') }), (text) => {
      expect(Array.isArray(recordsOf(Buffer.from(text), 3))).toBe(true);
    }), { numRuns: 500 });
  });
});

describe('a cell of a rejects file', () => {
  it('is inert in a spreadsheet, and is itself again when imported', () => {
    expect(['=1+1', '+a', '@x', '-5', '-a', '\'=x', 'plain'].map(makeInert)).toEqual(['\'=1+1', '\'+a', '\'@x', '-5', '\'-a', '\'\'=x', 'plain']);
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('=', '-', '\'', '1', 'a', '@', '\t') }), (text) => { expect(undoInert(makeInert(text))).toBe(text); }));
  });
});
