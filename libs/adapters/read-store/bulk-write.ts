import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { columnsOf, partitionColumn, tableName, type ReadColumn, type ReadTable } from './read-table.js';

/** A row of a read table by the entity's properties. */
export type TableRow = Readonly<Record<string, unknown>>;

/** Deletes the rows of the named partitions of a table. */
export const deletePartitions = async (client: PoolClient, table: ReadTable, schema: string, partitions: readonly string[]): Promise<void> => {
  if (partitions.length > 0) await client.query(`DELETE FROM ${schema}.${tableName(table)} WHERE ${partitionColumn(table).name} = ANY($1)`, [partitions]);
};

/** Adds rows with COPY. The client must act as the table's owner: COPY fails where row-level security applies. */
export const copyRows = async (client: PoolClient, table: ReadTable, schema: string, rows: readonly TableRow[]): Promise<void> => {
  await copyLines(client, table, schema, linesOf(table, rows));
};

const blockLengthMax = 256 * 1024;

/** Rows in the text format of COPY, a line each, in blocks of whole lines. Another thread than the one that writes them may make them. */
export const linesOf = (table: ReadTable, rows: readonly TableRow[]): readonly Uint8Array[] => {
  const columns = columnsOf(table);
  return blocksOf(rows.map((row) => lineOf(columns, row)));
};

/** A few rows as they are copied in: the same text, the same rows. */
export const textOf = (table: ReadTable, rows: readonly TableRow[]): string => {
  const columns = columnsOf(table);
  return rows.map((row) => lineOf(columns, row)).join('');
};

/** Texts of whole lines in blocks of about one size. */
export const blocksOf = (texts: readonly string[]): readonly Uint8Array[] => {
  const [blocks, encoder]: [Uint8Array[], TextEncoder] = [[], new TextEncoder()];
  let block = '';
  for (const text of texts) {
    block += text;
    if (block.length < blockLengthMax) continue;
    blocks.push(encoder.encode(block));
    block = '';
  }
  return block === '' ? blocks : [...blocks, encoder.encode(block)];
};

/** Adds rows that are lines already. */
export const copyLines = async (client: PoolClient, table: ReadTable, schema: string, lines: readonly Uint8Array[]): Promise<void> => {
  if (lines.length === 0) return;
  const target = client.query(copyFrom(`COPY ${schema}.${tableName(table)} (${columnsOf(table).map(({ name }) => name).join(', ')}) FROM STDIN`));
  await pipeline(Readable.from(lines, { objectMode: true }), target);
};

const lineOf = (columns: readonly ReadColumn[], row: TableRow): string => {
  let [line, separator] = ['', ''];
  for (const { property } of columns) {
    line += separator + copyField(row[property]);
    separator = '\t';
  }
  return `${line}\n`;
};

/** A value in the text format of COPY: `\N` is null, backslash, tab and line ends are escaped. */
const copyField = (value: unknown): string => {
  if (value === null || value === undefined) return '\\N';
  if (Array.isArray(value)) return escapeCopy(arrayLiteral(value as readonly string[]));
  return escapeCopy(typeof value === 'string' ? value : JSON.stringify(value));
};

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const toEscape = /[\\\t\n\r]/;
const escapeCopy = (text: string): string => (toEscape.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character) : text);

const arrayLiteral = (values: readonly string[]): string =>
  `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
