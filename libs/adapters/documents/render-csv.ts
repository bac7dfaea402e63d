import { stringify } from 'csv-stringify/sync';
import type { StatementDocument } from '#rules';
import { lineColumns } from './line-columns.js';

/** A statement's lines as CSV: UTF-8, a row for each line under one of column names. */
export const renderCsv = (document: StatementDocument): Buffer =>
  Buffer.from(stringify([
    lineColumns.map(({ name }) => name),
    ...document.lines.map((line) => lineColumns.map(({ kind, valueOf }) => (kind === 'text' ? inertText : String)(valueOf(line, document)))),
  ]));

/** Text that a spreadsheet would run as a formula is made inert. Numbers never come here: a minus would get an apostrophe too. */
export const inertText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
