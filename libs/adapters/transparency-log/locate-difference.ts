import type { EventStore, StoredEvent } from '#event-store';
import { findLeaf, type LeafRecord, type RunSql } from './tree-tables.js';

/** What happened to the log since it was signed. */
export type DifferenceKind =
  /** The event's bytes are not those that were signed. */
  | 'changed'
  /** Only what is beside the proof was changed: the key of its command, the digest of its body, the source's instant. */
  | 'metadata-changed'
  | 'dropped'
  /** All events of its stream are gone. */
  | 'stream-deleted'
  /** It stands at another place of the log: two were swapped, or one was put before another. */
  | 'moved'
  /** It was put in among events that were signed. */
  | 'inserted'
  /** The events are as they were signed; the tree's own record of them is not. */
  | 'tree-changed'
  /** Events and the tree's record of them were changed alike; only the signature shows that something was. */
  | 'rewritten';

/** Where the log is not the one that was signed: the first event that differs. */
export interface LogDifference {
  readonly kind: DifferenceKind;
  /** Its place in the tree, from 0, and in the store; null where the difference has no one place. */
  readonly index: number | null;
  readonly position: bigint | null;
  readonly eventId: string | null;
  readonly stream: string | null;
  readonly revision: number | null;
}

type Ground = { readonly store: EventStore; readonly sql: RunSql };

/** The first event that the tree has otherwise. */
export interface FirstDifference {
  readonly index: number;
  /** Undefined: the log has ended before. */
  readonly event: StoredEvent | undefined;
  /** False where only its metadata differs, of which the leaf proves a part. */
  readonly inLeaf: boolean;
}

/** Finds out what a difference consists in. `sound`: the events alone come to the signed root, so that only the tree's record can be wrong. */
export const locateDifference = async (
  ground: Ground, { sound, first }: { readonly sound: boolean; readonly first: FirstDifference | undefined },
): Promise<LogDifference | undefined> => {
  if (!first) return sound ? undefined : { kind: 'rewritten', index: null, position: null, eventId: null, stream: null, revision: null };
  const recorded = await findLeaf(ground.sql, { index: first.index });
  const kind = sound ? (first.inLeaf ? 'tree-changed' : 'metadata-changed') : await kindOf(ground, first, recorded);
  const named = kind === 'inserted' || recorded === undefined ? ofEvent(first) : recorded;
  return { kind, index: first.index, position: first.event?.position ?? named?.position ?? null,
    eventId: named?.eventId ?? null, stream: named?.stream ?? null, revision: named?.revision ?? null };
};

const ofEvent = ({ event }: FirstDifference) => event && { eventId: event.id, stream: event.stream, revision: event.revision, position: event.position };

const kindOf = async ({ store, sql }: Ground, { event, inLeaf }: FirstDifference, recorded: LeafRecord | undefined): Promise<DifferenceKind> => {
  if (recorded === undefined) return 'tree-changed';
  if (event !== undefined && isPlaceOf(event, recorded)) return inLeaf ? 'changed' : 'metadata-changed';
  const ofItsStream = await store.readStream(recorded.stream);
  const isThere = ofItsStream.some(({ id }) => id === recorded.eventId);
  if (!isThere) return ofItsStream.length === 0 ? 'stream-deleted' : 'dropped';
  return event !== undefined && (await findLeaf(sql, { eventId: event.id })) === undefined ? 'inserted' : 'moved';
};

/** Whatever else of it was changed, its id or its place in its stream is the one that was signed. */
const isPlaceOf = (event: StoredEvent, recorded: LeafRecord): boolean =>
  event.id === recorded.eventId || (event.stream === recorded.stream && event.revision === recorded.revision);
