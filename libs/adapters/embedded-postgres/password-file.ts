import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** The superuser's password of the cluster in this folder: random, made once, readable by its owner only. */
export const readOrCreatePassword = async (dataFolder: string): Promise<string> => {
  const path = join(dataFolder, 'postgres-password');
  return (await readIfThere(path)) ?? create(path);
};

const readIfThere = async (path: string): Promise<string | undefined> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.trim() === '' ? undefined : text.trim();
};

/** Written aside and renamed: a crash leaves the whole password or none. */
const create = async (path: string): Promise<string> => {
  const password = randomBytes(24).toString('base64url');
  const file = await open(`${path}.new`, 'w', 0o600);
  await file.writeFile(`${password}\n`);
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
  return password;
};
