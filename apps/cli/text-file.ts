import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { WrongUse } from './exit-code.js';

/** A file's text as UTF-8; anything else in it is named, not guessed. Throws WrongUse. */
export const readText = async (path: string): Promise<string> => {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new WrongUse(`${path} cannot be read: ${causes[error.code ?? ''] ?? error.message}.`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new WrongUse(`${path} is not UTF-8 text.`);
  }
};

const causes: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file', EACCES: 'permission is denied', EISDIR: 'it is a folder', ENOTDIR: 'a part of its path is no folder',
};

/** A YAML or JSON file that holds one object. Throws WrongUse, naming the line. */
export const readObject = async (path: string): Promise<Readonly<Record<string, unknown>>> => {
  const value = parsed(path, (await readText(path)).replace(/^\uFEFF/, ''));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new WrongUse(`${path} does not hold fields and their values.`);
};

const parsed = (path: string, text: string): unknown => {
  try {
    return parse(text);
  } catch (error) {
    throw new WrongUse(`${path} is not YAML: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
  }
};

/** Writes a whole file or none: what stood there stays until all of the new is on the disk. */
export const writeWhole = async (path: string, content: string | Uint8Array): Promise<void> => {
  const partial = `${path}.part`;
  try {
    await writeFile(partial, content);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
};
