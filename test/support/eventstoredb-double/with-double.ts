import { randomUUID } from 'node:crypto';
import { openEventStoreDb, type EventStore, type EventToAppend, type JsonObject } from '#event-store';
import { openTestEventStore } from '../postgres/test-event-store.js';
import { EventStoreDbDouble } from './event-store-db-double.js';

/** Short times, so that a test of what goes wrong does not take long, within one that a machine under load keeps too. */
export const shortPatience = { attemptTimeoutMs: 700, tryForMs: 60_000, pauseMsFirst: 10, pauseMsMax: 100, idleCheckMs: 300 };

/** A double on an empty log, a store connected to it, and whatever else is to be closed in the end. */
export interface DoubleAndStore {
  readonly double: EventStoreDbDouble;
  readonly store: EventStore;
  close(): Promise<void>;
}

export async function startDoubleAndStore(): Promise<DoubleAndStore> {
  const log = await openTestEventStore('eventstoredb');
  const double = await EventStoreDbDouble.start(log.store);
  const store = openEventStoreDb({ connectionString: double.connectionString, ...shortPatience });
  const close = async (): Promise<void> => {
    await store.close();
    await double.stop();
    await log.close();
  };
  return { double, store, close };
}

export function event(data: JsonObject = {}, type = 'Happened'): EventToAppend {
  return { id: randomUUID(), type, data, metadata: {} };
}

export function events(count: number): readonly EventToAppend[] {
  return Array.from({ length: count }, (_, number) => event({ number }));
}

export function idsOf(list: readonly { readonly id: string }[]): readonly string[] {
  return list.map(({ id }) => id);
}
