import { execFileSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { bundlePrograms } from './bundle.js';

// Built beside what is there and put in its place when it is whole: a command that starts meanwhile finds a product.
const folder = process.argv[2] ?? 'dist';
const [next, former] = [`${folder}.next-${process.pid}`, `${folder}.former-${process.pid}`];
try {
  execFileSync('node_modules/.bin/swc', ['apps', 'libs', 'projections', 'bench', '--out-dir', next, '--quiet'], { stdio: 'inherit' });
  await bundlePrograms(next);
  if (existsSync(folder)) renameSync(folder, former);
  renameSync(next, folder);
} catch (error) {
  if (error.status === undefined) process.stderr.write(`${error.message}\n`);
  process.exitCode = error.status ?? 1;
} finally {
  rmSync(next, { recursive: true, force: true });
  rmSync(former, { recursive: true, force: true });
}
