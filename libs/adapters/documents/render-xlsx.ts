import type { CellObject, SheetData } from 'write-excel-file/universal';
import { minorDigitsOf, parseCurrency, parseLocalDay } from '#kernel';
import type { StatementDocument, StatementDocumentBalance } from '#rules';
import { lineColumns, type LineColumn } from './line-columns.js';

/** Of a decimal with more digits a spreadsheet keeps another number than was written. */
const exactDigitsMax = 15;
/** Spreadsheets count days from here on, 1970-01-01 being this one. */
const dayOfEpoch = 25_569;
/** What the archive says of each file's age; in local time, as the format has it, so that every zone writes the same bytes. */
const archivedAt = new Date(1980, 0, 1);

/** A statement as a workbook: one sheet with what it is and the balances, one with a row for each line. */
export const renderXlsx = async (document: StatementDocument): Promise<Buffer> => {
  // Loaded when first needed: most commands never write a workbook.
  const [{ default: writeWorkbook }, { unzipSync, zipSync }] = await Promise.all([import('write-excel-file/universal'), import('fflate')]);
  const workbook = await writeWorkbook([
    { sheet: 'Statement', data: summaryOf(document), columns: [24, ...figures.map(() => 18)].map((width) => ({ width })), orientation: 'landscape' },
    { sheet: 'Lines', data: linesOf(document), columns: lineColumns.map(({ characters }) => ({ width: characters })), orientation: 'landscape', stickyRowsCount: 1 },
  ]).toBlob();
  return Buffer.from(zipSync(unzipSync(new Uint8Array(await workbook.arrayBuffer())), { mtime: archivedAt }));
};

const figures: readonly (readonly [string, Exclude<keyof StatementDocumentBalance, 'currency'>])[] = [
  ['Opening', 'opening'], ['Earned', 'earned'], ['Clawed back', 'clawedBack'], ['Adjusted', 'adjusted'], ['Paid', 'paid'], ['Closing', 'closing'],
  ['Held before', 'heldOpening'], ['Held', 'held'], ['Released', 'released'], ['Held now', 'heldClosing'], ['Withheld', 'withheld']];

const summaryOf = (document: StatementDocument): SheetData => [
  [{ value: 'Partner statement', type: String, fontWeight: 'bold', fontSize: 16 }],
  [],
  ...([
    ['Programme', document.programme.name], ['Partner', document.partner.name], ['Partner id', document.partner.id], ['Period', document.period],
    ['First day', document.firstDay], ['Last day', document.lastDay], ['Issued at', document.issuedAt], ['Digest', document.statementDigest],
    ['Checkpoint', document.checkpoint?.trimEnd() ?? 'none yet'],
  ] as const).map(([title, value]) => [heading(title), text(value)]),
  [],
  [heading('Currency'), ...figures.map(([title]) => heading(title, 'right'))],
  ...document.balances.map((balance) => [text(balance.currency), ...figures.map(([, name]) => amount(balance[name], balance.currency))]),
];

const linesOf = (document: StatementDocument): SheetData => [
  lineColumns.map(({ title, kind }) => heading(title, kind === 'text' ? 'left' : 'right')),
  ...document.lines.map((line) => lineColumns.map(({ kind, valueOf }) => cellOf(kind, valueOf(line, document), line.currency))),
];

const cellOf = (kind: LineColumn['kind'], value: string, currency: string): CellObject | null => {
  if (value === '') return null;
  switch (kind) {
    case 'text': return text(value);
    case 'number': return { value: Number(value), type: Number };
    case 'amount': return amount(value, currency);
    case 'day': return day(value);
  }
};

const text = (value: string): CellObject => ({ value, type: String });
const heading = (value: string, align: 'left' | 'right' = 'left'): CellObject => ({ value, type: String, fontWeight: 'bold', align, backgroundColor: '#EEF1F5' });

/** A number where the spreadsheet keeps it to the last digit, else text. */
const amount = (value: string, code: string): CellObject => {
  const digits = value.replace(/[-.]/g, '').replace(/^0+/, '');
  if (digits.length > exactDigitsMax) return { value, type: String, align: 'right' };
  const currency = parseCurrency(code);
  const decimals = currency === undefined ? 0 : minorDigitsOf(currency);
  return { value: Number(value), type: Number, format: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}` };
};

const day = (value: string): CellObject => {
  const days = parseLocalDay(value);
  return days === undefined ? text(value) : { value: days + dayOfEpoch, type: Number, format: 'yyyy-mm-dd' };
};
