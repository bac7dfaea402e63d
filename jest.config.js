import { readFileSync } from 'node:fs';

const { imports } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));
const toSource = (target) => target.replace('./dist/', '<rootDir>/').replace(/\.js$/, '.ts');

/** Tests run the TypeScript sources; the package's own `#aliases` are mapped from dist back to them. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/projections', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    ...Object.fromEntries(Object.entries(imports).map(([alias, target]) => [`^${alias}$`, toSource(target)])),
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': ['@swc/jest', { ...JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8')), swcrc: false, exclude: [], sourceMaps: 'inline' }],
  },
  globalSetup: '<rootDir>/test/support/postgres/start-cluster.js',
  globalTeardown: '<rootDir>/test/support/postgres/stop-cluster.js',
  testSequencer: '<rootDir>/test/support/longest-first.js',
  testTimeout: 120_000,
  // Twice the two cores that tests are made for: those of faults, browsers and deadlines mostly wait.
  maxWorkers: 4,
  // Modules that one spec loaded are not wholly given back: a worker that has grown works slower and slower.
  workerIdleMemoryLimit: '1GB',
};
