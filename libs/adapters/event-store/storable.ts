import type { EventToAppend, JsonObject } from './port.js';

/** The most that data and metadata of one event take together, in bytes of UTF-8: 512 KiB. */
export const eventBytesMax = 512 * 1024;

/** An event with its payloads as the text that is stored, and that text's size in bytes. */
export interface StorableEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  readonly bytes: number;
}

/** A defect of the caller: this can be stored in no adapter without change, so nothing is written. */
export class UnstorableEvent extends Error {
  override readonly name = 'UnstorableEvent';
}

/** Checks stream and events and turns payloads into text. Throws UnstorableEvent; keys keep their order. */
export const toStorable = (stream: string, events: readonly EventToAppend[]): readonly StorableEvent[] => {
  refuseUnusableName('stream', stream);
  if (events.length === 0) throw new UnstorableEvent(`An append to ${stream} needs at least one event.`);
  const ids = new Set(events.map(({ id }) => id));
  if (ids.size < events.length) throw new UnstorableEvent(`An append to ${stream} holds the same event id twice.`);
  return events.map(toStorableEvent);
};

/** A payload from its text; undefined where that is no JSON object. */
export const readPayload = (text: string): JsonObject | undefined => {
  try {
    return payloadOf(JSON.parse(text));
  } catch {
    return undefined;
  }
};

/** The value if it can be a payload, a JSON object. */
export const payloadOf = (value: unknown): JsonObject | undefined =>
  (typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value) ? value as JsonObject : undefined);

const canonicalUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const toStorableEvent = ({ id, type, data, metadata }: EventToAppend): StorableEvent => {
  if (!canonicalUuid.test(id)) throw new UnstorableEvent(`An event id must be a UUID in lower case: ${JSON.stringify(id)}.`);
  refuseUnusableName('event type', type);
  const texts = { data: toText(id, 'data', data), metadata: toText(id, 'metadata', metadata) };
  const bytes = Buffer.byteLength(texts.data) + Buffer.byteLength(texts.metadata);
  if (bytes > eventBytesMax) throw new UnstorableEvent(`Event ${id} (${type}) takes ${bytes} bytes; ${eventBytesMax} are allowed.`);
  return { id, type, ...texts, bytes };
};

/** Control characters and lone surrogates; `$` starts the names that EventStoreDB keeps to itself. */
const unusableInNames = /^\$|^$|[\u0000-\u001f\u007f]|\p{Surrogate}/u;

const refuseUnusableName = (what: string, name: string): void => {
  if (name.length > 500 || unusableInNames.test(name)) {
    throw new UnstorableEvent(`This cannot be the name of a ${what}: ${JSON.stringify(name.slice(0, 100))}.`);
  }
};

/** JSON.stringify escapes these two, and only these, as `\u0000` and `\ud800`…`\udfff` after an even run of backslashes. */
const nulOrLoneSurrogate = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

const toText = (id: string, part: string, value: unknown): string => {
  const text = JSON.stringify(value);
  if (text.includes('\\u') && nulOrLoneSurrogate.test(text)) {
    throw new UnstorableEvent(`Event ${id} holds a NUL or a lone surrogate in its ${part}, which no database keeps unchanged.`);
  }
  return text;
};
