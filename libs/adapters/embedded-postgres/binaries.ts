import { chmod, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresFailure } from './embedded-postgres-failure.js';

/** Where the programs of the embedded PostgreSQL lie, as absolute paths. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the programs that the package `embedded-postgres` brings for this platform. Its own wrapper is not used: on
 * SIGINT and SIGTERM it would stop the database by itself, before the application has finished with it.
 */
export const findBinaries = async (): Promise<Binaries> => {
  const folder = join(dirname(resolvePlatformPackage()), '..', 'native', 'bin');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const binaries = { initdb: join(folder, `initdb${suffix}`), postgres: join(folder, `postgres${suffix}`) };
  await Promise.all([makeExecutable(binaries.initdb), makeExecutable(binaries.postgres)]);
  return binaries;
};

const resolvePlatformPackage = (): string => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return createRequire(wrapper).resolve(name);
  } catch {
    throw new EmbeddedPostgresFailure(
      `There is no embedded PostgreSQL for this platform (${name} is not installed): set DATABASE_URL to a server.`,
    );
  }
};

const executableByAll = 0o555;

const makeExecutable = async (path: string): Promise<void> => {
  const { mode } = await stat(path);
  if ((mode & executableByAll) !== executableByAll) await chmod(path, mode | executableByAll);
};
