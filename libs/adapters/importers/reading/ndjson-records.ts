import { tooLong, type RawRecord, type RecordReader } from './raw-record.js';
import type { Damage } from './source-row.js';

/** How deep objects may lie inside each other; `account.owner.name` is three. */
const depthMax = 8;

/**
 * Reads lines of JSON objects. Keys become columns, in the order in which they first appear, nested ones joined by points;
 * numbers keep the text they are written with, so that none passes through a float; null is an empty cell.
 */
export const ndjsonRecords = (columns: Map<string, number>): RecordReader => ({
  push: (text, dropped) => {
    if (dropped.bytes > 0) return lost(tooLong(null));
    if (text.trim() === '') return null;
    const fields = parseObject(text);
    if (!fields) return lost({ code: 'json-unreadable', message: 'The line is no JSON object.', cell: null });
    const record: OpenRecord = { columns, cells: [], damage: [] };
    addFields(record, fields, { prefix: '', depth: 1 });
    return { cells: record.cells, damage: record.damage, lostFrom: null };
  },
  end: () => undefined,
});

interface OpenRecord {
  readonly columns: Map<string, number>;
  readonly cells: string[];
  readonly damage: Damage[];
}

const lost = (damage: Damage): RawRecord => ({ cells: [], damage: [damage], lostFrom: 0 });

const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

const parseObject = (text: string): object | undefined => {
  try {
    JSON.parse(text);
    const value: unknown = JSON.parse(text.replace(stringOrNumber, (token) => (token.startsWith('"') ? token : `"${token}"`)));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const addFields = (record: OpenRecord, fields: object, at: { readonly prefix: string; readonly depth: number }): void => {
  for (const [key, value] of Object.entries(fields) as [string, unknown][]) {
    const name = at.prefix + key;
    if (typeof value !== 'object' || value === null) setCell(record, name, textOf(value as Scalar));
    else if (at.depth >= depthMax || Array.isArray(value)) setCell(record, name, '', 'A list, or an object too deep to be a cell.');
    else addFields(record, value, { prefix: `${name}.`, depth: at.depth + 1 });
  }
};

const setCell = (record: OpenRecord, name: string, text: string, problem?: string): void => {
  const place = record.columns.get(name) ?? record.columns.size;
  record.columns.set(name, place);
  while (record.cells.length < place) record.cells.push('');
  record.cells[place] = text;
  if (problem !== undefined) record.damage.push({ code: 'json-nested', message: problem, cell: place });
};

/** Numbers have become texts before. */
type Scalar = string | boolean | null;

const textOf = (value: Scalar): string => (value === null ? '' : String(value));
