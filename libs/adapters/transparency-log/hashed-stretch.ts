import type { EventStore, StoredEvent } from '#event-store';
import { hashEvent } from './log-leaves.js';
import { isOurs } from './our-streams.js';
import { packing, type StretchHashes } from './packing.js';

/** The events of ours in a stretch of the log, hashed, and how to find one of them again by its place in the stretch. */
export interface HashedStretch extends StretchHashes {
  readonly count: number;
  eventAt(index: number): Promise<StoredEvent | undefined>;
}

const eventsPerStretch = 4_096;

/** The whole log, read as any store gives it. */
export async function* hashedByStore(store: EventStore): AsyncGenerator<HashedStretch> {
  let events: StoredEvent[] = [];
  for await (const event of store.readAll()) {
    if (isOurs(event)) events.push(event);
    if (events.length === eventsPerStretch) {
      yield stretchOf(events);
      events = [];
    }
  }
  if (events.length > 0) yield stretchOf(events);
}

const stretchOf = (events: readonly StoredEvent[]): HashedStretch => {
  const packed = packing(events.length);
  for (const event of events) packed.add(hashEvent(event));
  return { ...packed.hashes(), count: events.length, eventAt: async (index) => events[index] };
};
