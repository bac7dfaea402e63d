import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { capabilitiesOf, capabilityFaults, capabilityIds, type Capability } from './capabilities.js';

const rows = capabilitiesOf(readFileSync('docs/capabilities.md', 'utf8'));
const textOf = (file: string): string | undefined => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

describe('docs/capabilities.md', () => {
  it('lists every capability once, and proves by tests that are there what it calls true', () => {
    expect(rows).toHaveLength(capabilityIds.length);
    expect(capabilityFaults(rows, textOf)).toEqual([]);
  });

  it('names tests and vectors only', () => {
    const named = rows.flatMap(({ tests }) => tests.map(({ file }) => file));
    expect(named.length).toBeGreaterThan(70);
    expect(named.filter((file) => !/\.(spec|flows)\.ts$|^test\/vectors\/\d{3}-.*\.json$/.test(file))).toEqual([]);
  });
});

describe('a list of capabilities is refused', () => {
  const first = rows[0];
  if (!first) throw new Error('The list is empty.');
  const withFirst = (change: Partial<Capability>): readonly string[] => capabilityFaults([{ ...first, ...change }, ...rows.slice(1)], textOf);

  it.each([
    ['that lacks one', { id: 'Z1' }, ['A1 does not stand there exactly once', 'Z1 is no capability']],
    ['that has one twice', { id: 'A2' }, ['A1 does not stand there exactly once', 'A2 does not stand there exactly once']],
    ['that calls true what no test proves', { tests: [] }, ['A1 is true and names 0 tests']],
    ['that has another word for it', { now: 'nearly' }, ['A1 is nearly']],
    ['that names a test that is gone', { tests: [{ file: 'test/gone.spec.ts', title: 'x' }] }, ['A1 names test/gone.spec.ts, which is not there']],
    ['that names a title that is gone', { tests: [{ file: 'README.md', title: 'A1: is so because it is so' }] }, ['A1 names “A1: is so because it is so”, which is not in README.md']],
  ])('%s', (_what, change, faults) => {
    expect(withFirst(change)).toEqual(faults);
  });
});
