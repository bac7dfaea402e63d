import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EmbeddedPostgresFailure } from './embedded-postgres-failure.js';

/** The system user that PostgreSQL runs as, where it is not the one we run as ourselves. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

const run = promisify(execFile);

/** PostgreSQL refuses to run as root; root therefore runs it as the system user `postgres`, made where it is missing. */
export const findSystemUser = async (): Promise<SystemUser | undefined> => {
  if (process.getuid?.() !== 0) return undefined;
  return (await lookUp()) ?? (await create());
};

const lookUp = async (): Promise<SystemUser | undefined> => {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
};

const create = async (): Promise<SystemUser> => {
  await run('groupadd', ['--system', 'postgres']).catch(() => undefined);
  await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']).catch(() => undefined);
  const user = await lookUp();
  if (user !== undefined) return user;
  throw new EmbeddedPostgresFailure(
    'PostgreSQL does not run as root, and the system user "postgres" could not be created: start as another user, or set DATABASE_URL.',
  );
};
