import type { Finding } from '../finding.js';
import type { DealEntry, RowPlace, SourceIndex } from '../survey/source-index.js';

/** File → row → why it did not go in. */
export type RejectedRows = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** Every row that a fault keeps out: its own, one of the deal that it belongs to, or one that the ledger found. */
export const rejectedRows = ({ deals, joined }: SourceIndex, faults: readonly Finding[]): RejectedRows => {
  const rejected = new Map<string, Map<number, string>>();
  for (const { file, row, column, message } of faults) {
    if (row !== null) addReason(rejected, { file, row }, column === null ? message : `${column}: ${message}`);
  }
  for (const entry of deals.values()) {
    const { refusal } = entry;
    if (refusal === null) continue;
    for (const place of [...placesOf(entry), ...(joined.get(entry.externalId) ?? [])]) {
      if (!rejected.get(place.file)?.has(place.row)) addReason(rejected, place, becauseOf(entry.externalId, refusal));
    }
  }
  return rejected;
};

const placesOf = ({ rows, repeats }: DealEntry): RowPlace[] => [...rows, ...(repeats ?? [])];

const becauseOf = (externalId: string, { file, row, message }: Finding): string =>
  `Deal ${externalId} is kept out: ${row === null ? '' : `row ${row} of ${file}: `}${message}`;

const addReason = (rejected: Map<string, Map<number, string>>, { file, row }: RowPlace, reason: string): void => {
  const rows = rejected.get(file) ?? new Map<number, string>();
  rejected.set(file, rows);
  const before = rows.get(row);
  if (before === undefined) rows.set(row, reason);
  else if (!before.includes(reason)) rows.set(row, `${before} ${reason}`);
};
