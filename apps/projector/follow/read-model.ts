import type { RecordedEvent, StreamKind } from '#events';
import { tableName, type ReadTable, type TableRow } from '#read-store';
import type { StoredDossier, Terms } from '#rules';

/** Rows that follow from one deal's dossier and the terms; replaced together whenever either changes. */
export interface DealReadModel {
  readonly table: ReadTable;
  /** Grows when the rows would be others: then they are built anew. */
  readonly version: number;
  rowsOf(stored: StoredDossier, terms: Terms): readonly TableRow[];
}

/** One row per event. */
export interface EventReadModel {
  readonly table: ReadTable;
  /** Grows when the rows would be others: then they are built anew. */
  readonly version: number;
  /** `stored`: of a deal's event, its dossier at that event or later. */
  rowOf(event: RecordedEvent, stored: StoredDossier | undefined): TableRow | undefined;
}

/** One row per stream of a kind, folded from its events. */
export interface StreamReadModel {
  readonly table: ReadTable;
  /** Grows when the rows would be others: then they are built anew. */
  readonly version: number;
  readonly kind: StreamKind;
  fold(row: TableRow | undefined, event: RecordedEvent): TableRow;
}

/** Any number of rows per event of a kind of stream; they are added and never change. */
export interface LineReadModel {
  readonly table: ReadTable;
  /** Grows when the rows would be others: then they are built anew. */
  readonly version: number;
  readonly kind: StreamKind;
  rowsOf(event: RecordedEvent, terms: Terms): readonly TableRow[];
}

/** Any number of rows per event of a kind of stream that follow from the events before it too; they are added and never change. */
export interface HistoryReadModel {
  readonly table: ReadTable;
  /** Grows when the rows would be others: then they are built anew. */
  readonly version: number;
  readonly kind: StreamKind;
  /** The rows of `events` alone; `earlier`: the stream's events before them. */
  rowsOf(earlier: readonly RecordedEvent[], events: readonly RecordedEvent[], terms: Terms): readonly TableRow[];
}

/** Every read model of one follower; they share its checkpoint, so that a reader never sees one ahead of another. */
export interface ReadModels {
  readonly follower: string;
  readonly ofDeals: readonly DealReadModel[];
  readonly ofEvents: readonly EventReadModel[];
  readonly ofStreams: readonly StreamReadModel[];
  readonly ofLines: readonly LineReadModel[];
  readonly ofHistories: readonly HistoryReadModel[];
}

/** Those read models alone that write some tables, by name. */
export const modelsOfTables = ({ follower, ...models }: ReadModels, names: readonly string[]): ReadModels => {
  const those = ({ table }: { readonly table: ReadTable }): boolean => names.includes(tableName(table));
  return {
    follower, ofDeals: models.ofDeals.filter(those), ofEvents: models.ofEvents.filter(those), ofStreams: models.ofStreams.filter(those),
    ofLines: models.ofLines.filter(those), ofHistories: models.ofHistories.filter(those),
  };
};

/** The tables of all read models, each once: several may write one table, if never the same partition of it. */
export const tablesOf = (models: ReadModels): readonly (ReadTable & { readonly version: number })[] =>
  [...new Map([...models.ofDeals, ...models.ofEvents, ...models.ofStreams, ...models.ofLines, ...models.ofHistories]
    .map(({ table, version }) => [table, { ...table, version }] as const)).values()];
