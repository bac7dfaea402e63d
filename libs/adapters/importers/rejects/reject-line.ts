import { makeInert } from '../reading/inert-cell.js';
import { faultColumn, type FileShape } from '../reading/read-rows.js';
import type { SourceRow } from '../reading/source-row.js';

/** The header of a rejects file: the source's columns, then the reason. Bytes stand as characters of one byte each. */
export const csvHeader = (columns: ReadonlyMap<string, number>, delimiter: string): Buffer =>
  lineOf([...columns.keys()].filter((column) => column !== faultColumn).concat(faultColumn), delimiter);

/** A rejected row as it was, with the reason at its end. Of a row too long to be held the cells that were read. */
export const csvLine = ({ cells, columns }: SourceRow, reason: string, { delimiter, encoding }: FileShape): Buffer => {
  const faultAt = columns.get(faultColumn);
  const kept = cells.filter((_cell, place) => place !== faultAt);
  const width = columns.size - (faultAt === undefined ? 0 : 1);
  while (kept.length < width) kept.push('');
  return lineOf([...kept, bytesOf(reason, encoding)].map(makeInert), delimiter);
};

/** A rejected line of NDJSON: its keys, nested ones joined by points as the mapping calls them, and the reason. */
export const ndjsonLine = ({ cells, columns }: SourceRow, reason: string): Buffer => {
  const kept = [...columns].filter(([column, place]) => column !== faultColumn && (cells[place] ?? '') !== '')
    .map(([column, place]) => [textOf(column), textOf(cells[place] ?? '')] as const);
  return Buffer.from(`${JSON.stringify({ ...Object.fromEntries(kept), [faultColumn]: reason })}\n`, 'utf8');
};

const lineOf = (cells: readonly string[], delimiter: string): Buffer =>
  Buffer.from(`${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\n`, 'latin1');

const quoted = (cell: string, delimiter: string): string =>
  cell.includes('"') || cell.includes(delimiter) || /[\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

const bytesOf = (text: string, encoding: FileShape['encoding']): string =>
  encoding === 'latin-1' ? [...text].map((letter) => (letter <= '\u00ff' ? letter : '?')).join('') : Buffer.from(text, 'utf8').toString('latin1');

const textOf = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');
