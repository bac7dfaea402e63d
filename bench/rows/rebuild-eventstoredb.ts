import type { Ground } from '../ground/ground.js';
import { runJob, serve } from '../ground/processes.js';
import type { JobAnswer } from '../jobs/job.js';
import { compare, measureInTurn, median } from '../measuring/in-turn.js';
import type { BenchOptions } from '../options.js';
import { ratioRow, type BenchRow } from '../report/row.js';

/** The rebuild of the dossiers from EventStoreDB beside a bare read through the same client, from a server that has its answers ready. */
export const rebuildFromEventStoreDbRows = async ({ processes }: Ground, { rounds }: BenchOptions): Promise<readonly BenchRow[]> => {
  const server = await serve('bench/eventstoredb/server.js', { ...processes, profileFolder: undefined });
  const url = `esdb://127.0.0.1:${String(server.ready.port)}?tls=false`;
  const rebuilds: JobAnswer[] = [];
  const side = (job: string, answers: JobAnswer[]) => async (): Promise<number> => {
    const answer = await runJob<JobAnswer>(job, processes, { EVENTSTORE_URL: url });
    answers.push(answer);
    return answer.events / answer.seconds;
  };
  const reached = await measureInTurn({ rounds, warmUps: 0 }, { read: side('read-eventstoredb', []), rebuild: side('rebuild-eventstoredb', rebuilds) });
  await server.stop();
  return [ratioRow('rebuild of the dossiers through the EventStoreDB client, against a bare read', 'events/s', compare(reached.rebuild, reached.read), 0.9, {
    'peak memory, MB': median(rebuilds.map(({ rssMaxMb }) => rssMaxMb)),
    'CPU seconds per 100,000 events': median(rebuilds.map(({ cpuSeconds, events }) => (cpuSeconds * 100_000) / events)),
  })];
};
