import type { StoredEvent } from '../port.js';
import { readPayload } from '../storable.js';

/** The columns of an event, in the order of EventRow. */
export const eventColumns = 'position, stream, revision, id, type, data, metadata';

/** An event as a row of texts. */
export type EventRow = [position: string, stream: string, revision: string, id: string, type: string, data: string, metadata: string];

/** Reads a row; a payload that is torn is left out. */
export const toStoredEvent = ([position, stream, revision, id, type, data, metadata]: EventRow): StoredEvent =>
  ({ id, type, stream, position: BigInt(position), revision: Number(revision), data: readPayload(data), metadata: readPayload(metadata) });
