import { parseArgs } from 'node:util';

/** How much is measured. Every count is of one side in one round. */
export interface BenchOptions {
  readonly quick: boolean;
  /** The same seed gives the same deals, byte for byte. */
  readonly seed: number;
  /** How often the two sides are taken in turn; the medians count. */
  readonly rounds: number;
  /** Deals in the log that is rebuilt, about 13 events each. */
  readonly deals: number;
  /** How long the long log becomes, which is measured once; no longer than the deals make it: there are no such rows. */
  readonly events: number;
  readonly singleAppends: number;
  readonly calls: number;
  readonly commands: number;
  readonly visibleSeconds: number;
  /** Whether replays are followed as they grow, and up to how many deals. */
  readonly growth: boolean;
  readonly growthDeals: number;
  readonly oneRowEvents: number;
  /** Where the product's processes leave CPU profiles; undefined: they are not profiled. */
  readonly profileFolder: string | undefined;
  /** Only the groups of rows whose name contains this. */
  readonly only: string;
}

const usual = { rounds: 5, deals: 2_000, events: 1_000_000, singleAppends: 2_000, calls: 60, commands: 2_000, visibleSeconds: 5, oneRowEvents: 1_000 };
const quick = { rounds: 1, deals: 600, events: 1, singleAppends: 1_000, calls: 30, commands: 500, visibleSeconds: 2, oneRowEvents: 200 };

/** Reads the arguments of `npm run bench`; throws on one that it does not know. */
export const readOptions = (args: readonly string[]): BenchOptions => {
  const { values } = parseArgs({ args: [...args], options: {
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string' },
    deals: { type: 'string' },
    events: { type: 'string' },
    growth: { type: 'boolean', default: false },
    'growth-deals': { type: 'string', default: '1000000' },
    profile: { type: 'string' },
    only: { type: 'string', default: '' },
  } });
  const counts = values.quick ? quick : usual;
  return {
    ...counts,
    quick: values.quick,
    seed: countOf('seed', values.seed),
    rounds: countOf('rounds', values.rounds ?? String(counts.rounds)),
    deals: countOf('deals', values.deals ?? String(counts.deals)),
    events: countOf('events', values.events ?? String(counts.events)),
    growth: values.growth,
    growthDeals: countOf('growth-deals', values['growth-deals']),
    profileFolder: values.profile,
    only: values.only,
  };
};

const countOf = (name: string, text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Error(`--${name} takes a whole number from 1, not ${text}.`);
};
