import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { columnsOf, partitionColumn, tableName, type ReadTable } from './read-table.js';

/** A row of a read table by the entity's properties. */
export type TableRow = Readonly<Record<string, unknown>>;

/** Replaces the rows of the named partitions of a table: whatever stood there goes, `rows` come, in two statements. */
export const replacePartitions = async (
  client: PoolClient, table: ReadTable, schema: string, partitions: readonly string[], rows: readonly TableRow[],
): Promise<void> => {
  if (partitions.length === 0) return;
  await client.query(`DELETE FROM ${schema}.${tableName(table)} WHERE ${partitionColumn(table).name} = ANY($1)`, [partitions]);
  await copyRows(client, table, schema, rows);
};

/** Adds rows with COPY. The client must act as the table's owner: COPY fails where row-level security applies. */
export const copyRows = async (client: PoolClient, table: ReadTable, schema: string, rows: readonly TableRow[]): Promise<void> => {
  if (rows.length > 0) await copyLines(client, table, schema, linesOf(table, rows));
};

const blockLengthMax = 256 * 1024;

/** Rows in the text format of COPY, a line each, in blocks of whole lines. Another thread than the one that writes them may make them. */
export const linesOf = (table: ReadTable, rows: readonly TableRow[]): readonly Uint8Array[] => {
  const columns = columnsOf(table);
  const [blocks, encoder]: [Uint8Array[], TextEncoder] = [[], new TextEncoder()];
  let block = '';
  for (const row of rows) {
    block += `${columns.map(({ property }) => copyField(row[property])).join('\t')}\n`;
    if (block.length < blockLengthMax) continue;
    blocks.push(encoder.encode(block));
    block = '';
  }
  return block === '' ? blocks : [...blocks, encoder.encode(block)];
};

/** Adds rows that are lines already. */
export const copyLines = async (client: PoolClient, table: ReadTable, schema: string, lines: readonly Uint8Array[]): Promise<void> => {
  const target = client.query(copyFrom(`COPY ${schema}.${tableName(table)} (${columnsOf(table).map(({ name }) => name).join(', ')}) FROM STDIN`));
  await pipeline(Readable.from(lines, { objectMode: true }), target);
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
