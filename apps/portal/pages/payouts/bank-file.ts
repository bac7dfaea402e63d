import { parse } from 'csv-parse/browser/esm/sync';

/** What the ledger needs of a row of the bank's file; a reference may be missing. */
export const bankFields = ['paymentId', 'amount', 'currency', 'paidOn', 'reference'] as const;
export type BankField = (typeof bankFields)[number];

/** Which column holds which field. */
export type BankColumns = Readonly<Partial<Record<BankField, string>>>;

/** A bank's file: the names of its columns, and its rows by them. */
export interface BankFile {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** Reads a CSV file with a head line; throws where it is none. */
export const readBankFile = (name: string, text: string): BankFile => {
  const rows: readonly Readonly<Record<string, string>>[] = parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true });
  return { name, columns: Object.keys(rows[0] ?? {}), rows };
};

/** Columns that are called like the fields they hold, however they are written. */
export const columnsByName = (columns: readonly string[]): BankColumns =>
  Object.fromEntries(bankFields.flatMap((field) => {
    const found = columns.find((column) => plain(column) === plain(field));
    return found === undefined ? [] : [[field, found]];
  }));

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '');

/** A confirmation as the ledger is told it. */
export interface Confirmation {
  readonly paymentId: string;
  readonly currency: string;
  readonly amount: string;
  readonly paidOn: string;
  readonly reference: string | null;
}

/** The rows as confirmations; undefined while a field has no column. */
export const confirmationsOf = ({ rows }: BankFile, { paymentId, amount, currency, paidOn, reference }: BankColumns): readonly Confirmation[] | undefined => {
  if (paymentId === undefined || amount === undefined || currency === undefined || paidOn === undefined) return undefined;
  const cell = (row: Readonly<Record<string, string>>, column: string): string => row[column] ?? '';
  return rows.map((row) => ({
    paymentId: cell(row, paymentId), currency: cell(row, currency), amount: cell(row, amount), paidOn: cell(row, paidOn), reference: reference === undefined ? null : cell(row, reference) || null }));
};
