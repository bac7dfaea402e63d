import { withClient, type Ground } from '../ground/ground.js';
import { runJob, type ProcessSettings } from '../ground/processes.js';
import type { JobAnswer } from '../jobs/job.js';
import type { GeneratedReplay } from '../jobs/replay.js';
import { compare, measureInTurn, median } from '../measuring/in-turn.js';
import type { BenchOptions } from '../options.js';
import type { BenchRow } from '../report/row.js';

const goal = 20_000;
const memoryGoalMb = 300;

/** A closed quarter replayed under rules by which every deal differs, from dossiers in PostgreSQL, beside reading and parsing the same dossiers. */
export const replayRows = async (ground: Ground, options: BenchOptions): Promise<readonly BenchRow[]> =>
  [await inPostgres(ground, options), ...(options.growth ? [await growing(ground.processes, options)] : [])];

const inPostgres = async ({ ledgerUrl, processes }: Ground, { deals, seed, rounds, quick }: BenchOptions): Promise<BenchRow> => {
  await withClient(ledgerUrl, (client) => client.query('create database bench_replay'));
  const settings = { ...processes, environment: { ...processes.environment, DATABASE_URL: ledgerUrl.replace(/tandem$/, 'bench_replay') } };
  const job = async (name: string): Promise<JobAnswer> => runJob<JobAnswer>(name, settings, { BENCH_COUNT: String(deals), BENCH_SEED: String(seed) });
  await job('close-quarter');
  const answers: JobAnswer[] = [];
  const reached = await measureInTurn({ rounds, warmUps: 0 }, {
    next: async () => {
      const answer = await job('replay-next');
      answers.push(answer);
      return answer.events / answer.seconds;
    },
    read: async () => { const { events, seconds } = await job('read-dossiers'); return events / seconds; },
  });
  const own = quick ? undefined : await job('replay-own');
  const compared = compare(reached.next, reached.read);
  return {
    name: `replay of a closed quarter of ${deals.toLocaleString('en-US')} deals under a draft, against reading and parsing the dossiers`, unit: 'deals/s', ...compared,
    goal: `≥ ${goal.toLocaleString('en-US')} deals/s`, met: compared.ours >= goal,
    details: {
      'CPU seconds per 100,000 deals': median(answers.map(cpuPer100k)),
      'peak memory, MB': median(answers.map(({ rssMaxMb }) => rssMaxMb)),
      ...(own && { 'where nothing differs, once, deals/s': own.events / own.seconds, 'where nothing differs, CPU seconds per 100,000 deals': cpuPer100k(own) }),
    },
  };
};

const cpuPer100k = ({ cpuSeconds, events }: JobAnswer): number => (cpuSeconds * 100_000) / events;

const smallest = 10_000;

/** Quarters that are made as they are replayed, each ten times the one before: how the work grows, and the memory. Processor time, less what making the dossiers takes. */
const growing = async (processes: ProcessSettings, { seed, growthDeals }: BenchOptions): Promise<BenchRow> => {
  const sizes = Array.from({ length: Math.floor(Math.log10(growthDeals / smallest) + 1e-9) + 1 }, (_, power) => smallest * 10 ** power);
  const answers: (GeneratedReplay & { readonly rssMaxMb: number })[] = [];
  for (const size of sizes) answers.push(await runJob('replay-generated', processes, { BENCH_COUNT: String(size), BENCH_SEED: String(seed) }));
  const work = answers.map(({ deals, cpuSeconds, makingCpuSeconds }) => [Math.log(deals), Math.log(cpuSeconds - makingCpuSeconds)] as const);
  const memoryMb = Math.max(...answers.map(({ rssMaxMb }) => rssMaxMb));
  const slope = slopeOf(work);
  return {
    name: `growth of a replay to ${(sizes.at(-1) ?? 0).toLocaleString('en-US')} deals: slope of work over deals, both as logarithms`, unit: 'slope', ours: slope, raw: null, ratio: null,
    goal: `linear, ≤ ${memoryGoalMb} MB`, met: slope <= 1.05 && memoryMb <= memoryGoalMb,
    details: Object.fromEntries(answers.flatMap(({ deals, seconds, cpuSeconds, makingCpuSeconds, rssMaxMb }) => [
      [`${deals}: deals/s`, deals / seconds], [`${deals}: CPU seconds per 100,000 deals`, ((cpuSeconds - makingCpuSeconds) * 100_000) / deals], [`${deals}: peak memory, MB`, rssMaxMb]])),
  };
};

/** Of the straight line through the points with the least squares. */
const slopeOf = (points: readonly (readonly [number, number])[]): number => {
  const mean = (place: 0 | 1): number => points.reduce((sum, point) => sum + point[place], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  return points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
};
