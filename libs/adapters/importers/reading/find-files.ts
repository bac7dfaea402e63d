import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { MappedFile } from '../mapping/mapping.schema.js';

/** A file of the folder that a name of the mapping stands for. */
export interface FoundFile {
  readonly name: string;
  readonly path: string;
}

/** The files of the folder that a mapped path matches, sorted by name. Rejects where the folder cannot be read. */
export const findFiles = async (folder: string, { path }: MappedFile): Promise<FoundFile[]> => {
  const form = new RegExp(`^${[...path].map((letter) => (letter === '*' ? '.*' : letter === '?' ? '.' : escaped(letter))).join('')}$`, 'u');
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory() && form.test(entry.name)).map(({ name }) => name).sort()
    .map((name) => ({ name, path: join(folder, name) }));
};

const escaped = (letter: string): string => letter.replace(/[.+^${}()|[\]\\]/, '\\$&');
