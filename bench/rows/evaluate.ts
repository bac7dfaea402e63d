import type { Ground } from '../ground/ground.js';
import { runJob } from '../ground/processes.js';
import type { EvaluationSpeed } from '../jobs/evaluate.js';
import type { BenchOptions } from '../options.js';
import type { BenchRow } from '../report/row.js';

const goal = 10_000;
/** Fewer are evaluated before the engine has compiled what it runs. */
const dealsMin = 4_000;

/** Evaluation of generated deals on one core; the raw side is the parse of the same dossiers' text. */
export const evaluateRows = async ({ processes }: Ground, { deals, seed, rounds }: BenchOptions): Promise<readonly BenchRow[]> => {
  const answer = await runJob<EvaluationSpeed & { readonly rssMaxMb: number }>('evaluate', processes, {
    BENCH_COUNT: String(Math.max(deals, dealsMin)), BENCH_SEED: String(seed), BENCH_ROUNDS: String(rounds) });
  return [{
    name: 'evaluation, one core, against parsing the dossiers', unit: 'deals/s', ours: answer.evaluated, raw: answer.parsed, ratio: answer.ratio,
    goal: `≥ ${goal.toLocaleString('en-US')} deals/s`, met: answer.evaluated >= goal,
    details: { 'cut and evaluated, deals/s': answer.cutAndEvaluated, 'peak memory with every dossier held, MB': answer.rssMaxMb },
  }];
};
