import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../../libs/adapters/embedded-postgres/index.js';

/**
 * The cluster of one test run, in a process of its own: prints its connection string and ends, leaving nothing, when
 * its standard input does; so it ends with the test run even where that is killed.
 */
const dataFolder = await mkdtemp(join(tmpdir(), 'tandem-test-'));
await chmod(dataFolder, 0o711);
const postgres = await startEmbeddedPostgres({ dataFolder, durable: false });
process.stdout.write(`${postgres.connectionString}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.stdin.resume().on('end', () => {
  void postgres.stop().finally(() => rm(dataFolder, { recursive: true, force: true })).finally(() => process.exit(0));
});
