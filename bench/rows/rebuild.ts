import type { Ground } from '../ground/ground.js';
import { runJob, type ProcessSettings } from '../ground/processes.js';
import type { JobAnswer } from '../jobs/job.js';
import { compare, measureInTurn, median, type Side } from '../measuring/in-turn.js';
import type { BenchOptions } from '../options.js';
import { ratioRow, type BenchRow } from '../report/row.js';

const memoryGoalMb = 300;

/** Rebuilds from the log, each side in a fresh process of its own: what starts cold for an operator starts cold here. */
export const rebuildRows = async ({ processes }: Ground, { rounds, oneRowEvents }: BenchOptions): Promise<readonly BenchRow[]> => {
  const { side, costsOf } = rebuildJobs(processes);
  const reached = await measureInTurn({ rounds, warmUps: 0 }, {
    copyOut: side('copy-out'), dossiers: side('rebuild-dossiers'), everything: side('rebuild-everything'), rowByRow: side('row-by-row', oneRowEvents),
    peer: side('peer', oneRowEvents), trail: side('rebuild-trail'), copyIn: side('copy-in') });
  return [
    ratioRow('rebuild of the dossiers alone, against COPY out + parse', 'events/s', compare(reached.dossiers, reached.copyOut), 0.5, costsOf('rebuild-dossiers')),
    ratioRow('rebuild of the dossiers alone, against row by row', 'events/s', compare(reached.dossiers, reached.rowByRow), 100),
    ratioRow('rebuild of the dossiers alone, against evtstore', 'events/s', compare(reached.dossiers, reached.peer), null),
    ratioRow('rebuild of the trail alone, against indexed COPY in', 'events/s', compare(reached.trail, reached.copyIn), 0.6, costsOf('rebuild-trail')),
    ratioRow('rebuild of all tables, against COPY out + parse', 'events/s', compare(reached.everything, reached.copyOut), null, costsOf('rebuild-everything')),
    memoryRow(costsOf('rebuild-everything')),
  ];
};

/** The rebuilds whose memory must stay flat, once, on a log that is long. */
export const longRebuildRows = async ({ processes }: Ground): Promise<readonly BenchRow[]> => {
  const { side, costsOf } = rebuildJobs(processes);
  const reached = await measureInTurn({ rounds: 1, warmUps: 0 }, { copyOut: side('copy-out'), dossiers: side('rebuild-dossiers'), everything: side('rebuild-everything') });
  return [
    ratioRow('rebuild of the dossiers alone, against COPY out + parse', 'events/s', compare(reached.dossiers, reached.copyOut), 0.5, costsOf('rebuild-dossiers')),
    ratioRow('rebuild of all tables, against COPY out + parse', 'events/s', compare(reached.everything, reached.copyOut), null, costsOf('rebuild-everything')),
    memoryRow(costsOf('rebuild-everything')),
  ];
};

const peakMemory = 'peak memory, MB';

/** Jobs as sides, `count` being of the events that are handled one by one, and what they cost. */
const rebuildJobs = (processes: ProcessSettings) => {
  const answers = new Map<string, JobAnswer[]>();
  return {
    side: (job: string, count = 0): Side => async () => {
      const answer = await runJob<JobAnswer>(job, processes, { BENCH_COUNT: String(count) });
      answers.set(job, [...(answers.get(job) ?? []), answer]);
      return answer.events / answer.seconds;
    },
    costsOf: (job: string): Readonly<Record<string, number>> => ({
      [peakMemory]: median((answers.get(job) ?? []).map(({ rssMaxMb }) => rssMaxMb)),
      'CPU seconds per 100,000 events': median((answers.get(job) ?? []).map(({ cpuSeconds, events }) => (cpuSeconds * 100_000) / events)),
    }),
  };
};

const memoryRow = ({ [peakMemory]: peak = Number.NaN }: Readonly<Record<string, number>>): BenchRow =>
  ({ name: 'memory of a rebuild of all tables, peak', unit: 'MB', ours: peak, raw: null, ratio: null, goal: `≤ ${memoryGoalMb} MB`, met: peak <= memoryGoalMb, details: {} });
