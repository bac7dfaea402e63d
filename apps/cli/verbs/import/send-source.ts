import { carryOutImport, type ImportTally, type OpenImport } from '#importers';
import type { ApiClient } from '../../connection/api-client.js';
import { progress, progressDone } from '../../output.js';
import type { BulkResult } from '../send.js';

/** What an import did, and how long it took. */
export interface ImportOutcome extends ImportTally {
  readonly seconds: number;
}

/** Sends what a source holds to a server and says how far it is. A client that only tries things has it tried. */
export const sendSource = async (client: ApiClient, source: OpenImport, { dryRun }: { readonly dryRun: boolean }): Promise<ImportOutcome> => {
  const startedMs = performance.now();
  const secondsSoFar = (): number => (performance.now() - startedMs) / 1_000;
  const tally = await carryOutImport(source, {
    dryRun,
    send: async (items) => (await client.post<{ results: readonly BulkResult[] }>('/v1/bulk', { items })).results,
    progress: ({ partners, deals, events }) => { progress(`${partners} partners, ${deals} deals, ${events} events, ${Math.round(events / secondsSoFar())} events/s`); },
  });
  progressDone();
  return { ...tally, seconds: secondsSoFar() };
};
