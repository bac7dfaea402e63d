import type { Damage } from './source-row.js';

/** A record cut into cells, before it is known which column each cell is of. */
export interface RawRecord {
  readonly cells: readonly string[];
  readonly damage: readonly Damage[];
  readonly lostFrom: number | null;
}

/** What every kind of file gives, line after line. */
export interface RecordReader {
  /** The record that ends with this line; undefined while one goes on; null for an empty line between records. */
  push(text: string, dropped: { readonly bytes: number; readonly quotes: number }): RawRecord | null | undefined;
  /** What the end of the file leaves over. */
  end(): RawRecord | undefined;
}

/** The most characters that one record may have; what is longer is a fault and is not held. */
export const recordLengthMax = 1024 * 1024;

export const tooLong = (cell: number | null): Damage => ({
  code: 'field-too-long',
  message: `The row is longer than ${recordLengthMax} characters; it was read up to here.`,
  cell,
});
