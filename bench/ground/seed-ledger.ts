import { openPostgresEventStore } from '#event-store';
import { generateDeals, toAppend, type GeneratedDeal } from '../generate-deals.js';
import { ApiClient } from '../../apps/cli/connection/api-client.js';
import { foundDemo } from '../../apps/cli/demo/load-demo.js';
import { workAtOnce } from '../measuring/at-once.js';
import type { BenchOptions } from '../options.js';
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

/** Founds the programme over HTTP, as `npm start` does, then appends the generated deals, each in one call. */
export const seedLedger = async (ground: Ground, { seed, deals: count }: BenchOptions): Promise<SeededLedger> => {
  const apiKey = await foundProgramme(ground);
  const deals = generateDeals(seed, count);
  const store = openPostgresEventStore({ connectionString: ground.ledgerUrl });
  const openDeals: GeneratedDeal[] = [];
  let [generatedEvents, bytes] = [0, 0];
  await workAtOnce(count, 64, async () => {
    const { done, value: deal } = deals.next();
    if (done === true) return;
    const result = await store.append(deal.stream, 'no-stream', deal.events.map(toAppend));
    if (result.outcome !== 'appended') throw new Error(`${deal.stream} could not be appended: ${result.outcome}.`);
    if (deal.isOpen) openDeals.push(deal);
    generatedEvents += deal.events.length;
    bytes += deal.events.reduce((sum, { data, metadata }) => sum + JSON.stringify(data).length + JSON.stringify(metadata).length, 0);
  });
  await store.close();
  return { apiKey, openDeals, generatedEvents, bytesPerEvent: bytes / generatedEvents };
};

const foundProgramme = async ({ processes }: Ground): Promise<string> => {
  const api = await serve('apps/api/main.js', { ...processes, profileFolder: undefined }, { TANDEM_DEMO_CLOCK: '1' });
  const { keys } = await foundDemo(new ApiClient(`http://127.0.0.1:${String(api.ready.port)}`, operatorToken));
  await api.stop();
  const operations = keys.find(({ userId }) => userId === 'usr_olivia');
  if (!operations) throw new Error('The demo has no user with the right operations.');
  return operations.apiKey;
};
