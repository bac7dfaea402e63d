import { randomUUID } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { EventToAppend, Json, StoredEvent } from '#event-store';

/** An event as EventStoreDB keeps it: bytes and a content type. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface Recorded extends Proposed {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** Positions of EventStoreDB are byte offsets, far from contiguous; so are these. */
export const positionStep = 100n;

/** EventStoreDB's system names start with `$`, which our stores refuse. */
export function wrapName(name: string): string {
  return name.replace(/^\$/, '\uff04');
}

/** Our stores keep JSON and never one id twice; EventStoreDB keeps any bytes, and one id in as many streams as it is sent to. */
export function wrap(event: Proposed): EventToAppend {
  const data = { id: event.id, contentType: event.contentType, bytes: pack(event.data), created: Date.now() };
  return { id: randomUUID(), type: wrapName(event.type), data, metadata: { bytes: pack(event.metadata) } };
}

export function unwrap({ data = {}, metadata = {}, ...event }: StoredEvent): Recorded {
  return {
    id: text(data['id']),
    type: unwrapName(event.type),
    contentType: text(data['contentType']),
    data: unpack(data['bytes']),
    metadata: unpack(metadata['bytes']),
    stream: unwrapName(event.stream),
    revision: event.revision,
    position: event.position * positionStep,
    created: Number(data['created']),
  };
}

function unwrapName(name: string): string {
  return name.replace(/^\uff04/, '$');
}

/** Long payloads are deflated, or base64 would carry them over the size our stores allow. */
function pack(bytes: Uint8Array): string {
  return bytes.length < 100_000 ? Buffer.from(bytes).toString('base64') : `~${deflateRawSync(bytes).toString('base64')}`;
}

function unpack(packed: Json | undefined): Uint8Array {
  const bytes = text(packed);
  return bytes.startsWith('~') ? inflateRawSync(Buffer.from(bytes.slice(1), 'base64')) : Buffer.from(bytes, 'base64');
}

function text(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  throw new Error('The log under the double holds an event that the double did not write.');
}
