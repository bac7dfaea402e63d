import { sha256Hex } from '#kernel';
import { blocksOf, copyLines, copyRows, deletePartitions, textOf, type ReadTable, type TableRow } from '#read-store';
import type { StoredDossier } from '#rules';
import type { ReadModels } from './read-model.js';
import type { TablesAt } from './table-state.js';
import type { WrittenDeals } from './written-deals.js';

/** What one stream's events make of the tables: rows that take the place of the stream's own, and rows that are added. */
export interface RowsOfStream {
  readonly id: string;
  /** Of a deal: the dossier that its rows follow from. */
  readonly stored: StoredDossier | undefined;
  /** Nothing of it stands in the tables yet. */
  readonly isNew: boolean;
  readonly replaced: ReadonlyMap<ReadTable, readonly TableRow[]>;
  readonly added: ReadonlyMap<ReadTable, readonly TableRow[]>;
}

/** Writes the rows of some streams, each once. Of deals that were written before a table whose rows stay the same is left alone. */
export const writeRows = async (at: TablesAt, models: ReadModels, streams: readonly RowsOfStream[], written: WrittenDeals): Promise<void> => {
  const added = new Set([...models.ofEvents, ...models.ofLines, ...models.ofHistories].map(({ table }) => table));
  for (const table of added) await copyRows(at.client, table, at.schema, streams.flatMap((stream) => stream.added.get(table) ?? []));
  const replaced = streams.map((stream) => ({ stream, rows: new Map([...stream.replaced].map(([table, rows]) => [table, digested(textOf(table, rows))] as const)) }));
  for (const table of new Set([...models.ofDeals, ...models.ofStreams].map((model) => model.table))) {
    await replace(at, table, replaced.flatMap(({ stream, rows }) => ({ id: stream.id, before: digestBefore(stream, table, written), after: rows.get(table) })));
  }
  for (const { stream: { stored }, rows } of replaced) {
    if (stored) written.note({ stored, digests: new Map([...rows].map(([table, { digest }]) => [table, digest])) });
  }
};

/** The rows of one stream in one table as they are copied in, and what they are known by again. */
interface DigestedRows {
  readonly text: string;
  readonly digest: string;
}

const digested = (text: string): DigestedRows => ({ text, digest: text === '' ? noRows : sha256Hex(text) });

const noRows = '';

/** The rows of one stream in one table; `before`: undefined where it is not known, `after`: where they stay as they are. */
interface Replacement {
  readonly id: string;
  readonly before: string | undefined;
  readonly after: DigestedRows | undefined;
}

const digestBefore = ({ id, stored, isNew }: RowsOfStream, table: ReadTable, written: WrittenDeals): string | undefined => {
  if (isNew) return noRows;
  return stored && written.digestOf(id, table);
};

const replace = async ({ client, schema }: TablesAt, table: ReadTable, replacements: readonly Replacement[]): Promise<void> => {
  const changed = replacements.filter((each): each is Replacement & { readonly after: DigestedRows } => each.after !== undefined && each.after.digest !== each.before);
  await deletePartitions(client, table, schema, changed.filter((each) => each.before !== noRows).map(({ id }) => id));
  await copyLines(client, table, schema, blocksOf(changed.map(({ after }) => after.text)));
};
