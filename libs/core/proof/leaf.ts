import { utf8 } from './bytes.js';
import { canonicalText, isObject } from './canonical-text.js';

/** An event as any store gives it back; a payload may be torn. */
export interface LeafSource {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly data: unknown;
  readonly metadata: unknown;
}

/** What of an event is proved. No position of a store is in it, so that both stores give one tree. */
export interface Leaf {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly stream: string;
  readonly revision: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: object;
  readonly causation: string | null;
  readonly correlation: string;
  readonly data: object;
}

/** The leaf of an event; undefined where what belongs in it is not there, because the event is torn or not ours. */
export const leafOf = ({ id, type, stream, revision, data, metadata }: LeafSource): Leaf | undefined => {
  if (!isObject(data) || !isObject(metadata)) return undefined;
  const { schemaVersion: version, occurredAt, recordedAt, actor, causationId: causation, correlationId: correlation } = metadata;
  if (!Number.isInteger(version) || !isObject(actor) || (causation !== null && typeof causation !== 'string')) return undefined;
  if (typeof occurredAt !== 'string' || typeof recordedAt !== 'string' || typeof correlation !== 'string') return undefined;
  return { id, type, version: version as number, stream, revision, occurredAt, recordedAt, actor, causation, correlation, data };
};

/** True for what a leaf can be named by. What else it holds is proved by its hash, and looked at by nobody before. */
export const isLeaf = (value: unknown): value is Leaf => {
  if (!isObject(value)) return false;
  const { id, stream, revision } = value;
  return typeof id === 'string' && typeof stream === 'string' && typeof revision === 'number';
};

/** The leaf in RFC 8785 form. */
export const leafText = (leaf: Leaf): string => canonicalText(leaf);

/** The bytes of a leaf, which are hashed: its text in UTF-8. */
export const leafBytes = (leaf: Leaf): Uint8Array => utf8(leafText(leaf));
