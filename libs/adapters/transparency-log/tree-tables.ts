import type { Tile, TileAddress } from '#proof';

/** Runs one statement: a client of `pg`, or TypeORM's runner. */
export type RunSql = <Row>(sql: string, values?: unknown[]) => Promise<Row[]>;

/** How far the tree has come: its leaves, the position of the log it was counted through, and the key that signs it. */
export interface StandingTree {
  readonly size: number;
  readonly position: bigint | undefined;
  /** `name+hash+key`. */
  readonly key: string;
}

/** What a leaf is of. `position` is the store's, at the time; `metadataDigest` is over all of the event's metadata, of which the leaf proves a part. */
export interface LeafRecord {
  readonly index: number;
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  readonly metadataDigest: Uint8Array;
}

export const readTree = async (sql: RunSql): Promise<StandingTree | undefined> => {
  const [row] = await sql<{ size: string; position: string | null; key: string }>('SELECT size, position, key FROM proof.head');
  return row && { size: Number(row.size), position: row.position === null ? undefined : BigInt(row.position), key: row.key };
};

/** The signed note over the most leaves; undefined before the first. */
export const latestNote = async (sql: RunSql): Promise<string | undefined> =>
  (await sql<{ note: string }>('SELECT note FROM proof.checkpoints ORDER BY size DESC LIMIT 1'))[0]?.note;

export const loadTiles = async (sql: RunSql, addresses: readonly TileAddress[]): Promise<readonly Tile[]> => {
  const rows = await sql<{ level: number; index: string; hashes: Buffer }>(
    'SELECT level, index, hashes FROM proof.tiles JOIN unnest($1::smallint[], $2::bigint[]) AS wanted (level, index) USING (level, index)',
    [addresses.map(({ level }) => level), addresses.map(({ index }) => index)]);
  return rows.map(({ level, index, hashes }) => ({ level, index: Number(index), hashes }));
};

/** The tiles at the right edge of the tree, where it grows. */
export const loadEdge = async (sql: RunSql): Promise<readonly Tile[]> => {
  const rows = await sql<{ level: number; index: string; hashes: Buffer }>(
    'SELECT DISTINCT ON (level) level, index, hashes FROM proof.tiles ORDER BY level, index DESC');
  return rows.map(({ level, index, hashes }) => ({ level, index: Number(index), hashes }));
};

export const saveTiles = async (sql: RunSql, tiles: readonly Tile[]): Promise<void> => {
  await sql(
    `INSERT INTO proof.tiles (level, index, hashes) SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])
     ON CONFLICT (level, index) DO UPDATE SET hashes = excluded.hashes`,
    [tiles.map(({ level }) => level), tiles.map(({ index }) => index), tiles.map(({ hashes }) => Buffer.from(hashes))]);
};

export const saveLeaves = async (sql: RunSql, leaves: readonly LeafRecord[]): Promise<void> => {
  await sql(
    `INSERT INTO proof.leaves (index, event_id, stream, revision, position, metadata_digest)
     SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::int[], $5::bigint[], $6::bytea[])`,
    [leaves.map(({ index }) => index), leaves.map(({ eventId }) => eventId), leaves.map(({ stream }) => stream), leaves.map(({ revision }) => revision),
      leaves.map(({ position }) => position.toString()), leaves.map(({ metadataDigest }) => Buffer.from(metadataDigest))]);
};

interface LeafRow {
  readonly index: string;
  readonly event_id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly metadata_digest: Buffer;
}

/** The leaf of an event, or at an index; undefined where there is none, or the caller may not see it. */
export const findLeaf = async (sql: RunSql, wanted: { readonly eventId: string } | { readonly index: number }): Promise<LeafRecord | undefined> => {
  const [column, value] = 'eventId' in wanted ? ['event_id', wanted.eventId] : ['index', wanted.index];
  const [row] = await sql<LeafRow>(`SELECT index, event_id, stream, revision, position, metadata_digest FROM proof.leaves WHERE ${column} = $1`, [value]);
  return row && {
    index: Number(row.index), eventId: row.event_id, stream: row.stream, revision: row.revision, position: BigInt(row.position), metadataDigest: row.metadata_digest };
};

/** The last revision of each of these streams that is in the tree. */
export const revisionsInTree = async (sql: RunSql, streams: readonly string[]): Promise<Map<string, number>> => {
  const rows = await sql<{ stream: string; revision: number }>(
    'SELECT stream, max(revision) AS revision FROM proof.leaves WHERE stream = ANY($1) GROUP BY stream', [streams]);
  return new Map(rows.map(({ stream, revision }) => [stream, revision]));
};
