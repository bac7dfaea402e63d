import type { StoredEvent } from '#event-store';
import { readEvent, readStreamName, UnreadableEvent, type RecordedDealEvent, type RecordedEvent, type StreamName } from '#events';
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

/** Reads stored events and groups them by stream, leaving streams that are stopped or that an unreadable event stops now. */
export const readBatch = (stored: readonly StoredEvent[], alreadyStopped: ReadonlySet<string>): ReadBatch => {
  const readable: RecordedEvent[] = [];
  const stopped = new Map<string, StoppedPartition>();
  for (const event of stored) {
    if (alreadyStopped.has(event.stream) || stopped.has(event.stream)) continue;
    const read = tryRead(event);
    if (read instanceof UnreadableEvent) {
      stopped.set(event.stream, { stream: event.stream, eventId: event.id, reason: read.message });
    } else {
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

const tryRead = (event: StoredEvent): RecordedEvent | UnreadableEvent => {
  try {
    return readEvent(event);
  } catch (error) {
    if (error instanceof UnreadableEvent) return error;
    throw error;
  }
};

/** Streams whose name is not ours are other people's: they share the log and are passed over. */
const stretchOf = (stream: string, events: readonly RecordedEvent[]): StreamStretch[] => {
  const name = readStreamName(stream);
  return name ? [{ stream, name, events }] : [];
};

/** The events of the stretches of one kind of stream. */
export const dealEventsOf = (stretch: StreamStretch): readonly RecordedDealEvent[] => stretch.events as readonly RecordedDealEvent[];
