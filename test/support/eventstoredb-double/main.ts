import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../../../libs/adapters/embedded-postgres/index.js';
import { openTestEventStore } from '../postgres/test-event-store.js';
import { selfSignedCertificate } from './certificate.js';
import { ClusterDouble } from './cluster-double.js';
import { limitsDefault } from './limits.js';
import { RecordedLog } from './recorded-log.js';
import { writeAccounts } from './users.js';

/**
 * The double as a command, for tests of others: README.md beside this file says how. It prints where it is, takes
 * commands line by line, and ends, leaving nothing, at a signal or with its standard input.
 */
const { values: options } = parseArgs({
  options: {
    nodes: { type: 'string', default: '1' },
    insecure: { type: 'boolean', default: false },
    host: { type: 'string', default: 'localhost' },
    'max-append-size': { type: 'string', default: String(limitsDefault.appendBytesMax) },
    'commit-timeout-ms': { type: 'string', default: String(limitsDefault.commitTimeoutMs) },
    stay: { type: 'boolean', default: false },
  },
});

const undo: (() => Promise<unknown>)[] = [];
const folder = await mkdtemp(join(tmpdir(), 'eventstoredb-double-'));
undo.push(() => rm(folder, { recursive: true, force: true }));
if (process.env['TEST_POSTGRES_URL'] === undefined) {
  await chmod(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ dataFolder: folder, durable: false });
  undo.push(() => postgres.stop());
  process.env['TEST_POSTGRES_URL'] = postgres.connectionString;
}
const log = await openTestEventStore('eventstoredb');
undo.push(() => log.close());
await writeAccounts(new RecordedLog(log.store));

const certificate = options.insecure ? undefined : selfSignedCertificate(options.host);
const caFile = join(folder, 'ca.crt');
if (certificate !== undefined) await writeFile(caFile, certificate.certificate);
const cluster = await ClusterDouble.start(log.store, Number(options.nodes), {
  host: options.host,
  appendBytesMax: Number(options['max-append-size']),
  commitTimeoutMs: Number(options['commit-timeout-ms']),
  ...(certificate && { certificate }),
});
undo.push(() => cluster.close());

const endpoints = cluster.nodes.map(({ member: { host, port } }) => ({ address: host, port }));
const query = options.insecure ? 'tls=false' : `tls=true&tlsCAFile=${caFile}`;
const connectionString = `esdb://admin:changeit@${cluster.nodes.map(({ address }) => address).join(',')}?${query}`;
say({ connectionString, endpoints, ...(certificate && { caFile }) });

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());
const lines = createInterface({ input: process.stdin });
if (!options.stay) lines.on('close', () => void end());
for await (const line of lines) say(await obey(line.trim()));

/** `stop 0` and `start 0`: a node goes as in a crash, and comes back at its port with what was stored. */
async function obey(command: string): Promise<object> {
  const [verb, number] = command.split(/\s+/);
  const node = cluster.nodes[Number(number)];
  if (node === undefined || (verb !== 'stop' && verb !== 'start')) return { refused: command };
  await (verb === 'stop' ? cluster.stop(node) : cluster.startAgain(node));
  return { done: command };
}

function say(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** In the reverse order of what was begun. */
async function end(): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step();
  process.exit(0);
}
