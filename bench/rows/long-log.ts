import { copyDeals } from '../ground/copy-deals.js';
import type { Ground } from '../ground/ground.js';
import { generateDeals, type GeneratedDeal } from '../generate-deals.js';
import type { SeededLedger } from '../ground/seed-ledger.js';
import type { BenchOptions } from '../options.js';
import type { BenchRow } from '../report/row.js';
import { longAppendRows } from './append.js';
import { longRebuildRows } from './rebuild.js';
import { verifyRows } from './verify.js';

/** The rows about events once more when the ledger's log has grown long: rebuilds and verification once each, appends in turn. */
export const longLogRows = async (ground: Ground, { generatedEvents }: SeededLedger, options: BenchOptions): Promise<readonly BenchRow[]> => {
  if (options.events <= generatedEvents) return [];
  const { events } = await copyDeals(ground.ledgerUrl, dealsUpTo(options.events - generatedEvents, options.seed + 4));
  const measured = [
    ...await longRebuildRows(ground),
    ...await verifyRows(ground, { ...options, rounds: 1 }),
    ...await longAppendRows(ground, options),
  ];
  const length = (generatedEvents + events).toLocaleString('en-US');
  return measured.map((row) => ({ ...row, name: `${row.name} (log of ${length})` }));
};

/** Deals that are not those of the seeded ledger, until they have so many events. */
function* dealsUpTo(events: number, seed: number): Generator<GeneratedDeal> {
  let generated = 0;
  for (const deal of generateDeals(seed, Infinity)) {
    if (generated >= events) return;
    generated += deal.events.length;
    yield deal;
  }
}
