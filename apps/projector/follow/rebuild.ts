import type { StoredEvent } from '#event-store';
import { readEvent, readStreamName, type RecordedDealEvent, type RecordedEvent, type RecordedRuleSetEvent } from '#events';
import { beginGeneration, copyRows, indexGeneration, swapGeneration, type TableRow } from '#read-store';
import { foldDossiers, foldPublication, noPublishedRuleSets, type PublishedRuleSets, type StoredDossier } from '#rules';
import { foldRow } from './apply-batch.js';
import { groupByStream } from './batch-fold.js';
import { inTransaction, type FollowerParts } from './ledger-follower.js';
import { tablesOf, type EventReadModel, type ReadModels, type StreamReadModel } from './read-model.js';

const eventsPerFold = 2_000;
const dealsPerCopy = 500;

/** What a rebuild did. */
export interface RebuildReport {
  readonly events: number;
  readonly deals: number;
  readonly position: bigint | undefined;
}

/** The whole log folded in memory, ready to be copied out. */
interface FoldedLog {
  readonly dossiers: Map<string, StoredDossier>;
  readonly streamRows: ReadonlyMap<StreamReadModel, Map<string, TableRow>>;
  published: PublishedRuleSets;
  events: number;
}

/**
 * Builds every table anew from the log beside the live ones and swaps them at once. Strict: an event that cannot be read fails
 * the rebuild, by name, and leaves the live tables as they are.
 */
export const rebuildReadModels = async ({ store, pool, models }: FollowerParts): Promise<RebuildReport> => {
  const until = await store.head();
  const schema = await inTransaction(pool, (client) => beginGeneration(client, models.follower, tablesOf(models)), false);
  const folded: FoldedLog = {
    dossiers: new Map(), streamRows: new Map(models.ofStreams.map((model) => [model, new Map()])), published: noPublishedRuleSets, events: 0 };
  for await (const events of chunksUpTo(store.readAll(), until)) {
    foldChunk(models, folded, events);
    await inTransaction(pool, async (client) => {
      for (const model of models.ofEvents) await copyRows(client, model.table, schema, eventRows(model, events, folded.dossiers));
    });
  }
  const deals = folded.dossiers.size;
  await inTransaction(pool, async (client) => {
    for (const page of takenInPages(folded.dossiers)) {
      for (const model of models.ofDeals) await copyRows(client, model.table, schema, page.flatMap((stored) => model.rowsOf(stored, folded.published)));
    }
    for (const [model, rows] of folded.streamRows) await copyRows(client, model.table, schema, [...rows.values()]);
    await indexGeneration(client, models.follower, tablesOf(models));
  }, false);
  await inTransaction(pool, (client) => swapGeneration(client, models.follower, tablesOf(models), until), false);
  return { events: folded.events, deals, position: until };
};

async function* chunksUpTo(log: AsyncIterable<StoredEvent>, until: bigint | undefined): AsyncGenerator<readonly RecordedEvent[]> {
  let chunk: RecordedEvent[] = [];
  for await (const stored of log) {
    if (until === undefined || stored.position > until) break;
    if (readStreamName(stored.stream)) chunk.push(readEvent(stored));
    if (chunk.length === eventsPerFold) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

const foldChunk = (models: ReadModels, folded: FoldedLog, events: readonly RecordedEvent[]): void => {
  folded.events += events.length;
  for (const [stream, ofStream] of groupByStream(events)) {
    const name = readStreamName(stream);
    if (name?.kind === 'deal') {
      const stored = foldDossiers(folded.dossiers.get(name.id), ofStream as RecordedDealEvent[]);
      if (stored) folded.dossiers.set(name.id, stored);
    }
    if (name?.kind === 'ruleset') folded.published = (ofStream as RecordedRuleSetEvent[]).reduce(foldPublication, folded.published);
    for (const model of models.ofStreams.filter(({ kind }) => kind === name?.kind)) {
      const rows = folded.streamRows.get(model);
      rows?.set(stream, foldRow(model, rows.get(stream), ofStream));
    }
  }
};

const eventRows = (
  model: EventReadModel, events: readonly RecordedEvent[], dossiers: ReadonlyMap<string, StoredDossier>,
): readonly TableRow[] =>
  events.map((event) => model.rowOf(event, dossierOf(event, dossiers))).filter((row) => row !== undefined);

const dossierOf = ({ stream }: RecordedEvent, dossiers: ReadonlyMap<string, StoredDossier>): StoredDossier | undefined => {
  const name = readStreamName(stream);
  return name?.kind === 'deal' ? dossiers.get(name.id) : undefined;
};

/** Takes the dossiers out page by page: once copied, a deal and what was worked out of it need no memory any more. */
function* takenInPages(dossiers: Map<string, StoredDossier>): Generator<readonly StoredDossier[]> {
  let page: StoredDossier[] = [];
  for (const [dealId, stored] of dossiers) {
    dossiers.delete(dealId);
    page.push(stored);
    if (page.length === dealsPerCopy) {
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}
