import type { ResolvedEvent } from '@eventstore/db-client';
import { UnplaceableEvent, type LogFilter, type StoredEvent } from '../port.js';
import { payloadOf } from '../storable.js';

/** What a server before 22.6 says of the position of an event it read from its stream. */
const noPosition = 2n ** 64n - 1n;

/** True for what is the server's own: names that start with `$`, and links. It never leaves the adapter. */
export function isSystemEvent({ event, link }: ResolvedEvent): boolean {
  return event === undefined || link !== undefined || event.type.startsWith('$') || event.streamId.startsWith('$');
}

/** Our position of an event: the server's commit position. Throws UnplaceableEvent where the server does not say it. */
export function positionOf({ event, commitPosition }: ResolvedEvent): bigint {
  const position = event?.position?.commit ?? commitPosition;
  if (position !== undefined && position !== noPosition) return position;
  throw new UnplaceableEvent(`The server does not say the position of an event of ${event?.streamId}; EventStoreDB 23.10 or later is needed.`);
}

/** True when the filter lets the event through; events of others need not be readable to be left out. */
export function passes(filter: LogFilter | undefined, { event }: ResolvedEvent): boolean {
  const { streamPrefixes, eventTypes } = filter ?? {};
  const { streamId = '', type = '' } = event ?? {};
  return (streamPrefixes?.some((prefix) => streamId.startsWith(prefix)) ?? true) && (eventTypes?.includes(type) ?? true);
}

/** The event as the port gives it; a payload that is torn, or of others in a form of their own, is left out. */
export function toStoredEvent(resolved: ResolvedEvent): StoredEvent {
  const position = positionOf(resolved);
  const { id, type, streamId: stream, revision, data, metadata = {} } = resolved.event as NonNullable<ResolvedEvent['event']>;
  return { id, type, data: payloadOf(data), metadata: payloadOf(metadata), stream, revision: Number(revision), position };
}
