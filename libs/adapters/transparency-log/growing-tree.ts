import type { PoolClient } from 'pg';
import type { StoredEvent } from '#event-store';
import {
  formatVerifierKey, growTiles, lookupIn, openCheckpoint, proofOf, rangeHash, rangesOfConsistency, tilesOf, verifyConsistency, type Checkpoint, type Tile,
  type TreeHead,
} from '#proof';
import { hashEvent, LogFault, type HashedEvent } from './log-leaves.js';
import { hasher, verifySignature } from './node-crypto.js';
import { isOurs } from './our-streams.js';
import { signCheckpoint, type SigningKey } from './signing-key.js';
import {
  latestNote, loadEdge, loadTiles, readTree, revisionsInTree, saveLeaves, saveTiles, type RunSql, type StandingTree,
} from './tree-tables.js';

/** The tree as its signer holds it, on the one connection that may write it. */
export class GrowingTree {
  private constructor(
    private readonly sql: RunSql, private readonly key: SigningKey, private standing: StandingTree, private edge: ReadonlyMap<number, Tile>,
    private signed: Checkpoint | undefined) {}

  /** Takes up the tree where it stands. Throws LogFault where another key signed it. */
  static async open(client: PoolClient, key: SigningKey): Promise<GrowingTree> {
    const sql: RunSql = async (text, values) => (await client.query(text, values)).rows as never;
    await sql('INSERT INTO proof.head (size, position, key) VALUES (0, NULL, $1) ON CONFLICT DO NOTHING', [formatVerifierKey(key.verifier)]);
    const standing = await readTree(sql);
    if (!standing) throw new Error('The tree over the log has no head.');
    const note = await latestNote(sql);
    const signed = note === undefined ? undefined : openCheckpoint(note, key.verifier, verifySignature);
    if (standing.key !== formatVerifierKey(key.verifier) || (note !== undefined && signed === undefined)) {
      throw new LogFault(`The log is signed by the key ${standing.key}, and ${formatVerifierKey(key.verifier)} cannot go on in its place: give the signer its key back.`);
    }
    const edge = await loadEdge(sql);
    return new GrowingTree(sql, key, standing, new Map(edge.map((tile) => [tile.level, tile])), signed);
  }

  /** The position of the log that the tree was counted through. */
  get position(): bigint | undefined {
    return this.standing.position;
  }

  /** Adds the events of ours in one transaction. Throws LogFault, naming the event, where one is torn or a revision before it is missing. */
  async add(events: readonly StoredEvent[], position: bigint | undefined): Promise<void> {
    if (position === this.standing.position) return;
    const ours = events.filter(isOurs);
    refuseGaps(ours, await revisionsInTree(this.sql, [...new Set(ours.map(({ stream }) => stream))]));
    const hashed = ours.map(hashOf);
    const { size } = this.standing;
    const grown = growTiles(hasher, lookupIn(this.edge.values()), size, hashed.map(({ leafHash }) => leafHash));
    await this.sql('BEGIN');
    await saveLeaves(this.sql, ours.map((event, at) => ({
      index: size + at, eventId: event.id, stream: event.stream, revision: event.revision, position: event.position,
      metadataDigest: (hashed[at] as HashedEvent).metadataDigest })));
    await saveTiles(this.sql, grown);
    await this.sql('UPDATE proof.head SET size = $1, position = $2', [size + ours.length, position?.toString() ?? null]);
    await this.sql('COMMIT');
    this.standing = { ...this.standing, size: size + ours.length, position };
    this.edge = new Map([...this.edge, ...grown.map((tile) => [tile.level, tile] as const)]);
  }

  /** Signs the tree if it has grown since it was signed. Throws LogFault where it does not extend what was signed. */
  async sign(): Promise<void> {
    const { size } = this.standing;
    if (size === (this.signed?.size ?? 0)) return;
    const whole = { begin: 0, end: size };
    const ranges = rangesOfConsistency(this.signed?.size ?? 0, size);
    const tiles = lookupIn(await loadTiles(this.sql, tilesOf([whole, ...ranges])));
    const head: TreeHead = { size, root: rangeHash(hasher, tiles, whole) };
    if (this.signed && !verifyConsistency(hasher, this.signed, head, proofOf(hasher, tiles, ranges))) {
      throw new LogFault(`The tree of ${size} events does not extend the ${this.signed.size} that were signed: tiles or checkpoint were changed. It is not signed.`);
    }
    await this.sql('INSERT INTO proof.checkpoints (size, note) VALUES ($1, $2)', [size, signCheckpoint(this.key, head)]);
    this.signed = { ...head, origin: this.key.verifier.name };
  }
}

const hashOf = (event: StoredEvent): HashedEvent => {
  const hashed = hashEvent(event);
  if (!hashed) throw new LogFault(`Event ${event.id} (${event.stream}, revision ${event.revision}, position ${event.position}) is torn: nothing from it on is signed.`);
  return hashed;
};

const refuseGaps = (events: readonly StoredEvent[], last: Map<string, number>): void => {
  for (const { id, stream, revision, position } of events) {
    const expected = (last.get(stream) ?? -1) + 1;
    if (revision !== expected) {
      throw new LogFault(`Revision ${expected} of ${stream} is missing before event ${id} (revision ${revision}, position ${position}): nothing from it on is signed.`);
    }
    last.set(stream, revision);
  }
};
