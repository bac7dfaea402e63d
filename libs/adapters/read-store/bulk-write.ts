import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { columnsOf, partitionColumn, tableName, type ReadColumn, type ReadTable } from './read-table.js';

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
export const copyRows = async (client: PoolClient, table: ReadTable, schema: string, rows: Iterable<TableRow> | AsyncIterable<TableRow>): Promise<void> => {
  if (Array.isArray(rows) && rows.length === 0) return;
  const columns = columnsOf(table);
  const target = client.query(copyFrom(`COPY ${schema}.${tableName(table)} (${columns.map(({ name }) => name).join(', ')}) FROM STDIN`));
  await pipeline(Readable.from(copyLines(columns, rows), { objectMode: true, highWaterMark: 8 }), target);
};

const chunkLengthMax = 64 * 1024;

async function* copyLines(columns: readonly ReadColumn[], rows: Iterable<TableRow> | AsyncIterable<TableRow>): AsyncGenerator<Buffer> {
  let chunk = '';
  for await (const row of rows) {
    chunk += `${columns.map(({ property }) => copyField(row[property])).join('\t')}\n`;
    if (chunk.length >= chunkLengthMax) {
      yield Buffer.from(chunk);
      chunk = '';
    }
  }
  if (chunk !== '') yield Buffer.from(chunk);
}

/** A value in the text format of COPY: `\N` is null, backslash, tab and line ends are escaped. */
const copyField = (value: unknown): string => {
  if (value === null || value === undefined) return '\\N';
  if (Array.isArray(value)) return escapeCopy(arrayLiteral(value as readonly string[]));
  return escapeCopy(typeof value === 'string' ? value : JSON.stringify(value));
};

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const escapeCopy = (text: string): string => text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);

const arrayLiteral = (values: readonly string[]): string =>
  `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
