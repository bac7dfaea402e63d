import { runJob } from '../ground/processes.js';
import type { Ground } from '../ground/ground.js';
import type { JobAnswer } from '../jobs/job.js';
import type { ProofCost } from '../jobs/verify.js';
import { compare, measureInTurn, median } from '../measuring/in-turn.js';
import type { BenchOptions } from '../options.js';
import type { BenchRow } from '../report/row.js';

const goal = 100_000;
const proofGoalMs = 1;

/** The verification of the whole log, in a fresh process, beside reading the same events out by COPY; and the signing that went before. */
export const verifyRows = async ({ processes }: Ground, { rounds }: BenchOptions): Promise<readonly BenchRow[]> => {
  const signed = await runJob<JobAnswer>('sign', processes, {});
  const answers: JobAnswer[] = [];
  const reached = await measureInTurn({ rounds, warmUps: 0 }, {
    copyOut: async () => { const { events, seconds } = await runJob<JobAnswer>('copy-out', processes, {}); return events / seconds; },
    verify: async () => {
      const answer = await runJob<JobAnswer>('verify', processes, {});
      answers.push(answer);
      return answer.events / answer.seconds;
    },
  });
  const { makeMs, verifyMs } = await runJob<ProofCost>('prove', processes, {});
  const compared = compare(reached.verify, reached.copyOut);
  return [{
    name: 'verification of the whole log, against COPY out + parse', unit: 'events/s', ...compared,
    goal: `≥ ${goal.toLocaleString('en-US')} events/s`, met: compared.ours >= goal,
    details: {
      'CPU seconds per 100,000 events': median(answers.map(({ cpuSeconds, events }) => (cpuSeconds * 100_000) / events)),
      'peak memory, MB': median(answers.map(({ rssMaxMb }) => rssMaxMb)),
      'signing what is not signed yet, events/s': signed.events / signed.seconds,
      'signing, CPU seconds per 100,000 events': (signed.cpuSeconds * 100_000) / signed.events,
    },
  }, {
    name: `one inclusion proof in a tree of ${(answers.at(-1)?.events ?? 0).toLocaleString('en-US')}, to make from the tiles`, unit: 'ms of CPU', ours: makeMs, raw: null, ratio: null,
    goal: `≤ ${proofGoalMs} ms, to make and to verify`, met: makeMs <= proofGoalMs && verifyMs <= proofGoalMs, details: { 'to verify, ms of CPU': verifyMs },
  }];
};
