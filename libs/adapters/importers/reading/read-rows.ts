import { createReadStream } from 'node:fs';
import { csvRecords } from './csv-records.js';
import { decodeLine, type Encoding } from './decode-line.js';
import { undoInert } from './inert-cell.js';
import { lineSplitter, type Line } from './line-splitter.js';
import { ndjsonRecords } from './ndjson-records.js';
import { recordLengthMax, type RawRecord } from './raw-record.js';
import type { Damage, RowBatch, SourceRow } from './source-row.js';

/** How a file is read; defaults are the mapping's. */
export interface FileShape {
  readonly format: 'csv' | 'ndjson';
  readonly encoding: Encoding;
  readonly delimiter: string;
}

/** A file of which nothing can be read; `code` is stable. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

/** The column that a rejects file has beside those of the source; it is never data. */
export const faultColumn = 'tandem_fault';

/**
 * Reads a file's rows in batches, a chunk of the file at a time: memory does not grow with the file or with a field of it. What is
 * wrong with a row stands in its `damage`, and reading goes on; throws UnreadableFile where there is nothing to go on with.
 */
export async function* readRows(path: string, file: string, shape: FileShape): AsyncGenerator<RowBatch> {
  const columns = new Map<string, number>();
  const table = tableReader(file, shape, columns);
  const splitter = lineSplitter(recordLengthMax);
  let any = false;
  for await (const chunk of chunksOf(path)) {
    const rows = splitter.push(chunk).flatMap(table.push);
    if (columns.size > 0) yield { columns, rows };
    any ||= columns.size > 0;
  }
  const rows = [...splitter.end().flatMap(table.push), ...table.end()];
  if (!any && columns.size === 0) throw new UnreadableFile('file-empty', 'The file holds no rows, not even a header.');
  yield { columns, rows };
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  let first = true;
  const stream: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 256 * 1024 });
  for await (const chunk of stream) {
    if (first) refuseUtf16(chunk);
    first = false;
    yield chunk;
  }
}

const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);
const utf16Marks = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

const refuseUtf16 = (chunk: Buffer): void => {
  if (!utf16Marks.some((mark) => chunk.subarray(0, 2).equals(mark))) return;
  throw new UnreadableFile('file-encoding', 'The file is UTF-16; save it as UTF-8, or declare latin-1 where it is that.');
};

const markLengthOf = (line: Line): number => (line.offset === 0 && line.bytes.subarray(0, 3).equals(utf8Mark) ? utf8Mark.length : 0);

const tableReader = (file: string, shape: FileShape, columns: Map<string, number>) => {
  const records = shape.format === 'csv' ? csvRecords(shape.delimiter) : ndjsonRecords(columns);
  let row = 0;
  let damage: Damage[] = [];
  const toRows = (record: RawRecord | null | undefined): SourceRow[] => {
    if (record === undefined) return [];
    row += 1;
    const found = damage;
    damage = [];
    if (record === null) return [];
    if (shape.format === 'csv' && columns.size === 0) return (nameColumns(columns, record, found), []);
    return [rowOf({ file, row, columns }, record, { found, strict: shape.format === 'csv' })];
  };
  const push = (line: Line): SourceRow[] => {
    const mark = markLengthOf(line);
    const { text, brokenAt } = decodeLine(line.bytes.subarray(mark), shape.encoding);
    if (brokenAt !== null) damage.push(brokenByte(line.offset + mark + brokenAt));
    return toRows(records.push(text, { bytes: line.droppedBytes, quotes: line.droppedQuotes }));
  };
  return { push, end: () => toRows(records.end()) };
};

const nameColumns = (columns: Map<string, number>, header: RawRecord, found: readonly Damage[]): void => {
  const [first] = [...header.damage, ...found];
  if (first) throw new UnreadableFile('header-unreadable', `The header cannot be read. ${first.message}`);
  const names = header.cells.map((cell) => cell.trim());
  const twice = names.find((name, place) => name !== '' && names.indexOf(name) !== place);
  if (twice !== undefined) throw new UnreadableFile('column-twice', `The header names the column ${twice} twice.`);
  names.forEach((name, place) => columns.set(name === '' ? `(column ${place + 1})` : name, place));
};

interface Reading {
  readonly found: readonly Damage[];
  /** Whether every row must have as many cells as there are columns. */
  readonly strict: boolean;
}

const rowOf = (place: Pick<SourceRow, 'file' | 'row' | 'columns'>, record: RawRecord, { found, strict }: Reading): SourceRow => {
  const cells = place.columns.has(faultColumn) ? record.cells.map(undoInert) : record.cells;
  if (isWhole(record, found) && (!strict || cells.length === place.columns.size) && !cells.some(holdsNul)) return { ...place, cells, damage: none, lostFrom: null };
  const damage = [...record.damage, ...found.map((one) => ({ ...one, cell: cellWith(cells, '\ufffd') })), ...nulsOf(cells)];
  if (strict && record.lostFrom === null && cells.length !== place.columns.size) damage.push(miscounted(cells.length, place.columns.size));
  return { ...place, cells, damage, lostFrom: record.lostFrom ?? (strict && cells.length < place.columns.size ? cells.length : null) };
};

const none: readonly Damage[] = [];
const isWhole = ({ damage, lostFrom }: RawRecord, found: readonly Damage[]): boolean => damage.length === 0 && found.length === 0 && lostFrom === null;
const holdsNul = (cell: string): boolean => cell.includes('\0');

const cellWith = (cells: readonly string[], text: string): number | null => {
  const cell = cells.findIndex((content) => content.includes(text));
  return cell === -1 ? null : cell;
};

const nulsOf = (cells: readonly string[]): Damage[] => {
  const cell = cellWith(cells, '\0');
  return cell === null ? [] : [{ code: 'nul-character', message: 'The cell holds a NUL character.', cell }];
};

const brokenByte = (offset: number): Damage => ({
  code: 'encoding-broken', message: `Byte ${offset} of the file is not UTF-8; declare the file's encoding, or mend it.`, cell: null,
});

const miscounted = (cells: number, columns: number): Damage => ({
  code: cells < columns ? 'columns-too-few' : 'columns-too-many', message: `The row has ${cells} cells, the header ${columns}.`, cell: null,
});
