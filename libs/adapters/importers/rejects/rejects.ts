import { readRows } from '../reading/read-rows.js';
import { copyOf } from './copy-file.js';
import { csvLine, csvHeader, ndjsonLine } from './reject-line.js';
import type { RejectedRows } from './rejected-rows.js';
import type { SurveyedFile, SurveyedSource } from '../survey/survey-source.js';

/** A piece of a rejects file, to be appended to the file of this name. */
export interface RejectsPiece {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Files that come with all their rows, by the names that the mapping calls them: lookups, and those that name partners and nothing else. */
export interface WholeFiles {
  readonly lookupFiles: ReadonlySet<string>;
  readonly partnerFiles: ReadonlySet<string>;
}

/**
 * What did not go in, to be mended and imported again with the same mapping: each file under its own name, only with the rows concerned
 * and a last column `tandem_fault` that says why; rows of a deal that other rows keep out are among them, and lookups come whole.
 * So do the rows of files that only name partners, for deals that are mended name them again.
 * The bytes are the source's, but for cells that a spreadsheet would run as a formula, which get an apostrophe that importing takes off.
 * Nothing comes where nothing was rejected.
 */
export async function* rejectsOf({ files }: SurveyedSource, rejected: RejectedRows, { lookupFiles, partnerFiles }: WholeFiles): AsyncGenerator<RejectsPiece> {
  if (rejected.size === 0) return;
  for (const file of files) {
    if (lookupFiles.has(file.mapped)) yield* copyOf(file);
    else yield* rejectedOf(file, rejected.get(file.name) ?? new Map<number, string>(), partnerFiles.has(file.mapped) ? '' : undefined);
  }
}

/** `otherwise`: what is said of rows that nothing is wrong with; undefined: they stay out. */
async function* rejectedOf(file: SurveyedFile, reasons: ReadonlyMap<number, string>, otherwise: '' | undefined): AsyncGenerator<RejectsPiece> {
  const { shape, name } = file;
  let headed = shape.format === 'ndjson';
  for await (const { columns, rows } of readRows(file.path, name, { ...shape, encoding: 'bytes' })) {
    const lines: Buffer[] = headed ? [] : [csvHeader(columns, shape.delimiter)];
    headed = true;
    for (const row of rows) {
      const reason = reasons.get(row.row) ?? otherwise;
      if (reason !== undefined) lines.push(shape.format === 'csv' ? csvLine(row, reason, shape) : ndjsonLine(row, reason));
    }
    if (lines.length > 0) yield { file: name, bytes: Buffer.concat(lines) };
  }
}
