import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const lock = join('node_modules', '.cache', 'tandem-build.lock');
const sourceFolders = ['apps', 'libs', 'projections'];

/** Builds the binaries where a source is newer than they are. Workers that ask at once build once: the others wait for the first. */
export const ensureBuilt = async (): Promise<void> => {
  while (!tryLock()) await delay(100);
  try {
    if (newestSourceMs() > builtMs()) execFileSync('npm', ['run', 'build'], { stdio: 'pipe' });
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
};

/** A lock that a killed run left is taken away. */
const tryLock = (): boolean => {
  try {
    mkdirSync(join(lock, '..'), { recursive: true });
    mkdirSync(lock);
    writeFileSync(join(lock, 'pid'), String(process.pid));
    return true;
  } catch {
    if (holderIsGone()) rmSync(lock, { recursive: true, force: true });
    return false;
  }
};

const holderIsGone = (): boolean => {
  try {
    const pid = Number(readFileSync(join(lock, 'pid'), 'utf8'));
    return pid > 0 && !isAlive(pid);
  } catch {
    // Just taken, its holder not written down yet, unless it died in that very moment.
    return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 10_000;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const builtMs = (): number => statSync(join('dist', 'apps', 'cli', 'main.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;

const newestSourceMs = (): number => Math.max(...sourceFolders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|css|html|svg|json)$/.test(name) && !name.endsWith('.spec.ts'))
    .map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0)));
