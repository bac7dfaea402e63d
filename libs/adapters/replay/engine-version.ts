import { existsSync, readFileSync } from 'node:fs';

/** The version of Tandem that runs: that of the package which this file is part of, built or not. */
export const engineVersion = (): string => {
  for (let folder = new URL('.', import.meta.url); folder.pathname !== '/'; folder = new URL('..', folder)) {
    const file = new URL('package.json', folder);
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
  }
  throw new Error('Tandem lies in no package.');
};
