import type { Ground } from '../ground/ground.js';
import { runJob } from '../ground/processes.js';
import type { JobAnswer } from '../jobs/job.js';
import { compare, measureInTurn, median } from '../measuring/in-turn.js';
import type { BenchOptions } from '../options.js';
import { ratioRow, type BenchRow } from '../report/row.js';

const memoryGoalMb = 300;

/** Rebuilds from the log, each side in a fresh process of its own: what starts cold for an operator starts cold here. */
export const rebuildRows = async ({ processes }: Ground, { rounds, oneRowEvents }: BenchOptions): Promise<readonly BenchRow[]> => {
  const answers = new Map<string, JobAnswer[]>();
  const side = (job: string, count = 0) => async (): Promise<number> => {
    const answer = await runJob<JobAnswer>(job, processes, { BENCH_COUNT: String(count) });
    answers.set(job, [...(answers.get(job) ?? []), answer]);
    return answer.events / answer.seconds;
  };
  const costsOf = (job: string): Readonly<Record<string, number>> => ({
    'peak memory, MB': median((answers.get(job) ?? []).map(({ rssMaxMb }) => rssMaxMb)),
    'CPU seconds per 100,000 events': median((answers.get(job) ?? []).map(({ cpuSeconds, events }) => (cpuSeconds * 100_000) / events)),
  });
  const reached = await measureInTurn({ rounds, warmUps: 0 }, {
    copyOut: side('copy-out'), dossiers: side('rebuild-dossiers'), everything: side('rebuild-everything'), rowByRow: side('row-by-row', oneRowEvents),
    trail: side('rebuild-trail'), copyIn: side('copy-in') });
  const peak = costsOf('rebuild-everything')['peak memory, MB'] ?? Number.NaN;
  return [
    ratioRow('rebuild of the dossiers alone, against COPY out + parse', 'events/s', compare(reached.dossiers, reached.copyOut), 0.5, costsOf('rebuild-dossiers')),
    ratioRow('rebuild of the dossiers alone, against row by row', 'events/s', compare(reached.dossiers, reached.rowByRow), 100),
    ratioRow('rebuild of the trail alone, against indexed COPY in', 'events/s', compare(reached.trail, reached.copyIn), 0.6, costsOf('rebuild-trail')),
    ratioRow('rebuild of all tables, against COPY out + parse', 'events/s', compare(reached.everything, reached.copyOut), null, costsOf('rebuild-everything')),
    { name: 'memory of a rebuild of all tables, peak', unit: 'MB', ours: peak, raw: null, ratio: null, goal: `≤ ${memoryGoalMb} MB`, met: peak <= memoryGoalMb, details: {} },
  ];
};
