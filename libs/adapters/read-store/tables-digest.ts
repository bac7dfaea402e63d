import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { columnsOf, tableName, type ReadColumn, type ReadTable } from './read-table.js';

/** One SHA-256 (hex) over all read tables, and the digest of each. */
export interface TablesDigest {
  readonly digest: string;
  readonly tables: Readonly<Record<string, string>>;
}

const rowsPerPage = 2_000;

/**
 * Digests read tables row by row in the order of their keys, columns in the order of their names, as JSON. When something was
 * recorded is left out wherever it stands, and when it occurred where that is the same because nobody said otherwise: two ledgers
 * that were told the same at different times agree.
 */
export const digestTables = async (manager: EntityManager, tables: readonly ReadTable[]): Promise<TablesDigest> => {
  const digests: [string, string][] = [];
  for (const table of [...tables].sort((one, other) => (tableName(one) < tableName(other) ? -1 : 1))) {
    digests.push([tableName(table), await digestTable(manager, table)]);
  }
  return { digest: createHash('sha256').update(JSON.stringify(digests)).digest('hex'), tables: Object.fromEntries(digests) };
};

const digestTable = async (manager: EntityManager, table: ReadTable): Promise<string> => {
  const hash = createHash('sha256');
  const columns = [...columnsOf(table)].sort((one, other) => (one.property < other.property ? -1 : 1));
  const key = columns.filter(({ primary }) => primary);
  let after: unknown[] | undefined;
  for (;;) {
    const rows = await page(manager, table, columns, key, after);
    for (const row of rows) hash.update(`${JSON.stringify(columns.map(({ property }) => withoutRecording(row, property)))}\n`);
    const last = rows.at(-1);
    if (!last || rows.length < rowsPerPage) return hash.digest('hex');
    after = key.map(({ property }) => last[property]);
  }
};

const page = (
  manager: EntityManager, table: ReadTable, columns: readonly ReadColumn[], key: readonly ReadColumn[], after: readonly unknown[] | undefined,
): Promise<Record<string, unknown>[]> => {
  const names = key.map(({ name }) => name).join(', ');
  const where = after ? `WHERE (${names}) > (${after.map((_value, index) => `$${index + 1}`).join(', ')})` : '';
  const list = columns.map(({ name, property }) => `${name} AS "${property}"`).join(', ');
  return manager.query<Record<string, unknown>[]>(
    `SELECT ${list} FROM read.${tableName(table)} ${where} ORDER BY ${names} LIMIT ${rowsPerPage}`, [...(after ?? [])]);
};

const recordingInstant = /(?:"occurredAt":"([^"]*)",)?"recordedAt":"([^"]*)",?/g;

/** A value without the instants of recording, which JSON text in it may hold too. */
const withoutRecording = (row: Readonly<Record<string, unknown>>, property: string): unknown => {
  const value = row[property];
  if (property === 'recordedAt' || (property === 'occurredAt' && value === row['recordedAt'])) return null;
  return typeof value === 'string' ? value.replace(recordingInstant, withoutSameInstant) : value;
};

const withoutSameInstant = (_pair: string, occurredAt: string | undefined, recordedAt: string): string =>
  (occurredAt === undefined || occurredAt === recordedAt ? '' : `"occurredAt":"${occurredAt}",`);
