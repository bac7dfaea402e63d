import type { StoredEvent } from '#event-store';
import { readEvent, readStreamName, UnreadableEvent, type RecordedEvent, type StreamName } from '#events';
import type { StoppedPartition } from '#read-store';

/** Events of one stream, in order. */
export interface StreamStretch {
  readonly stream: string;
  readonly name: StreamName;
  readonly events: readonly RecordedEvent[];
}

/** A batch of the log read and sorted by stream; what could not be read stops its stream alone. */
export interface ReadBatch {
  readonly stretches: readonly StreamStretch[];
  readonly stopped: readonly StoppedPartition[];
}

/** What is known of the log before a batch: the streams that are stopped, and which of the batch's event ids were written before. */
export interface KnownBefore {
  readonly stopped: ReadonlySet<string>;
  readonly eventIds: ReadonlySet<string>;
}

/**
 * Reads stored events and groups them by stream, leaving streams that are stopped, or that an event stops now which is unreadable or
 * stands in the log twice. Streams whose name is not ours are other people's: they share the log and are passed over, whatever is in them.
 */
export const readBatch = (stored: readonly StoredEvent[], before: KnownBefore): ReadBatch => {
  const readable: RecordedEvent[] = [];
  const seen = new Set(before.eventIds);
  const stopped = new Map<string, StoppedPartition>();
  for (const event of stored) {
    if (readStreamName(event.stream) === undefined || before.stopped.has(event.stream) || stopped.has(event.stream)) continue;
    const read = seen.has(event.id) ? new UnreadableEvent(`Event ${event.id} (${event.stream}, revision ${event.revision}) stands in the log twice.`) : tryRead(event);
    if (read instanceof UnreadableEvent) {
      stopped.set(event.stream, { stream: event.stream, eventId: event.id, reason: read.message });
    } else {
      seen.add(event.id);
      readable.push(read);
    }
  }
  return { stretches: [...groupByStream(readable)].flatMap(([stream, events]) => stretchOf(stream, events)), stopped: [...stopped.values()] };
};

/** Events by their stream, each stream's in order. */
export const groupByStream = (events: readonly RecordedEvent[]): ReadonlyMap<string, readonly RecordedEvent[]> => {
  const byStream = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    const ofStream = byStream.get(event.stream);
    if (ofStream) ofStream.push(event);
    else byStream.set(event.stream, [event]);
  }
  return byStream;
};

/** What a stretch came to, as far as it could be folded, and where its stream stops if that is not its end. */
export interface FoldedStretch<Folded> {
  /** The events that were folded. */
  readonly stretch: StreamStretch;
  /** Undefined where not even the first event could be folded. */
  readonly folded: Folded | undefined;
  readonly stopped: StoppedPartition | undefined;
}

/**
 * Folds a stretch up to the first event that cannot be folded, and names that one: what is kept and what is named do not depend
 * on how the log was cut into batches. `fold` is asked again for longer and longer parts, but only where something is wrong.
 */
export const foldStretch = <Folded>(stretch: StreamStretch, fold: (events: readonly RecordedEvent[]) => Folded): FoldedStretch<Folded> => {
  const whole = attempt(stretch.events, fold);
  if ('folded' in whole) return { stretch, folded: whole.folded, stopped: undefined };
  let folded: Folded | undefined;
  for (const [index, event] of stretch.events.entries()) {
    const result = attempt(stretch.events.slice(0, index + 1), fold);
    if ('reason' in result) {
      return { stretch: { ...stretch, events: stretch.events.slice(0, index) }, folded, stopped: { stream: stretch.stream, eventId: event.id, reason: result.reason } };
    }
    folded = result.folded;
  }
  return { stretch, folded, stopped: undefined };
};

const attempt = <Folded>(events: readonly RecordedEvent[], fold: (events: readonly RecordedEvent[]) => Folded): { readonly folded: Folded } | { readonly reason: string } => {
  try {
    return { folded: fold(events) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
};

const tryRead = (event: StoredEvent): RecordedEvent | UnreadableEvent => {
  try {
    return readEvent(event);
  } catch (error) {
    if (error instanceof UnreadableEvent) return error;
    throw error;
  }
};

const stretchOf = (stream: string, events: readonly RecordedEvent[]): StreamStretch[] => {
  const name = readStreamName(stream);
  return name ? [{ stream, name, events }] : [];
};
