import type { EventStore } from '#event-store';
import { growTiles, lookupIn, rangeHash, tileWidth, tilesOf, type Tile, type TreeHash, type TreeHead } from '#proof';
import { hashEvent, LogFault } from './log-leaves.js';
import { hasher } from './node-crypto.js';
import { isOurs } from './our-streams.js';
import { loadEdge, loadTiles, readTree, type RunSql } from './tree-tables.js';

const leavesPerGrowth = 16 * tileWidth;

/**
 * The tree over all events up to a position of the log. What the signer has counted is taken from its tables, unless `fromLog`; the rest
 * from the events themselves. Throws LogFault where one of them is torn.
 */
export const treeHeadAt = async (
  { store, sql }: { readonly store: Pick<EventStore, 'readAll'>; readonly sql: RunSql }, until: bigint, { fromLog }: { readonly fromLog: boolean },
): Promise<TreeHead> => {
  const standing = fromLog ? undefined : await readTree(sql);
  if (standing?.position !== undefined && standing.position >= until) return headOf(sql, await sizeAt(sql, until));
  const edge = new Map<number, Tile>((standing?.position === undefined ? [] : await loadEdge(sql)).map((tile) => [tile.level, tile]));
  let size = standing?.position === undefined ? 0 : standing.size;
  let leaves: TreeHash[] = [];
  const grow = (): void => {
    for (const tile of growTiles(hasher, lookupIn(edge.values()), size, leaves)) edge.set(tile.level, tile);
    size += leaves.length;
    leaves = [];
  };
  for await (const event of store.readAll(standing?.position === undefined ? {} : { after: standing.position })) {
    if (event.position > until) break;
    if (!isOurs(event)) continue;
    const hashed = hashEvent(event);
    if (hashed === undefined) throw new LogFault(`Event ${event.id} (${event.stream}, revision ${event.revision}) is torn.`);
    if (leaves.push(hashed.leafHash) === leavesPerGrowth) grow();
  }
  grow();
  return { size, root: rangeHash(hasher, lookupIn(edge.values()), { begin: 0, end: size }) };
};

const sizeAt = async (sql: RunSql, until: bigint): Promise<number> => {
  const [last] = await sql<{ index: string }>('SELECT index FROM proof.leaves WHERE position <= $1 ORDER BY index DESC LIMIT 1', [until.toString()]);
  return last === undefined ? 0 : Number(last.index) + 1;
};

const headOf = async (sql: RunSql, size: number): Promise<TreeHead> => {
  const whole = { begin: 0, end: size };
  return { size, root: rangeHash(hasher, lookupIn(await loadTiles(sql, tilesOf([whole]))), whole) };
};
