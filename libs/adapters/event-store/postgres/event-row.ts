import type { JsonObject, StoredEvent } from '../port.js';

/** The columns of an event, in the order of EventRow. */
export const eventColumns = 'position, stream, revision, id, type, data, metadata';

/** An event as a row of texts. */
export type EventRow = [position: string, stream: string, revision: string, id: string, type: string, data: string, metadata: string];

/** A stored event whose payload is not JSON any more: the row was changed by hand or torn. Reading on would hide it. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

/** Reads a row; throws UnreadableEvent naming the place. */
export const toStoredEvent = ([position, stream, revision, id, type, data, metadata]: EventRow): StoredEvent => {
  try {
    return {
      id, type, stream, position: BigInt(position), revision: Number(revision),
      data: JSON.parse(data) as JsonObject, metadata: JSON.parse(metadata) as JsonObject,
    };
  } catch {
    throw new UnreadableEvent(`The event at position ${position} (${stream}, revision ${revision}, ${type}) is not JSON.`);
  }
};
