import { setTimeout as delay } from 'node:timers/promises';

/** What a job that reads the log sends back. `rssMaxMb`: the most memory that its process ever held; `cpuSeconds`: of all its threads. */
export interface JobAnswer {
  readonly events: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly rssMaxMb: number;
}

const url = process.env['DATABASE_URL'] ?? '';
const eventStoreUrl = process.env['EVENTSTORE_URL'] ?? '';
const limit = Number(process.env['BENCH_COUNT'] ?? '0');
const seed = Number(process.env['BENCH_SEED'] ?? '1');
const rounds = Number(process.env['BENCH_ROUNDS'] ?? '1');

/** Each job loads what it needs and no more, so that its memory and its profile are its own. */
const jobs: Readonly<Record<string, () => Promise<() => Promise<number>>>> = {
  'rebuild-everything': async () => { const { rebuildEverything } = await import('./rebuild.js'); return () => rebuildEverything(url); },
  'rebuild-dossiers': async () => { const { rebuildDossiers } = await import('./rebuild.js'); return () => rebuildDossiers(url); },
  'rebuild-trail': async () => { const { rebuildTrail } = await import('./rebuild.js'); return () => rebuildTrail(url); },
  'rebuild-eventstoredb': async () => { const { rebuildDossiers } = await import('./rebuild.js'); return () => rebuildDossiers(url, eventStoreUrl); },
  'read-eventstoredb': async () => { const { readThroughClient } = await import('../raw/eventstoredb-read.js'); return () => readThroughClient(eventStoreUrl); },
  'copy-in': async () => {
    const [{ copyInAndIndex }, { trailTable }] = await Promise.all([import('../raw/copy-in.js'), import('./rebuild.js')]);
    return copyInAndIndex(url, trailTable);
  },
  sign: async () => { const { signEverything } = await import('./verify.js'); return () => signEverything(url); },
  'close-quarter': async () => { const { closeQuarter } = await import('./replay-in-postgres.js'); return () => closeQuarter(url, seed, limit); },
  'replay-next': async () => { const { replayQuarter } = await import('./replay-in-postgres.js'); return () => replayQuarter(url, 'next'); },
  'replay-own': async () => { const { replayQuarter } = await import('./replay-in-postgres.js'); return () => replayQuarter(url, 'own'); },
  'read-dossiers': async () => { const { readDossiers } = await import('./replay-in-postgres.js'); return () => readDossiers(url); },
  verify: async () => { const { verifyEverything } = await import('./verify.js'); return () => verifyEverything(url); },
  'copy-out': async () => { const { copyOutAndParse } = await import('../raw/copy-out.js'); return () => copyOutAndParse(url); },
  peer: async () => { const { rebuildThroughPeer } = await import('../peer/evtstore.js'); return rebuildThroughPeer(url, limit); },
  'row-by-row': async () => { const { projectRowByRow } = await import('../raw/one-row-projection.js'); return () => projectRowByRow(url, limit); },
};

const timed = async (work: () => Promise<number>): Promise<JobAnswer> => {
  const [startedAt, cpuBefore] = [performance.now(), process.cpuUsage()];
  const events = await work();
  const { user, system } = process.cpuUsage(cpuBefore);
  return { events, seconds: (performance.now() - startedAt) / 1_000, cpuSeconds: (user + system) / 1e6, rssMaxMb: rssMaxMb() };
};

const rssMaxMb = (): number => process.resourceUsage().maxRSS / 1_024;

const run = async (name: string): Promise<unknown> => {
  if (name === 'replay-generated') {
    const { replayGenerated } = await import('./replay.js');
    return { ...(await replayGenerated(seed, limit, { workers: 2, rules: 'next' })), rssMaxMb: rssMaxMb() };
  }
  if (name === 'evaluate') {
    const { evaluateGenerated } = await import('./evaluate.js');
    return { ...evaluateGenerated({ seed, count: limit, rounds }), rssMaxMb: rssMaxMb() };
  }
  if (name === 'prove') {
    const { proveEvents } = await import('./verify.js');
    return proveEvents(url);
  }
  const job = jobs[name];
  if (!job) throw new Error(`There is no job ${name}.`);
  return timed(await job());
};

const answer = await run(process.argv[2] ?? '');
process.send?.(answer);
await delay(20);
// What is left running is the peer's: its handlers look for events for as long as their process lives.
process.exit();
