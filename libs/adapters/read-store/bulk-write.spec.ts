import { EntitySchema } from 'typeorm';
import { blocksOf, linesOf, textOf } from './bulk-write.js';
import type { ReadTable } from './read-table.js';

const table: ReadTable = {
  entity: new EntitySchema({ name: 'Row', tableName: 'rows', columns: { first: { type: 'text' }, second: { type: 'text', nullable: true }, third: { type: 'text', array: true } } }),
  visibleToPartner: 'true', partition: 'first', indexes: [] };

describe('rows in the text format of COPY', () => {
  it('have a field for each column, however empty the first of them is', () => {
    expect(textOf(table, [{ first: '', second: '', third: [] }, { first: 'a', second: null, third: ['b'] }])).toBe('\t\t{}\na\t\\N\t{"b"}\n');
  });

  it('escape what would end a field or a line', () => {
    expect(textOf(table, [{ first: 'a\tb\nc\\d\re', second: 7, third: ['quote " and \\'] }])).toBe('a\\tb\\nc\\\\d\\re\t7\t{"quote \\\\" and \\\\\\\\"}\n');
  });

  it('are the same lines whether they come as text or in blocks', () => {
    const rows = Array.from({ length: 9 }, (_, index) => ({ first: `row ${index} ä`, second: 'x'.repeat(100_000), third: [] }));
    const blocks = linesOf(table, rows);
    expect(blocks.length).toBeGreaterThan(1);
    expect(blocks.map((block) => Buffer.from(block).toString()).join('')).toBe(textOf(table, rows));
    expect(blocksOf([])).toEqual([]);
  });
});
