/** How one library of the core is mutated and tested by its own specs; why it is made like this: docs/decisions/0033-mutation-testing.md. */
export const configurationOf = ({ library, specs, concurrency }) => ({
  testRunner: 'mocha',
  // What is only fed with noise to see that it never throws takes half of the time and kills next to nothing.
  mochaOptions: { spec: specs, require: ['./test/mutation/set-up.js'], grep: '^(?!.*never throws)' },
  // Mocha imports specs instead of requiring them: of what is required Node asks no hook.
  testRunnerNodeArgs: ['--no-experimental-require-module'],
  buildCommand: 'swc libs/core test/support test/vectors --config-file test/mutation/swcrc.json --out-dir dist --quiet',
  mutate: [`libs/core/${library}/**/*.ts`, '!**/*.spec.ts', '!**/*.support.ts', '!**/*.example.ts', '!**/*.schema.ts', '!**/index.ts'],
  ignorePatterns: ['**', '!package.json', '!libs/core/**', '!test/support/**', '!test/vectors/**', '!test/mutation/**', '!docs/**'],
  disableTypeChecks: true,
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  incremental: true,
  incrementalFile: `reports/mutation/${library}.json`,
  tempDirName: `.stryker-tmp/${library}`,
  concurrency,
  // Long, for a busy machine that is slow would pass for a mutant that loops for ever; most of those are told by their count anyway.
  timeoutMS: 6_000,
  reporters: ['html', 'progress-append-only'],
  htmlReporter: { fileName: `reports/mutation/${library}.html` },
  thresholds: { high: 95, low: 85, break: 85 },
});
