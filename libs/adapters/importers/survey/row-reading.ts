import type { Finding } from '../finding.js';
import { columnAt, isLost, type SourceRow } from '../reading/source-row.js';
import type { ValueFault } from '../values/value-fault.js';

/** One row while it is being understood: what is found on the way is collected, and reading goes on to find the rest. */
export interface RowReading {
  readonly row: SourceRow;
  readonly faults: Finding[];
  readonly notices: Finding[];
}

/** Begins to read a row; what is wrong with it as a row is its first faults. */
export const beginReading = (row: SourceRow): RowReading => ({
  row,
  faults: row.damage.map(({ code, message, cell }) => ({ file: row.file, row: row.row, column: columnAt(row, cell), code, message })),
  notices: [],
});

interface Found {
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
}

export const findingAt = ({ row }: RowReading, { column, code, message }: Found): Finding => ({ file: row.file, row: row.row, column, code, message });

/** Adds a fault of the row; what follows only from a cell that is damaged or lost is not said again. */
export const addFault = (reading: RowReading, found: Found): void => {
  if (found.column === null || !isUnknown(reading.row, found.column)) reading.faults.push(findingAt(reading, found));
};

const isUnknown = (row: SourceRow, column: string): boolean =>
  isLost(row, column) || row.damage.some(({ cell }) => cell !== null && cell === row.columns.get(column));

export const addNotice = (reading: RowReading, found: Found): void => {
  reading.notices.push(findingAt(reading, found));
};

export const addValueFault = (reading: RowReading, column: string | null, { fault, message }: ValueFault): void =>
  addFault(reading, { column, code: fault, message });
