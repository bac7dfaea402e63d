import { randomUUID } from 'node:crypto';
import type { EventStore, EventToAppend, JsonObject, ReadAllOptions, StoredEvent } from '#event-store';

/** An event to append; what is not said is made up. */
export const event = (data: JsonObject = {}, type = 'Happened'): EventToAppend => ({ id: randomUUID(), type, data, metadata: { by: 'contract' } });

/** So many events, numbered in their data from `from`. */
export const events = (count: number, from = 0): readonly EventToAppend[] =>
  Array.from({ length: count }, (_, index) => event({ number: from + index }));

/** A stream-name prefix that nobody else uses. */
export const freshPrefix = (): string => `contract-${randomUUID()}-`;

/** All that `readAll` gives. */
export const readToEnd = async (store: EventStore, options: ReadAllOptions): Promise<readonly StoredEvent[]> => {
  const found: StoredEvent[] = [];
  for await (const stored of store.readAll(options)) found.push(stored);
  return found;
};

/** An event as its writer knows it, for comparison: payloads as text, since order of keys counts. */
export const asWritten = ({ id, type, data, metadata }: EventToAppend | StoredEvent): string =>
  JSON.stringify([id, type, data, metadata]);

export const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);
