/** What is wrong with a row before anything in it is understood. `column` is the place of the cell, from 0. */
export interface Damage {
  readonly code: string;
  readonly message: string;
  readonly cell: number | null;
}

/** One record of a file as texts. */
export interface SourceRow {
  readonly file: string;
  /** As a spreadsheet counts: the header of a CSV file is row 1; in NDJSON the line. */
  readonly row: number;
  /** Name of a column → its place among the cells; shared by all rows of the file. */
  readonly columns: ReadonlyMap<string, number>;
  readonly cells: readonly string[];
  readonly damage: readonly Damage[];
  /** From this cell on nothing could be read (a quotation mark that never closes, a line that is no JSON); null: all was. */
  readonly lostFrom: number | null;
}

/** Some rows of a file, in order. The first batch comes as soon as the header is known, perhaps without rows. */
export interface RowBatch {
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: readonly SourceRow[];
}

/** The text of a cell, trimmed; empty where the row has no such cell. */
export const cellOf = (row: SourceRow, column: string): string => {
  const place = row.columns.get(column);
  return place === undefined ? '' : (row.cells[place] ?? '').trim();
};

/** Whether the row is so damaged that this cell of it is unknown. */
export const isLost = (row: SourceRow, column: string): boolean =>
  row.lostFrom !== null && (row.columns.get(column) ?? Number.POSITIVE_INFINITY) >= row.lostFrom;

/** The name of the column at a place; null beyond the last. */
export const columnAt = (row: SourceRow, cell: number | null): string | null => {
  for (const [name, place] of row.columns) if (place === cell) return name;
  return null;
};
