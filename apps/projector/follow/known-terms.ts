import type { EventStore, ReadAllOptions } from '#event-store';
import { readEvent, readStreamName } from '#events';
import type { StoppedPartition } from '#read-store';
import { foldTerms, noTerms, termsEventTypes, termsStreams, type Terms } from '#rules';

/**
 * The terms as the log tells them up to a position (undefined: none yet), folded from their events. A stream that the follower has
 * stopped at, or that cannot be read on, stays as it was before that event.
 */
export const termsUpTo = async (store: EventStore, position: bigint | undefined, stopped: readonly StoppedPartition[]): Promise<Terms> => {
  let terms = noTerms;
  if (position === undefined) return terms;
  const stopsAt = new Map(stopped.map(({ stream, eventId }) => [stream, eventId]));
  const broken = new Set<string>();
  for await (const stored of store.readAll({ filter: filterFor(stopped) })) {
    if (stored.position > position) break;
    if (stored.id === stopsAt.get(stored.stream)) broken.add(stored.stream);
    if (broken.has(stored.stream) || readStreamName(stored.stream) === undefined) continue;
    try {
      terms = foldTerms(terms, readEvent(stored));
    } catch {
      broken.add(stored.stream);
    }
  }
  return terms;
};

/** Only the few events that matter; where a stream of theirs is stopped, all of these streams, for it may be stopped at any event. */
const filterFor = (stopped: readonly StoppedPartition[]): NonNullable<ReadAllOptions['filter']> => {
  const kinds = new Set<string>(termsStreams);
  const isTold = stopped.some(({ stream }) => kinds.has(readStreamName(stream)?.kind ?? ''));
  return isTold ? { streamPrefixes: [...termsStreams] } : { eventTypes: termsEventTypes };
};
