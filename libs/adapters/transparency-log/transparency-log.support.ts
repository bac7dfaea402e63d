import { Pool } from 'pg';
import { Subject } from 'rxjs';
import { v5 as uuidV5 } from 'uuid';
import { openPostgresEventStore, type EventStore, type EventToAppend } from '#event-store';
import { migrate, readStoreDataSource } from '#read-store';
import { createTestDatabase } from '../../../test/support/postgres/test-database.js';
import { eventually } from '../../../test/support/postgres/eventually.js';
import { hashedByThreads, LogSigner, newSigningKeyText, readSigningKey, signedTree, verifyLog, type LogVerification, type RunSql, type SigningKey, type SignerParts } from './index.js';

/** A log of its own with a tree over it, and what its signers reported. */
export interface TestLog {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly sql: RunSql;
  readonly key: SigningKey;
  readonly reports: string[];
  /** Appends so many events to streams in turn; numbered from what was appended before. */
  grow(count: number): Promise<void>;
  /** A signer at work. */
  startSigner(parts?: Partial<SignerParts>): { stop(): Promise<void> };
  /** Lets a signer count and sign all there is. */
  signAll(): Promise<void>;
  /** Events in the tree. */
  size(): Promise<number>;
  /** As any store is read, or as PostgreSQL's log is. */
  verify(reading?: 'store' | 'copy'): Promise<LogVerification>;
  close(): Promise<void>;
}

export const openTestLog = async (): Promise<TestLog> => {
  const database = await createTestDatabase('tree');
  const dataSource = readStoreDataSource({ url: database.connectionString, entities: [], applicationName: 'test' });
  await dataSource.initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  const pool = new Pool({ connectionString: database.connectionString, max: 8 });
  pool.on('error', () => undefined);
  const store = openPostgresEventStore({ connectionString: database.connectionString });
  const sql: RunSql = async (text, values) => (await pool.query(text, values)).rows as never;
  const key = readSigningKey(newSigningKeyText(), 'the test');
  const reports: string[] = [];
  let appended = 0;
  const size = async (): Promise<number> => Number((await sql<{ size: string }>('SELECT size FROM proof.head'))[0]?.size ?? 0);
  const startSigner: TestLog['startSigner'] = (parts = {}) => {
    const stop = new Subject<void>();
    const following = new LogSigner({ store, pool, key, report: (message, details) => { reports.push(`${message}: ${String(details['error'])}`); }, ...parts }).follow(stop);
    return { stop: async () => { stop.next(); await following; } };
  };
  const signAll = async (): Promise<void> => {
    const signer = startSigner();
    const [row] = await sql<{ ours: string }>(`SELECT count(*) AS ours FROM log.events WHERE stream <> 'order-1'`);
    await eventually(async () => (await size()) >= Number(row?.ours));
    await signer.stop();
  };
  return {
    store, pool, sql, key, reports, startSigner, signAll, size,
    grow: async (count) => {
      const numbers = Array.from({ length: count }, (_, at) => appended + at);
      appended += count;
      await Promise.all(numbers.map((number) => store.append(streamOf(number), 'any', [numberedEvent(number)])));
    },
    verify: async (reading = 'copy') => {
      const signed = await signedTree(sql);
      if (!signed) throw new Error('Nothing is signed.');
      const copied = { store, connectionString: database.connectionString, threads: 0 };
      return verifyLog({ store, sql, ...(reading === 'copy' && { hashed: () => hashedByThreads(copied) }) }, signed.checkpoint);
    },
    close: async () => { await store.close(); await pool.end(); await database.drop(); },
  };
};

/** Three deals, in turn. */
export const streamOf = (number: number): string => `deal-d${number % 3}`;

export const eventIdOf = (number: number): string => uuidV5(`event ${number}`, uuidV5.URL);

/** An event as command-handling appends them. */
export const numberedEvent = (number: number): EventToAppend => ({
  id: eventIdOf(number), type: 'DealLost', data: { reason: `reason ${number}` },
  metadata: {
    schemaVersion: 1, occurredAt: '2026-03-20T16:00:00.000Z', recordedAt: '2026-03-20T16:00:01.000Z', sourceRecordedAt: null,
    actor: { userId: 'usr_ada', rights: ['operations'], partnerId: null }, causationId: null, correlationId: `request ${number}`,
    idempotencyKey: `key ${number}`, bodyDigest: '00'.repeat(32) } });
