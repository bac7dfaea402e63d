import type { Mapping } from '../mapping/mapping.schema.js';
import type { FoundFile } from '../reading/find-files.js';
import { readRows, UnreadableFile, type FileShape } from '../reading/read-rows.js';
import { cellOf } from '../reading/source-row.js';
import { addFault, beginReading } from './row-reading.js';
import type { SurveyNotes } from './visit-row.js';

type Lookup = NonNullable<Mapping['lookups']>[string];

interface LookupSource {
  readonly files: readonly FoundFile[];
  readonly shape: FileShape;
  readonly notes: SurveyNotes;
}

/** Reads a lookup into memory. A key with two meanings is a fault and is then unknown; so is every row that is damaged. */
export const readLookup = async (lookup: Lookup, { files, shape, notes }: LookupSource): Promise<ReadonlyMap<string, string>> => {
  const table = new Map<string, string>();
  const contradicted = new Set<string>();
  for (const file of files) {
    for await (const { rows } of unlessUnreadable(readRows(file.path, file.name, shape))) {
      for (const row of rows) {
        const reading = beginReading(row);
        const [key, value] = [cellOf(row, lookup.key), cellOf(row, lookup.value)];
        const known = table.get(key);
        if (known !== undefined && known !== value) {
          contradicted.add(key);
          addFault(reading, { column: lookup.key, code: 'lookup-contradicted', message: 'An earlier row gives another value for this key.' });
        }
        if (reading.faults.length === 0 && key !== '') table.set(key, value);
        notes.faults.push(...reading.faults);
      }
    }
  }
  for (const key of contradicted) table.delete(key);
  return table;
};

/** That a file cannot be read at all is told where it is read for its columns. */
async function* unlessUnreadable<Batch>(batches: AsyncIterable<Batch>): AsyncGenerator<Batch> {
  try {
    yield* batches;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
  }
}
