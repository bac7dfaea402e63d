import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresFailure } from './embedded-postgres-failure.js';

const gentleWaitMs = 15_000;
const firmWaitMs = 5_000;

/**
 * Ends a server that still runs on this cluster because the program that started it was killed, and removes what it
 * left. The caller holds the lock of the data folder, so no living program can be using that server.
 */
export const stopOrphan = async (cluster: string, log: (line: string) => void): Promise<void> => {
  const pid = await readPostmasterPid(cluster);
  if (pid === undefined) return;
  if (await runsOn(cluster, pid)) {
    log(`stopping the PostgreSQL server (process ${pid}) that an interrupted run left behind`);
    await end(pid);
  }
  await rm(join(cluster, 'postmaster.pid'), { force: true });
};

/** The process that the cluster's lock file names, living or not. */
export const readPostmasterPid = async (cluster: string): Promise<number | undefined> => {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return pid > 1 ? pid : undefined;
};

/** A process number may have been given to another program since: where /proc tells, it must be ours. */
const runsOn = async (cluster: string, pid: number): Promise<boolean> => {
  if (!isAlive(pid)) return false;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return command === undefined || command.split('\0').includes(cluster);
};

const end = async (pid: number): Promise<void> => {
  process.kill(pid, 'SIGINT');
  if (await ended(pid, gentleWaitMs)) return;
  process.kill(pid, 'SIGQUIT');
  if (await ended(pid, firmWaitMs)) return;
  throw new EmbeddedPostgresFailure(`A PostgreSQL server left behind (process ${pid}) does not stop: end it by hand.`);
};

const ended = async (pid: number, waitMs: number): Promise<boolean> => {
  for (const until = Date.now() + waitMs; Date.now() < until; await delay(20)) if (await isGone(pid)) return true;
  return isGone(pid);
};

/** A process that died and whose parent has not asked yet (`Z`) is gone as well. */
const isGone = async (pid: number): Promise<boolean> =>
  !isAlive(pid) || / Z /.test((await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')).replace(/\(.*\)/, ''));

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
