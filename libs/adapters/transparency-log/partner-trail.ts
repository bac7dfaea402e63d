import type { EventStore, StoredEvent } from '#event-store';
import { bundleOf, leafOf, trailFiles, type BundleFiles, type ProvedEvent } from '#proof';
import { LogFault } from './log-leaves.js';
import { proveInclusions, type SignedTree } from './log-proofs.js';
import { sha256 } from './node-crypto.js';
import type { RunSql } from './tree-tables.js';

/** Where an event of a trail stands, and what proves it there. */
export interface TrailPlace extends Pick<ProvedEvent, 'index' | 'hashes'> {
  readonly stream: string;
  readonly revision: number;
}

/** The places in the signed tree of all events that the caller sees, in the order of the log: ask as the partner whose trail it is. */
export const placesOfTrail = async (sql: RunSql, { checkpoint }: SignedTree): Promise<readonly TrailPlace[]> => {
  const rows = await sql<{ index: string; stream: string; revision: number }>(
    `SELECT leaf.index, leaf.stream, leaf.revision FROM read.trail AS event JOIN proof.leaves AS leaf ON leaf.event_id = event.event_id
     WHERE leaf.index < $1 ORDER BY leaf.index`, [checkpoint.size]);
  const proofs = await proveInclusions(sql, rows.map(({ index }) => Number(index)), checkpoint.size);
  return rows.map(({ index, stream, revision }, at) => ({ index: Number(index), stream, revision, hashes: proofs[at] ?? [] }));
};

/** The bundle of a trail: its events as the log has them. The same bytes for the same checkpoint. Throws LogFault where an event is gone or torn. */
export const trailBundle = async (store: EventStore, { note, key }: SignedTree, places: readonly TrailPlace[]): Promise<BundleFiles> => {
  const streams = new Map<string, ReadonlyMap<number, StoredEvent>>();
  const proved: ProvedEvent[] = [];
  for (const { stream, revision, index, hashes } of places) {
    const events = streams.get(stream) ?? new Map((await store.readStream(stream)).map((event) => [event.revision, event]));
    streams.set(stream, events);
    const event = events.get(revision);
    const leaf = event && leafOf(event);
    if (!leaf) throw new LogFault(`Revision ${revision} of ${stream} was signed, and the log does not hold it any more.`);
    proved.push({ index, leaf, hashes });
  }
  return bundleOf(sha256, { format: 'tandem.trail-bundle/1', logKey: key, checkpoint: note }, trailFiles(proved));
};
