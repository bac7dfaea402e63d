import type { EventStore, StoredEvent } from '#event-store';
import { readEvent, readStreamName, type RecordedEvent } from '#events';
import { beginGeneration, copyRows, indexGeneration, swapGeneration, type ReadTable, type TableRow } from '#read-store';
import { foldTerms, noTerms, termsEventTypes, type Terms } from '#rules';
import { rowsAfter, type RowsOfStream } from './apply-batch.js';
import type { StreamStretch } from './batch-fold.js';
import { inTransaction, type FollowerParts } from './ledger-follower.js';
import { tablesOf } from './read-model.js';

const eventsPerCopy = 2_000;

/** What a rebuild did. */
export interface RebuildReport {
  readonly events: number;
  readonly deals: number;
  readonly position: bigint | undefined;
}

/**
 * Builds every table anew from the log beside the live ones and swaps them at once. The log is read stream by stream, so that a stream
 * is folded when its last event is read and nothing of it is held any longer. Strict: an event that cannot be read fails the rebuild,
 * by name, and leaves the live tables as they are.
 */
export const rebuildReadModels = async ({ store, pool, models }: FollowerParts): Promise<RebuildReport> => {
  const until = await store.head();
  const schema = await inTransaction(pool, (client) => beginGeneration(client, models.follower, tablesOf(models)), false);
  const terms = await allTerms(store, until);
  const tables = new Set([...models.ofEvents, ...models.ofDeals, ...models.ofStreams, ...models.ofLines, ...models.ofHistories].map(({ table }) => table));
  const done = { events: 0, deals: 0 };
  for await (const stretches of pagesOf(streamsUpTo(store, until))) {
    const rows = stretches.map((stretch) => rowsAfter(stretch, { models, terms, known: nothingKnown }));
    await inTransaction(pool, async (client) => {
      for (const table of tables) await copyRows(client, table, schema, rowsOf(table, rows));
    });
    done.events += stretches.reduce((sum, { events }) => sum + events.length, 0);
    done.deals += stretches.filter(({ name }) => name.kind === 'deal').length;
  }
  await inTransaction(pool, async (client) => {
    await indexGeneration(client, models.follower, tablesOf(models));
    await swapGeneration(client, models.follower, tablesOf(models), until);
  }, false);
  return { ...done, position: until };
};

const nothingKnown = { dossiers: new Map(), streamRows: new Map(), earlier: new Map() };

const rowsOf = (table: ReadTable, streams: readonly RowsOfStream[]): readonly TableRow[] =>
  streams.flatMap(({ replaced, added }) => replaced.get(table) ?? added.get(table) ?? []);

const allTerms = async (store: EventStore, until: bigint | undefined): Promise<Terms> => {
  let terms = noTerms;
  for await (const stored of store.readAll({ filter: { eventTypes: termsEventTypes } })) {
    if (until === undefined || stored.position > until) break;
    if (readStreamName(stored.stream)) terms = foldTerms(terms, readEvent(stored));
  }
  return terms;
};

/** Whole streams; those of other people, who share the log, are passed over. */
async function* streamsUpTo(store: EventStore, until: bigint | undefined): AsyncGenerator<StreamStretch> {
  if (until === undefined) return;
  let stretch: StreamStretch & { readonly events: RecordedEvent[] } | undefined;
  for await (const stored of store.readByStream(until)) {
    if (stretch?.stream === stored.stream) {
      stretch.events.push(readEvent(stored));
      continue;
    }
    if (stretch) yield stretch;
    stretch = begun(stored);
  }
  if (stretch) yield stretch;
}

const begun = (stored: StoredEvent): StreamStretch & { readonly events: RecordedEvent[] } | undefined => {
  const name = readStreamName(stored.stream);
  return name && { stream: stored.stream, name, events: [readEvent(stored)] };
};

async function* pagesOf(streams: AsyncIterable<StreamStretch>): AsyncGenerator<readonly StreamStretch[]> {
  let page: StreamStretch[] = [];
  let events = 0;
  for await (const stretch of streams) {
    page.push(stretch);
    events += stretch.events.length;
    if (events < eventsPerCopy) continue;
    yield page;
    [page, events] = [[], 0];
  }
  if (page.length > 0) yield page;
}
