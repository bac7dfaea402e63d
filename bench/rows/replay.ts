import type { Ground } from '../ground/ground.js';
import { runJob } from '../ground/processes.js';
import type { ReplaySpeed } from '../jobs/replay.js';
import type { BenchOptions } from '../options.js';
import type { BenchRow } from '../report/row.js';

const goal = 20_000;
/** Two workers are to reach the goal, so each must reach half of it. */
const goalOfOne = goal / 2;

/** Replays of generated deals by one worker, without the database, every deal of the quarters differing; the raw side is the parse of the same dossiers. */
export const replayRows = async ({ processes }: Ground, { deals, seed }: BenchOptions): Promise<readonly BenchRow[]> => {
  const { same, differing, parsed, rssMaxMb } = await runJob<ReplaySpeed & { readonly rssMaxMb: number }>('replay', processes, { BENCH_COUNT: String(deals), BENCH_SEED: String(seed) });
  return [{
    name: 'replay of two quarters under a draft, one worker, against parsing the dossiers', unit: 'deals/CPU s', ours: differing, raw: parsed, ratio: differing / parsed,
    goal: `≥ ${goalOfOne.toLocaleString('en-US')} deals/s`, met: differing >= goalOfOne,
    details: { 'where nothing differs, deals/CPU s': same, 'peak memory with every dossier held, MB': rssMaxMb },
  }];
};
