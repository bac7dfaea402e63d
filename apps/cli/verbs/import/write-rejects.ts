import { appendFile, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { OpenImport } from '#importers';
import { WrongUse } from '../../exit-code.js';

/** Where the rows that do not go in are written: what was asked for, else beside the folder, `data-rejects` for `data`. Throws WrongUse. */
export const rejectsFolder = (folder: string, asked: string | undefined): string => {
  if (asked === undefined) return join(dirname(resolve(folder)), `${basename(resolve(folder))}-rejects`);
  if (resolve(asked) === resolve(folder)) throw new WrongUse(`--rejects ${asked} is the folder that is imported: name another.`);
  return asked;
};

/** Writes the rejects, each file whole or not at all. */
export const writeRejects = async (source: OpenImport, folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const files = new Set<string>();
  for await (const { file, bytes } of source.rejects()) {
    const partial = join(folder, `${file}.part`);
    if (!files.has(file)) await rm(partial, { force: true });
    files.add(file);
    await mkdir(dirname(partial), { recursive: true });
    await appendFile(partial, bytes);
  }
  for (const file of files) await rename(join(folder, `${file}.part`), join(folder, file));
};
