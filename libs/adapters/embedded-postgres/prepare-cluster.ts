import { realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findBinaries } from './binaries.js';
import { createClusterIfMissing } from './create-cluster.js';
import { EmbeddedPostgresFailure } from './embedded-postgres-failure.js';
import { readOrCreatePassword } from './password-file.js';
import type { ServerToRun } from './server-process.js';
import type { EmbeddedPostgresOptions } from './start-embedded-postgres.js';
import { findSystemUser, type SystemUser } from './system-user.js';

/** A whole cluster and how to run it; only the port is still to be chosen. */
export type Cluster = Omit<ServerToRun, 'port'> & { readonly password: string };

/** Finds the programs and the user to run them, and makes the cluster on first use. */
export const prepareCluster = async ({ dataFolder, durable = true, log = () => undefined }: EmbeddedPostgresOptions): Promise<Cluster> => {
  const folder = await realpath(dataFolder);
  const [binaries, user] = await Promise.all([findBinaries(), findSystemUser()]);
  if (user !== undefined) await Promise.all([refuseUnreachable(folder, user), refuseUnreachable(binaries.postgres, user)]);
  const password = await readOrCreatePassword(folder);
  const cluster = join(folder, 'postgres');
  await createClusterIfMissing({ cluster, password, binaries, user, durable });
  return { cluster, binaries, user, durable, log, password };
};

/** Root can reach what the user that PostgreSQL runs as cannot: better said here than as a riddle of the server's. */
const refuseUnreachable = async (path: string, user: SystemUser): Promise<void> => {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) throw new EmbeddedPostgresFailure(unreachable(path, folder));
    if (dirname(folder) === folder) return;
  }
};

const unreachable = (path: string, folder: string): string =>
  `Started as root, PostgreSQL runs as the system user "postgres", which cannot reach ${path}: ${folder} is closed to others. ` +
  `Start as an ordinary user, choose another folder, run "chmod o+x ${folder}", or set DATABASE_URL.`;
