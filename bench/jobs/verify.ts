import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'pg';
import { Subject } from 'rxjs';
import { openPostgresEventStore, type EventStore } from '#event-store';
import { hashedByThreads, LogSigner, newSigningKeyText, readSigningKey, signedTree, verifyLog, type RunSql } from '#transparency-log';

/** Adds the whole log to the tree and signs it, as the projector does when it comes to a log that was never signed. Gives the events signed. */
export const signEverything = (url: string): Promise<number> => onLog(url, async ({ store, pool, sql }) => {
  const stop = new Subject<void>();
  const signing = new LogSigner({ store, pool, key: readSigningKey(newSigningKeyText(), 'the benchmark'), report: (message, details) => { throw new Error(`${message}: ${JSON.stringify(details)}`); } }).follow(stop);
  const end = await store.head();
  while ((await positionOf(sql)) !== end?.toString()) await delay(5);
  stop.next();
  await signing;
  return (await signedTree(sql))?.checkpoint.size ?? 0;
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

const positionOf = async (sql: RunSql): Promise<string | null | undefined> => (await sql<{ position: string | null }>('SELECT position FROM proof.head'))[0]?.position;

const onLog = async (url: string, work: (log: { readonly store: EventStore; readonly pool: Pool; readonly sql: RunSql }) => Promise<number>): Promise<number> => {
  const pool = new Pool({ connectionString: url, max: 2 });
  const store = openPostgresEventStore({ connectionString: url });
  const result = await work({ store, pool, sql: async (text, values) => (await pool.query(text, values)).rows as never });
  await store.close();
  await pool.end();
  return result;
};
