import type { AppendResult, EventToAppend, ExpectedRevision, LogFilter, StoredEvent } from '#event-store';

/** An event as the model keeps it. */
export interface ModelEvent extends EventToAppend {
  readonly stream: string;
  readonly revision: number;
}

/** An append that was stored, so that it may be repeated. */
export interface PastAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventToAppend[];
  readonly result: Extract<AppendResult, { outcome: 'appended' }>;
  /** How many events the model held when it was stored. */
  readonly logLength: number;
}

/** The log as a list in memory. `start` is where the real one stood before, `past` every append that was stored. */
export interface ModelLog {
  readonly prefix: string;
  readonly start: bigint | undefined;
  readonly events: ModelEvent[];
  readonly past: PastAppend[];
}

export const emptyLog = (prefix: string, start: bigint | undefined): ModelLog => ({ prefix, start, events: [], past: [] });

/** The last revision of a stream, -1 where there is none. */
export const lastRevision = (log: ModelLog, stream: string): number =>
  log.events.filter((one) => one.stream === stream).length - 1;

/** True where an append with this expectation is to be stored. */
export const isMet = (expected: ExpectedRevision, actual: number): boolean =>
  expected === 'any' || (expected === 'no-stream' ? -1 : expected) === actual;

export const passes = (filter: LogFilter, one: ModelEvent): boolean =>
  (filter.streamPrefixes?.some((prefix) => one.stream.startsWith(prefix)) ?? true) && (filter.eventTypes?.includes(one.type) ?? true);

/** Place, kind and payload, for comparison. */
export const seen = ({ stream, revision, id, type, data, metadata }: ModelEvent | StoredEvent): string =>
  JSON.stringify([stream, revision, id, type, data, metadata]);
