import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import type { BenchOptions } from '../options.js';
import type { BenchRow } from './row.js';

/** A run as `bench/results.json` keeps it: what was measured, on what, of which commit, how busy the machine was. */
export interface BenchResults {
  readonly takenAt: string;
  readonly tookSeconds: number;
  readonly commit: string;
  readonly machine: Readonly<Record<string, string | number>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly loadAverage: { readonly before: readonly number[]; readonly after: readonly number[] };
  readonly options: BenchOptions;
  readonly rows: readonly BenchRow[];
}

/** The machine as far as it matters to speed. */
export const machineOf = (): BenchResults['machine'] => ({
  platform: `${platform()} ${arch()} ${release()}`,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  memoryMb: Math.round(totalmem() / 2 ** 20),
});

/** Versions of what the numbers depend on. */
export const versionsOf = (postgres: string): BenchResults['versions'] => ({
  node: process.versions.node,
  postgres,
  ...Object.fromEntries(['pg', 'pg-copy-streams', '@nestjs/core', 'express', 'class-validator', 'typebox', 'evtstore'].map((name) => [name, packageVersion(name)])),
});

/** The commit that is measured, marked where files differ from it. */
export const commitOf = (): string => {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=12'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
};

export const loadNow = (): readonly number[] => loadavg().map((load) => Math.round(load * 100) / 100);

const packageVersion = (name: string): string =>
  (JSON.parse(readFileSync(new URL(`../../../node_modules/${name}/package.json`, import.meta.url), 'utf8')) as { version: string }).version;
