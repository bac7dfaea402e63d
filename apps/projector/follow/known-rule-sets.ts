import type { EventStore } from '#event-store';
import { readEvent, readStreamName, type RecordedRuleSetEvent } from '#events';
import type { StoppedPartition } from '#read-store';
import { foldPublication, noPublishedRuleSets, type PublishedRuleSets } from '#rules';

/**
 * The rule sets as the log tells them up to a position (undefined: none yet), folded from their events. One that the follower has
 * stopped at, or that cannot be read on, stays as it was before that event.
 */
export const ruleSetsUpTo = async (
  store: EventStore, position: bigint | undefined, stopped: readonly StoppedPartition[],
): Promise<PublishedRuleSets> => {
  let published = noPublishedRuleSets;
  if (position === undefined) return published;
  const stopsAt = new Map(stopped.map(({ stream, eventId }) => [stream, eventId]));
  const broken = new Set<string>();
  for await (const stored of store.readAll({ filter: { streamPrefixes: ['ruleset-'] } })) {
    if (stored.position > position) break;
    if (stored.id === stopsAt.get(stored.stream)) broken.add(stored.stream);
    if (broken.has(stored.stream) || readStreamName(stored.stream) === undefined) continue;
    try {
      published = foldPublication(published, readEvent(stored) as RecordedRuleSetEvent);
    } catch {
      broken.add(stored.stream);
    }
  }
  return published;
};
