import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identityOf, isStillAlive, pidOf } from './process-identity.js';

/** A server that runs on a data folder: `url` is where command line tools reach it. */
export interface RunningServer {
  readonly url: string;
  readonly pid: number;
}

/** The server that published itself in this folder; undefined where there is none or its process does not live. */
export const readRunningServer = async (folder: string): Promise<RunningServer | undefined> => {
  const text = await readFile(pathIn(folder), 'utf8').catch(() => undefined);
  const published = text === undefined ? undefined : parse(text);
  if (published === undefined || !(await isStillAlive(published.process))) return undefined;
  return { url: published.url, pid: pidOf(published.process) };
};

/** Publishes this process as the server of the folder, for its owner to read. */
export const publishServer = async (folder: string, url: string): Promise<void> => {
  const path = pathIn(folder);
  await writeFile(`${path}.new`, JSON.stringify({ url, process: await identityOf(process.pid) }), { mode: 0o600 });
  await rename(`${path}.new`, path);
};

/** Takes the publication back. */
export const withdrawServer = (folder: string): Promise<void> => rm(pathIn(folder), { force: true });

const pathIn = (folder: string): string => join(folder, 'server.json');

const parse = (text: string): { url: string; process: string } | undefined => {
  try {
    const { url, process } = JSON.parse(text) as Record<string, unknown>;
    return typeof url === 'string' && typeof process === 'string' ? { url, process } : undefined;
  } catch {
    return undefined;
  }
};
