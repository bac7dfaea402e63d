/** Something about the source that a person should know, by place. */
export interface Finding {
  /** The file's name inside the source folder. */
  readonly file: string;
  /** As a spreadsheet counts: the header of a CSV file is row 1; in NDJSON the line. Null: the file as a whole. */
  readonly row: number | null;
  readonly column: string | null;
  /** Stable, kebab-case. */
  readonly code: string;
  readonly message: string;
}

/** What keeps a row, and the deal it belongs to, out. */
export type ImportFault = Finding;
/** What goes in all the same, and is listed. */
export type ImportNotice = Finding;

/** Sorts findings by file, then row; what concerns the whole file comes first. */
export const byPlace = (one: Finding, other: Finding): number =>
  one.file === other.file ? (one.row ?? 0) - (other.row ?? 0) : one.file < other.file ? -1 : 1;
