import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readOrCreatePassword } from './password-file.js';

/** The connection string of the server that runs on the data folder now, by what it wrote there; undefined where none has. */
export const runningPostgres = async (dataFolder: string): Promise<string | undefined> => {
  const port = (await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[3]?.trim();
  return port && /^\d+$/.test(port) ? `postgresql://postgres:${await readOrCreatePassword(dataFolder)}@127.0.0.1:${port}/tandem` : undefined;
};
