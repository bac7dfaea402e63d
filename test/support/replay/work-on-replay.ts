import { Worker } from 'node:worker_threads';
import { Pool } from 'pg';
import { openEventStoreDb, openPostgresEventStore } from '#event-store';
import { dossierSource, logSource, runReplay, replayText, type DealSink, type ReplayParts, type ReplaySource } from '#replay';
import type { ReplayCertificate, ReplayInputs } from '#rules';

/** A ledger that replays are made of: its database, and where its log lies, if not there. */
export interface ReplayedLedger {
  readonly connectionString: string;
  readonly eventStoreUrl: string | null;
}

/** Who works on a replay, and from what. */
export type ReplayHow = Pick<ReplayParts, 'workers' | 'fromLog'> & Partial<Pick<ReplayParts, 'progress'>>;

/** Makes a replay in this process, as the projector does, and gives its document and certificate. Worker threads need the binaries. */
export const workOnReplay = async ({ connectionString, eventStoreUrl }: ReplayedLedger, how: ReplayHow, inputs: ReplayInputs): Promise<{ readonly text: string; readonly certificate: ReplayCertificate }> => {
  const pool = new Pool({ connectionString, max: 2 });
  const store = eventStoreUrl === null ? openPostgresEventStore({ connectionString }) : openEventStoreDb({ connectionString: eventStoreUrl });
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const sink = inMemory();
    const source = aDealAPage(how.fromLog ? await logSource(store) : await dossierSource(client, 'ledger'));
    const sql = async <Row>(text: string, values: unknown[] = []) => (await client.query(text, values)).rows as Row[];
    const { summary, certificate } = await runReplay({ store, source, sql, sink, startWorker, progress: () => Promise.resolve(), ...how }, inputs);
    let text = '';
    for await (const piece of replayText(summary, sink)) text += piece;
    return { text, certificate };
  } finally {
    client.release(true);
    await pool.end();
    await store.close();
  }
};

const startWorker = (workerData: unknown): Worker => new Worker(new URL('../../../dist/libs/adapters/replay/replay-worker.js', import.meta.url), { workerData });

const inMemory = (): DealSink => {
  const kept: (readonly [string, string])[] = [];
  const inOrder = async function* inOrder() { yield* [...kept].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, text]) => text); };
  return { keep: (deals) => { kept.push(...deals); return Promise.resolve(); }, inOrder };
};

/** So that there is something to share out. */
const aDealAPage = (source: ReplaySource): ReplaySource => ({
  ...source, pages: async function* pages() { for await (const page of source.pages()) for (const deal of page) yield [deal]; } });
