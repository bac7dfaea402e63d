import { beforeAll, describe, expect, it } from '@jest/globals';
import { ensureBuilt } from '../cli/support/built.js';
import { allFaults, faults } from './kinds/index.js';
import { lineOf } from './run/report.js';
import { runFaults, type CycleResult } from './run/run-faults.js';

/** Always the same draws; `npm run faults` draws others. */
const seed = 11;

describe('a ledger at work, struck at a drawn point', () => {
  let results: readonly CycleResult[] = [];
  beforeAll(async () => {
    await ensureBuilt();
    results = await runFaults({ cycles: faults.length, seed }, () => undefined);
  }, 900_000);

  it.each(faults.map(({ name }) => name))('by %s, loses nothing and has nothing twice', (name) => {
    const result = results.find(({ fault }) => fault === name);
    expect(result?.wrong.length === 0 && result.struck !== undefined ? 'whole' : result && lineOf(result, seed)).toBe('whole');
  });

  it('is struck in every way but those that this machine does not allow, each for a reason', () => {
    expect(allFaults.filter((fault) => !faults.includes(fault)).map(({ whyNot }) => whyNot?.())).not.toContain(undefined);
    expect(faults.length).toBeGreaterThan(20);
  });
});
