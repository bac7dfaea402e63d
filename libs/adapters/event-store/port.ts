import type { Observable } from 'rxjs';

/** JSON as it is kept: what `JSON.parse` gives and `JSON.stringify` gives back. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** An event as it is handed to the store. `id` is a UUID; the same id is never stored twice. */
export interface EventToAppend {
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

/** An event as the store gives it back: unchanged, with its place. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  /** Undefined where it is no JSON object any more, because it was torn or changed by hand: whoever reads the event judges that. */
  readonly data: JsonObject | undefined;
  /** Undefined where it is no JSON object. */
  readonly metadata: JsonObject | undefined;
  readonly stream: string;
  /** 0 for the first event of its stream, without gaps. */
  readonly revision: number;
  /** Its place in the whole log: grows from event to event; the two stores number differently. */
  readonly position: bigint;
}

/** What the appender believes about the stream: its last revision, that it does not exist, or nothing. */
export type ExpectedRevision = number | 'no-stream' | 'any';

export type AppendResult =
  /** All events are stored, durably; `repeated` when they had been by an earlier call with the same ids. */
  | { readonly outcome: 'appended'; readonly revision: number; readonly position: bigint; readonly repeated: boolean }
  /** Nothing is stored: the stream is at another revision (-1: it does not exist). */
  | { readonly outcome: 'conflict'; readonly actualRevision: number }
  /** Nothing is stored: this event id already stands elsewhere in the log, or with other content around it. */
  | { readonly outcome: 'id-taken'; readonly eventId: string };

/** Restricts a read or subscription of the whole log; a member that is left out does not restrict. */
export interface LogFilter {
  readonly streamPrefixes?: readonly string[];
  readonly eventTypes?: readonly string[];
}

export interface ReadAllOptions {
  /** Exclusive: the first event given is the first one after this position. Left out: from the beginning. */
  readonly after?: bigint;
  readonly filter?: LogFilter;
  readonly limit?: number;
}

export interface SubscribeAllOptions {
  readonly after?: bigint;
  readonly filter?: LogFilter;
  /** The most events a batch holds; default 500. */
  readonly batchSizeMax?: number;
}

/** A stretch of the log, in order. */
export interface LogBatch {
  /** May be empty when only the position moved (events that the filter leaves out) or when the end was reached. */
  readonly events: readonly StoredEvent[];
  /** Resume after this. Undefined while the log is empty. */
  readonly position: bigint | undefined;
  /** True when, at the time of reading, nothing followed this batch. */
  readonly atEnd: boolean;
  /** Must be called once when the batch is done with; the next batch is not read before (back-pressure). */
  release(): void;
}

/** Streams by their names, in byte order: those after one name, up to another (inclusive; undefined: to the last). */
export interface StreamRange {
  readonly after: string;
  readonly upTo: string | undefined;
}

/** All streams. */
export const everyStream: StreamRange = { after: '', upTo: undefined };

/** The log. Every adapter passes the same contract suite. */
export interface EventStore {
  /** Stores all events or none. With the same ids and the same expectation a repeated call changes nothing. */
  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult>;
  /** The events of one stream from a revision on (inclusive, default 0); empty when there is no such stream. */
  readStream(stream: string, fromRevision?: number): Promise<readonly StoredEvent[]>;
  /** The whole log in order, read in pages while it is consumed. */
  readAll(options?: ReadAllOptions): AsyncIterable<StoredEvent>;
  /** The log up to a position (inclusive) stream by stream, each in order; the streams come in no order that means anything. */
  readByStream(until: bigint, range?: StreamRange): AsyncIterable<StoredEvent>;
  /** All streams in ranges of about so many events, to be read apart; one range where the store does not keep the log by stream. */
  streamRanges(eventsPerRange: number): Promise<readonly StreamRange[]>;
  /** Catch-up, then live, without gap or repeat, over reconnections; it errors only on what retrying cannot mend. */
  subscribeAll(options?: SubscribeAllOptions): Observable<LogBatch>;
  /** The position of the last event; undefined when the log is empty. */
  head(): Promise<bigint | undefined>;
  /** Resolves when the store answers, rejects with EventStoreUnavailable naming the address (never a secret) otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The log ends before the position to resume after: it is another log, or was restored from an older backup. */
export class LogEndsBeforePosition extends Error {
  override readonly name = 'LogEndsBeforePosition';

  constructor({ end, after }: { readonly end: bigint; readonly after: bigint }) {
    super(`The log ends at position ${end}, before ${after} where reading was to resume: is it another log, or restored from an older backup?`);
  }
}

/** An event without what a log cannot do without, its stream or its position: reading on would leave it out unseen. */
export class UnplaceableEvent extends Error {
  override readonly name = 'UnplaceableEvent';
}

/** A stream does not begin where it was written from: its first events were deleted or have expired, and what is left is not the truth. */
export class StreamCutShort extends Error {
  override readonly name = 'StreamCutShort';

  constructor({ stream, from, first }: { readonly stream: string; readonly from: number; readonly first: bigint }) {
    super(`The events of ${stream} from revision ${from} up to ${first} are gone from the event store: was it deleted, or cut short by its metadata?`);
  }
}

/** The store cannot be reached or did not answer in time; what was asked may or may not have happened. */
export class EventStoreUnavailable extends Error {
  override readonly name = 'EventStoreUnavailable';
}
