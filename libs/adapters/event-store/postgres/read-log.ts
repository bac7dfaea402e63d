import { everyStream, type ReadAllOptions, type StoredEvent, type StreamRange } from '../port.js';
import type { LogReader, Stretch } from './log-reader.js';

const pageEventsFirst = 500;
const pageEventsMax = 5_000;
const pageCharactersMax = 8 * 1024 * 1024;

/** The log from a position to the end it has when reading starts; the next page is fetched while one is consumed. */
export async function* readLog(reader: LogReader, { after = 0n, filter, limit = Infinity }: ReadAllOptions): AsyncGenerator<StoredEvent> {
  const end = await reader.head();
  const fetch = (from: bigint, eventsMax: number): Promise<Stretch> | undefined => {
    if (from >= end || eventsMax <= 0) return undefined;
    const page = reader.stretch({ after: from, end, filter, eventsMax });
    page.catch(() => undefined);
    return page;
  };
  let left = limit;
  for (let next = fetch(after, Math.min(pageEventsFirst, left)); next !== undefined; ) {
    const { events, reached } = await next;
    left -= events.length;
    next = fetch(reached, Math.min(nextPageEvents(events), left));
    yield* events;
  }
}

/** Some streams up to a position one by one, by the index that keeps a stream's events in order. */
export async function* readByStream(reader: LogReader, until: bigint, range: StreamRange = everyStream): AsyncGenerator<StoredEvent> {
  const fetch = (after: StoredEvent | undefined, eventsMax: number): Promise<readonly StoredEvent[]> => {
    const page = reader.streamsPage({ until, range, after, eventsMax });
    page.catch(() => undefined);
    return page;
  };
  for (let next = fetch(undefined, pageEventsFirst), asked = pageEventsFirst; ; ) {
    const events = await next;
    if (events.length < asked) return yield* events;
    asked = nextPageEvents(events);
    next = fetch(events.at(-1), asked);
    yield* events;
  }
}

/** All streams in ranges of about so many events; a stream is never cut. */
export const streamRanges = async (reader: LogReader, eventsPerRange: number): Promise<readonly StreamRange[]> => {
  const ends = await reader.everyNthStream(eventsPerRange);
  return [...ends, undefined].map((upTo, index) => ({ after: ends[index - 1] ?? everyStream.after, upTo }));
};

/** Pages grow to thousands of small events and shrink to a few large ones, so that memory stays flat. */
const nextPageEvents = (events: readonly StoredEvent[]): number => {
  const sample = events.slice(0, 20);
  const characters = sample.reduce((sum, event) => sum + (event.data === undefined ? 0 : JSON.stringify(event.data).length), 200);
  return Math.max(1, Math.min(pageEventsMax, Math.floor((pageCharactersMax * Math.max(1, sample.length)) / characters)));
};
