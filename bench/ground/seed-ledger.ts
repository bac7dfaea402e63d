import { generateDeals, type GeneratedDeal } from '../generate-deals.js';
import { ApiClient } from '../../apps/cli/connection/api-client.js';
import { foundDemo } from '../../apps/cli/demo/load-demo.js';
import type { BenchOptions } from '../options.js';
import { copyDeals } from './copy-deals.js';
import { operatorToken, type Ground } from './ground.js';
import { serve } from './processes.js';

/** The ledger that the rows work on: the demo's programme, partners and rules, and the generated deals. */
export interface SeededLedger {
  /** The key of a user with the right operations. */
  readonly apiKey: string;
  readonly openDeals: readonly GeneratedDeal[];
  readonly generatedEvents: number;
  /** Bytes of data and metadata of a generated event, on average. */
  readonly bytesPerEvent: number;
}

/** Founds the programme over HTTP, as `npm start` does, then continues its log with the generated deals. */
export const seedLedger = async (ground: Ground, { seed, deals: count }: BenchOptions): Promise<SeededLedger> => {
  const apiKey = await foundProgramme(ground);
  const openDeals: GeneratedDeal[] = [];
  function* generated(): Generator<GeneratedDeal> {
    for (const deal of generateDeals(seed, count)) {
      if (deal.isOpen) openDeals.push(deal);
      yield deal;
    }
  }
  const { events, bytes } = await copyDeals(ground.ledgerUrl, generated());
  return { apiKey, openDeals, generatedEvents: events, bytesPerEvent: bytes / events };
};

const foundProgramme = async ({ processes }: Ground): Promise<string> => {
  const api = await serve('apps/api/main.js', { ...processes, profileFolder: undefined }, { TANDEM_DEMO_CLOCK: '1' });
  const { keys } = await foundDemo(new ApiClient(`http://127.0.0.1:${String(api.ready.port)}`, operatorToken));
  await api.stop();
  const operations = keys.find(({ userId }) => userId === 'usr_olivia');
  if (!operations) throw new Error('The demo has no user with the right operations.');
  return operations.apiKey;
};
