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

/**
 * What did not go in, to be mended and imported again with the same mapping: each file under its own name, only with the rows concerned
 * and a last column `tandem_fault` that says why; rows of a deal that other rows keep out are among them, and lookups come whole.
 * The bytes are the source's, but for cells that a spreadsheet would run as a formula, which get an apostrophe that importing takes off.
 * Nothing comes where nothing was rejected.
 */
export async function* rejectsOf({ files }: SurveyedSource, rejected: RejectedRows, lookupFiles: ReadonlySet<string>): AsyncGenerator<RejectsPiece> {
  if (rejected.size === 0) return;
  for (const file of files) {
    if (lookupFiles.has(file.mapped)) yield* copyOf(file);
    else yield* rejectedOf(file, rejected.get(file.name) ?? new Map<number, string>());
  }
}

async function* rejectedOf(file: SurveyedFile, reasons: ReadonlyMap<number, string>): AsyncGenerator<RejectsPiece> {
  const { shape, name } = file;
  let headed = shape.format === 'ndjson';
  for await (const { columns, rows } of readRows(file.path, name, { ...shape, encoding: 'bytes' })) {
    const lines: Buffer[] = headed ? [] : [csvHeader(columns, shape.delimiter)];
    headed = true;
    for (const row of rows) {
      const reason = reasons.get(row.row);
      if (reason !== undefined) lines.push(shape.format === 'csv' ? csvLine(row, reason, shape) : ndjsonLine(row, reason));
    }
    if (lines.length > 0) yield { file: name, bytes: Buffer.concat(lines) };
  }
}
