import { spawn } from 'node:child_process';
import { access, chown, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Binaries } from './binaries.js';
import { failureFrom } from './embedded-postgres-failure.js';
import type { SystemUser } from './system-user.js';

/** What is needed to make a cluster. */
export interface ClusterToCreate {
  readonly cluster: string;
  readonly password: string;
  readonly binaries: Binaries;
  readonly user: SystemUser | undefined;
  readonly durable: boolean;
}

/**
 * Makes the cluster unless it is there. It is made aside and renamed, so that one that is there is whole. Each attempt
 * has a folder of its own: where an earlier one was killed, its `initdb` may still be writing into its folder.
 */
export const createClusterIfMissing = async (wanted: ClusterToCreate): Promise<void> => {
  await removeAttempts(wanted.cluster);
  if (await exists(join(wanted.cluster, 'PG_VERSION'))) return;
  const attempt = await mkdtemp(wanted.cluster + attemptSuffix);
  const passwordFile = join(attempt, 'password');
  await writeFile(passwordFile, `${wanted.password}\n`, { mode: 0o600 });
  if (wanted.user !== undefined) await giveTo(wanted.user, attempt, passwordFile);
  await runInitdb(wanted, join(attempt, 'cluster'), passwordFile);
  await rm(wanted.cluster, { recursive: true, force: true });
  await rename(join(attempt, 'cluster'), wanted.cluster);
  await removeAttempts(wanted.cluster);
};

const attemptSuffix = '.creating-';

/** One that cannot be removed, because it is still written to, is removed at the next start. */
const removeAttempts = async (cluster: string): Promise<void> => {
  const attempts = (await readdir(dirname(cluster))).filter((name) => name.startsWith(basename(cluster) + attemptSuffix));
  for (const name of attempts) await rm(join(dirname(cluster), name), { recursive: true, force: true }).catch(() => undefined);
};

const exists = (path: string): Promise<boolean> => access(path).then(() => true, () => false);

const giveTo = async ({ uid, gid }: SystemUser, ...paths: readonly string[]): Promise<void> => {
  for (const path of paths) await chown(path, uid, gid);
};

/** Order and case follow code points (`C.UTF-8`), so that no answer depends on the machine's locale. */
const runInitdb = (wanted: ClusterToCreate, target: string, passwordFile: string): Promise<void> => {
  const flags = [
    `--pgdata=${target}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
    '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...(wanted.durable ? [] : ['--no-sync']),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(wanted.binaries.initdb, flags, { ...wanted.user, cwd: dirname(target), stdio: ['ignore', 'ignore', 'pipe'] });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => { output += text; });
    child.on('error', (error) => reject(failureFrom('created', error.message)));
    child.on('close', (code) => (code === 0 ? resolve() : reject(failureFrom('created', output))));
  });
};
