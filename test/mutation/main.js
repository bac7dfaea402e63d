import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { configurationOf } from './stryker.config.js';

/** Each library of the core answers to its own specs; the vectors are those of the rules. */
const specsOf = {
  kernel: ['dist/libs/core/kernel/**/*.spec.js'],
  proof: ['dist/libs/core/proof/**/*.spec.js'],
  rules: ['dist/libs/core/rules/**/*.spec.js', 'dist/test/vectors/*.spec.js'],
};

/** `npm run mutation -- [LIBRARY …] [--mutate FILES] [--concurrency N] [--force]`; without a library, all three. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: 'string', default: '2' }, mutate: { type: 'string', multiple: true }, force: { type: 'boolean', default: false } },
});
const { concurrency, force, mutate } = values;
const libraries = positionals.length > 0 ? positionals : Object.keys(specsOf);
const unknown = libraries.filter((library) => !(library in specsOf));
if (unknown.length > 0) throw new Error(`No library of the core: ${unknown.join(', ')}`);

const results = [];
for (const library of libraries) {
  const configuration = configurationOf({ library, specs: specsOf[library], concurrency: Number(concurrency) });
  // Of the files that are named, too, specs and what supports them are not mutated.
  const files = mutate === undefined ? configuration.mutate : [...mutate, ...configuration.mutate.filter((pattern) => pattern.startsWith('!'))];
  // Ends with exit code 1 where the library falls below the threshold.
  results.push(...(await new Stryker({ ...configuration, force, mutate: files }).runMutationTest()));
}

const folderOf = ({ fileName }) => /libs\/core\/(kernel|proof|rules\/[^/]+)/.exec(fileName)?.[1] ?? fileName;
const rowOf = ([folder, mutants]) => {
  const count = (status) => mutants.filter((mutant) => mutant.status === status).length;
  const [killed, timedOut, survived, uncovered] = [count('Killed'), count('Timeout'), count('Survived'), count('NoCoverage')];
  const tested = killed + timedOut + survived + uncovered;
  return { folder, mutants: tested, killed, 'timed out': timedOut, survived, 'not covered': uncovered, static: count('Ignored'), score: tested === 0 ? '' : ((100 * (killed + timedOut)) / tested).toFixed(1) };
};
const folders = [...new Set(results.map(folderOf))].sort();
console.table([...folders.map((folder) => [folder, results.filter((mutant) => folderOf(mutant) === folder)]), ['all', results]].map(rowOf));
