import { register } from 'node:module';
import { expect } from 'expect';
import 'fast-check';
import { bind } from 'jest-each';
import 'typebox/compile';
import 'yaml';
import { forgetBetweenRuns } from './forget.js';

register('./resolve.js', import.meta.url);

/** Specs of Jest speak to Mocha: its own `describe` and `it`, which it sets anew for each file, with the `each` and the `expect` of Jest. */
for (const name of ['describe', 'it']) {
  let ofMocha;
  const define = (...args) => ofMocha(...args);
  const told = Object.assign(define, { each: (...table) => bind(define)(...table) });
  Object.defineProperty(globalThis, name, { get: () => told, set(value) { ofMocha = value; }, configurable: true });
}
globalThis.expect = expect;

const forget = forgetBetweenRuns();

// Loaded here, this costs no mutant of its time.
await import('#proof');
await import('#rules');

export const mochaHooks = {
  beforeAll() {
    forget();
    nameSources(this.test.parent);
  },
  afterAll() {
    forgetWhatTestsReach(globalThis.__stryker__?.mutantCoverage);
  },
};

/**
 * Stryker starts a process anew for each mutant that is run while files are loaded, although it is switched on only when its tests begin. Tables of
 * cases are made then, by a large part of the rules: for what tests reach as well a running process does.
 */
const forgetWhatTestsReach = (coverage) => {
  for (const reached of Object.values(coverage?.perTest ?? {})) for (const mutant of Object.keys(reached)) delete coverage.static[mutant];
};

/** Stryker knows a spec that has changed since the last run by the file of its source. */
const nameSources = ({ suites, tests }) => {
  for (const test of tests) test.file = test.file.replace('/dist/', '/').replace(/\.js$/, '.ts');
  suites.forEach(nameSources);
};
