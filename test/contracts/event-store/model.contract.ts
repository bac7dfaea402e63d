import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TheStore } from '../event-store.contract.js';
import { freshPrefix } from './contract-events.js';
import { commands } from './model-commands.js';
import { emptyLog } from './model-log.js';

const runs = Number(process.env['CONTRACT_RUNS'] ?? 200);

export const modelContract = (theStore: TheStore): void => {
  test(`behaves as a list of events in memory would, in ${runs} random histories`, async () => {
    expect.hasAssertions();
    await fc.assert(
      fc.asyncProperty(commands, async (history) => {
        const start = await theStore().head();
        const prefix = freshPrefix();
        await fc.asyncModelRun(() => ({ model: emptyLog(prefix, start), real: theStore() }), history);
      }),
      { numRuns: runs },
    );
  }, Math.max(60_000, runs * 400));
};
