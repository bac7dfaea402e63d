import { recordLengthMax, tooLong, type RawRecord, type RecordReader } from './raw-record.js';
import type { Damage } from './source-row.js';

/**
 * Cuts lines of CSV (RFC 4180, any one-character delimiter) into records. It is our own because a fault must cost its own row
 * only and name it, and because a field of any length must not fill the memory; it is held against csv-parse by a property.
 */
export const csvRecords = (delimiter: string): RecordReader => {
  let record = emptyRecord();
  const finish = (): RawRecord => {
    const { cells, damage, lostFrom } = record;
    record = emptyRecord();
    return { cells, damage, lostFrom };
  };
  return {
    push: (text, dropped) => {
      if (isFresh(record) && dropped.bytes === 0) {
        if (text === '') return null;
        if (!text.includes('"')) return { cells: text.split(delimiter), damage: [], lostFrom: null };
      }
      scan(record, text, delimiter);
      if (dropped.bytes > 0) cut(record, dropped.quotes);
      return record.open === null ? finish() : undefined;
    },
    end: () => (record.open === null ? undefined : (leaveOpen(record), finish())),
  };
};

interface OpenRecord {
  readonly cells: string[];
  readonly damage: Damage[];
  /** What the quoted field that is still open holds so far; null: none is open. */
  open: string | null;
  length: number;
  /** The bound was passed: only quotes are followed now. */
  skipping: boolean;
  lostFrom: number | null;
}

const emptyRecord = (): OpenRecord => ({ cells: [], damage: [], open: null, length: 0, skipping: false, lostFrom: null });

const isFresh = (record: OpenRecord): boolean => record.open === null && record.cells.length === 0;

const scan = (record: OpenRecord, text: string, delimiter: string): void => {
  record.length += text.length + 1;
  if (!record.skipping && record.open !== null && record.length > recordLengthMax) cut(record, 0);
  if (record.skipping) return followQuotes(record, text);
  let at = record.open === null ? 0 : scanQuoted(record, text, { at: 0, delimiter });
  while (at <= text.length) {
    at = text[at] === '"' ? scanQuoted(record, text, { at: at + 1, delimiter }) : scanPlain(record, text, { at, delimiter });
  }
};

interface Place {
  readonly at: number;
  readonly delimiter: string;
}

const scanPlain = (record: OpenRecord, text: string, { at, delimiter }: Place): number => {
  const end = endOfCell(text, at, delimiter);
  const cell = text.slice(at, end);
  if (cell.includes('"')) record.damage.push(misplaced(record.cells.length));
  record.cells.push(cell);
  return end + 1;
};

/** Reads on inside quotes, over doubled ones, and gives where the next cell begins; past the text if the field stays open. */
const scanQuoted = (record: OpenRecord, text: string, { at, delimiter }: Place): number => {
  let content = record.open ?? '';
  let from = at;
  for (let close = text.indexOf('"', from); close !== -1; close = text.indexOf('"', from)) {
    content += text.slice(from, close);
    if (text[close + 1] !== '"') return closeQuoted(record, text, { at: close + 1, delimiter, content });
    content += '"';
    from = close + 2;
  }
  record.open = `${content}${text.slice(from)}\n`;
  return text.length + 1;
};

const closeQuoted = (record: OpenRecord, text: string, { at, delimiter, content }: Place & { readonly content: string }): number => {
  const end = endOfCell(text, at, delimiter);
  if (end > at) record.damage.push(misplaced(record.cells.length));
  record.cells.push(content + text.slice(at, end));
  record.open = null;
  return end + 1;
};

const endOfCell = (text: string, at: number, delimiter: string): number => {
  const end = text.indexOf(delimiter, at);
  return end === -1 ? text.length : end;
};

/** The bound is passed: the cell that is being read is given up, with all that follow in the record. */
const cut = (record: OpenRecord, quotesDropped: number): void => {
  const open = record.open !== null;
  if (!record.skipping) {
    const cell = open || record.cells.length === 0 ? record.cells.length : record.cells.length - 1;
    record.cells.length = Math.min(record.cells.length, cell);
    record.damage.push(tooLong(cell));
    record.lostFrom = cell;
    record.skipping = true;
  }
  record.open = open !== (quotesDropped % 2 === 1) ? '' : null;
};

const followQuotes = (record: OpenRecord, text: string): void => {
  let open = record.open !== null;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) open = !open;
  record.open = open ? '' : null;
};

const leaveOpen = (record: OpenRecord): void => {
  const cell = record.cells.length;
  record.damage.push({ code: 'quote-unterminated', message: 'A quotation mark opens here and never closes: all that follows is in question.', cell });
  if (!record.skipping) record.cells.push(record.open ?? '');
  record.lostFrom = Math.min(cell, record.lostFrom ?? cell);
};

const misplaced = (cell: number): Damage => ({
  code: 'quote-misplaced', message: 'A quotation mark stands where none may; inside quotes it is written twice.', cell,
});
