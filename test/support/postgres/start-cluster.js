import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Before all tests: one PostgreSQL for the whole run; its address goes to the workers by the environment. */
export default async () => {
  const cluster = spawn(process.execPath, ['--import', new URL('run-typescript.js', import.meta.url).href, here('run-cluster.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const failed = once(cluster, 'exit').then(([code]) => {
    throw new Error(`the PostgreSQL of the tests did not start (exit code ${code})`);
  });
  failed.catch(() => undefined);
  const [line] = await Promise.race([once(cluster.stdout, 'data'), failed]);
  process.env.TEST_POSTGRES_URL = String(line).trim();
  globalThis.stopTestCluster = async () => {
    cluster.stdin.end();
    if (cluster.exitCode === null) await once(cluster, 'exit');
  };
};
