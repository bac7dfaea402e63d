import type { EventStore, ReadableLog, StoredEvent, StreamRange } from '#event-store';
import { readEvent, readStreamName, type RecordedEvent } from '#events';
import { foldTerms, noTerms, termsEventTypes, type Terms } from '#rules';
import type { StreamStretch } from './batch-fold.js';

const eventsPerPage = 4_000;
const eventsPerBatch = 500;

/** The terms up to a position; strict, unlike those of a follower, which may have stopped at an event of theirs. */
export const termsOfAll = async (store: Pick<EventStore, 'readAll'>, until: bigint | undefined): Promise<Terms> => {
  let terms = noTerms;
  for await (const stored of store.readAll({ filter: { eventTypes: termsEventTypes } })) {
    if (until === undefined || stored.position > until) break;
    if (readStreamName(stored.stream)) terms = foldTerms(terms, readEvent(stored));
  }
  return terms;
};

/** Whole streams; those of other people, who share the log, are passed over. */
export async function* streamsUpTo(log: Pick<ReadableLog, 'readByStream'>, until: bigint, range: StreamRange): AsyncGenerator<StreamStretch> {
  let stretch: StreamStretch & { readonly events: RecordedEvent[] } | undefined;
  for await (const stored of log.readByStream(until, range)) {
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

/** The events of ours up to a position, as they are copied to where they can be read stream by stream; `read` is told of each so many. */
export async function* oursUpTo(store: Pick<EventStore, 'readAll'>, until: bigint, read: () => void): AsyncGenerator<StoredEvent> {
  let events = 0;
  for await (const stored of store.readAll()) {
    if (stored.position > until) return;
    if (readStreamName(stored.stream)) yield stored;
    if ((events += 1) % eventsPerPage === 0) read();
  }
}

/** Streams by the page, a page being what is written at once. */
export async function* pagesOf(streams: AsyncIterable<StreamStretch>): AsyncGenerator<readonly StreamStretch[]> {
  let page: StreamStretch[] = [];
  let events = 0;
  for await (const stretch of streams) {
    page.push(stretch);
    events += stretch.events.length;
    if (events < eventsPerPage) continue;
    yield page;
    [page, events] = [[], 0];
  }
  if (page.length > 0) yield page;
}

/** The log after one position and up to another (inclusive), in its own order. */
export async function* batchesBetween(store: EventStore, after: bigint | undefined, until: bigint): AsyncGenerator<readonly StoredEvent[]> {
  let batch: StoredEvent[] = [];
  for await (const stored of store.readAll(after === undefined ? {} : { after })) {
    if (stored.position > until) break;
    batch.push(stored);
    if (batch.length < eventsPerBatch) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
