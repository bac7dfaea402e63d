import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'pg';
import { Subject } from 'rxjs';
import { openPostgresEventStore, type EventStore } from '#event-store';
import { hashLength, tileWidth, verifyInclusion } from '#proof';
import { hashedByThreads, hasher, LogSigner, proveInclusion, readSigningKey, signedTree, tileBytes, verifyLog, type RunSql } from '#transparency-log';
import { median } from '../measuring/in-turn.js';

/** Adds what the log has more than the tree to it and signs it, with the run's key, as the projector does when it comes to it. Gives the events added. */
export const signEverything = (url: string): Promise<number> => onLog(url, async ({ store, pool, sql }) => {
  const before = await signedTree(sql);
  const stop = new Subject<void>();
  const signing = new LogSigner({ store, pool, key: readSigningKey(process.env['TANDEM_LOG_KEY'] ?? '', 'TANDEM_LOG_KEY'), report: (message, details) => { throw new Error(`${message}: ${JSON.stringify(details)}`); } }).follow(stop);
  const end = await store.head();
  while ((await positionOf(sql)) !== end?.toString()) await delay(5);
  stop.next();
  await signing;
  return ((await signedTree(sql))?.checkpoint.size ?? 0) - (before?.checkpoint.size ?? 0);
});

/** What `tandem verify` does: every leaf worked out anew, the tree, the signature. Gives the events verified. */
export const verifyEverything = (url: string): Promise<number> => onLog(url, async ({ store, sql }) => {
  const copied = { store, connectionString: url, threads: availableParallelism() };
  const tree = await signedTree(sql);
  if (!tree) throw new Error('Nothing is signed.');
  const { events, difference } = await verifyLog({ store, sql, hashed: () => hashedByThreads(copied) }, tree.checkpoint);
  if (difference) throw new Error(`The log is not whole: ${difference.kind}.`);
  return events;
});

/** Milliseconds of processor time of one proof that an event is in the tree, to make from the tiles and to verify. */
export interface ProofCost {
  readonly makeMs: number;
  readonly verifyMs: number;
}

const proofs = 600;
/** The first are not counted: a server has compiled what it proves with. */
const warmUps = 300;

/** Proves events all over the signed log, one by one, as each is asked for, and verifies each proof. */
export const proveEvents = async (url: string): Promise<ProofCost> => {
  let cost: ProofCost = { makeMs: Number.NaN, verifyMs: Number.NaN };
  await onLog(url, async ({ sql }) => {
    const tree = await signedTree(sql);
    if (!tree) throw new Error('Nothing is signed.');
    const { checkpoint } = tree;
    const made: number[] = [];
    const verified: number[] = [];
    for (let index = 0; index < proofs; index += 1) {
      const place = Math.floor((index * checkpoint.size) / proofs);
      const [row] = await sql<{ event_id: string }>('SELECT event_id FROM proof.leaves WHERE index = $1', [place]);
      const tile = await tileBytes(sql, { level: 0, index: Math.floor(place / tileWidth) }, (place % tileWidth) + 1);
      const hash = tile?.subarray(-hashLength) ?? new Uint8Array();
      const before = process.cpuUsage();
      const proof = await proveInclusion(sql, row?.event_id ?? '', checkpoint.size);
      made.push(milliseconds(before));
      const between = process.cpuUsage();
      if (!proof || !verifyInclusion(hasher, checkpoint, { index: place, hash }, proof.hashes)) throw new Error('An event is not in the tree.');
      verified.push(milliseconds(between));
    }
    cost = { makeMs: median(made.slice(warmUps)), verifyMs: median(verified.slice(warmUps)) };
    return checkpoint.size;
  });
  return cost;
};

const milliseconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
};

const positionOf = async (sql: RunSql): Promise<string | null | undefined> => (await sql<{ position: string | null }>('SELECT position FROM proof.head'))[0]?.position;

const onLog = async (url: string, work: (log: { readonly store: EventStore; readonly pool: Pool; readonly sql: RunSql }) => Promise<number>): Promise<number> => {
  const pool = new Pool({ connectionString: url, max: 2 });
  const store = openPostgresEventStore({ connectionString: url });
  const result = await work({ store, pool, sql: async (text, values) => (await pool.query(text, values)).rows as never });
  await store.close();
  await pool.end();
  return result;
};
