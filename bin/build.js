import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundlePrograms } from './bundle.js';

// Built beside what is there and put in its place when it is whole: a command that starts meanwhile finds a product.
const folder = process.argv[2] ?? 'dist';
const [next, former] = [`${folder}.next-${process.pid}`, `${folder}.former-${process.pid}`];
try {
  execFileSync('node_modules/.bin/swc', ['apps', 'libs', 'projections', 'bench', '--ignore', 'apps/portal/**', '--out-dir', next, '--quiet'], { stdio: 'inherit' });
  copyFileSync('apps/api/http/answers.json', `${next}/apps/api/http/answers.json`);
  await bundlePrograms(next);
  buildPortal();
  if (existsSync(folder)) renameSync(folder, former);
  renameSync(next, folder);
} catch (error) {
  if (error.status === undefined) process.stderr.write(`${error.message}\n`);
  process.exitCode = error.status ?? 1;
} finally {
  rmSync(next, { recursive: true, force: true });
  rmSync(former, { recursive: true, force: true });
}

/** The portal is built anew only where something that it is made of has changed: a digest beside it says of what it was made. */
function buildPortal() {
  const digest = digestOf(['package-lock.json', ...['apps/portal', 'libs/core/kernel', 'libs/core/proof'].flatMap(filesUnder)]);
  const stamp = join(folder, 'portal', '.made-of');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
    cpSync(join(folder, 'portal'), join(next, 'portal'), { recursive: true });
    return;
  }
  execFileSync('node_modules/.bin/vite', ['build', 'apps/portal', '--outDir', resolve(next, 'portal'), '--logLevel', 'warn'],
    // Also where a test has it built.
    { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } });
  writeFileSync(join(next, 'portal', '.made-of'), digest);
}

function filesUnder(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts')).map((entry) => join(entry.parentPath, entry.name)).sort();
}

function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
