import type { ReadableLog, StreamRange } from '#event-store';
import { linesOf, tableName } from '#read-store';
import type { Terms } from '#rules';
import { rowsAfter } from './apply-batch.js';
import { pagesOf, streamsUpTo } from './log-of-rebuild.js';
import type { ReadModels } from './read-model.js';

/** A page of whole streams, folded: the rows of each table, by its name, as they are copied in. */
export interface FoldedPage {
  readonly events: number;
  readonly deals: number;
  readonly lines: ReadonlyMap<string, readonly Uint8Array[]>;
}

/** What streams are folded from, up to which position, under which terms and for which read models. */
export interface Folding {
  readonly log: ReadableLog;
  /** The schema that the log was copied to; undefined: it is read where it is kept. */
  readonly copiedTo: string | undefined;
  readonly until: bigint;
  readonly models: ReadModels;
  readonly terms: Terms;
}

/** Folds some streams from their beginning. A stream is folded when its last event is read, and nothing of it is held any longer. */
export async function* foldStreams({ log, until, models, terms }: Folding, range: StreamRange): AsyncGenerator<FoldedPage> {
  const tables = new Set([...models.ofEvents, ...models.ofDeals, ...models.ofStreams, ...models.ofLines, ...models.ofHistories].map(({ table }) => table));
  for await (const stretches of pagesOf(streamsUpTo(log, until, range))) {
    const folded = stretches.map((stretch) => rowsAfter(stretch, { models, terms, known: nothingKnown }));
    yield {
      events: stretches.reduce((sum, { events }) => sum + events.length, 0),
      deals: stretches.filter(({ name }) => name.kind === 'deal').length,
      lines: new Map([...tables].map((table) =>
        [tableName(table), linesOf(table, folded.flatMap(({ replaced, added }) => replaced.get(table) ?? added.get(table) ?? []))] as const)),
    };
  }
}

const nothingKnown = { dossiers: new Map(), streamRows: new Map(), earlier: new Map() };
