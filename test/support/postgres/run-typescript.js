import { readFileSync } from 'node:fs';
import { register } from 'node:module';

/**
 * Lets a process of its own run the TypeScript sources, for tests that kill processes:
 * `node --import ./test/support/postgres/run-typescript.js some-file.ts`.
 */
register('./typescript-hooks.js', import.meta.url, {
  data: {
    root: new URL('../../../', import.meta.url).href,
    imports: JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).imports,
  },
});
