import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { eventually } from '../../../test/support/postgres/eventually.js';
import { failureFrom } from './embedded-postgres-failure.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './index.js';
import { readPostmasterPid, stopOrphan } from './stop-orphan.js';

let dataFolder: string;
const started: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'tandem-postgres-'));
  await chmod(dataFolder, 0o711);
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const postgres of started.splice(0)) await postgres.stop();
  await stopOrphan(join(dataFolder, 'postgres'), () => undefined);
  await rm(dataFolder, { recursive: true });
});

describe('the embedded PostgreSQL', () => {
  test('keeps what was stored, safely, and its password for its owner', async () => {
    const first = await start({ durable: true });
    await ask(first.connectionString, 'create table kept as select 42 as answer');
    expect(await ask(first.connectionString, 'show fsync')).toEqual([{ fsync: 'on' }]);
    expect(await ask(first.connectionString, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    await first.stop();
    const second = await start();
    expect(await ask(second.connectionString, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect((await stat(join(dataFolder, 'postgres-password'))).mode & 0o077).toBe(0);
  });

  test('asks for the password', async () => {
    const { connectionString } = await start();
    const wrong = new URL(connectionString);
    wrong.password = 'guessed';
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  test('says that its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    await expect(start({ port: (taken.address() as AddressInfo).port })).rejects.toThrow('its port is in use by another program');
    taken.close();
  });

  test('says that the disk is full', () => {
    const output = 'LOG:  starting\nFATAL:  could not extend file "base/1/2": No space left on device\nHINT:  Check free disk space.';
    expect(failureFrom('started', output).message).toBe('The embedded PostgreSQL could not be started: the disk is full: free some space and start again.');
  });

  test('is started again on its port when it dies', async () => {
    const { connectionString } = await start({ durable: true });
    await ask(connectionString, 'create table kept as select 42 as answer');
    process.kill((await readPostmasterPid(join(dataFolder, 'postgres')))!, 'SIGKILL');
    await eventually(() => ask(connectionString, 'select answer from kept').then(() => true, () => false));
  });

  test('stops once, however often it is told to', async () => {
    const postgres = await start();
    await Promise.all([postgres.stop(), postgres.stop()]);
    await postgres.stop();
    await expect(ask(postgres.connectionString, 'select 1')).rejects.toThrow();
  });
});

describe('a program that uses it', () => {
  test('may be killed: what it committed is there at the next start, which ends the server left behind', async () => {
    const { child, output } = await startOther();
    await ask(output, 'create table kept as select 42 as answer');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await ask(output, 'select 1 as answer')).toEqual([{ answer: 1 }]);
    const next = await start();
    expect(await ask(next.connectionString, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await expect(ask(output, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  test.each([150, 400, 700])('may be killed %i ms after its first start, when the cluster may be half made', async (afterMs) => {
    const child = spawnOther();
    await delay(afterMs);
    child.kill('SIGKILL');
    const next = await start();
    expect(await ask(next.connectionString, 'select 1 as answer')).toEqual([{ answer: 1 }]);
    await next.stop();
    await start();
    expect((await readdir(dataFolder)).sort()).toEqual(['postgres', 'postgres-password']);
  });

  test('that ends without stopping it leaves no server', async () => {
    const { child, output } = await startOther();
    child.stdin?.write('exit\n');
    await once(child, 'exit');
    await eventually(() => ask(output, 'select 1').then(() => false, () => true));
  });

  test('still has its database after Ctrl-C, until it stops it itself', async () => {
    const { child, next } = await startOther();
    process.kill(-child.pid!, 'SIGINT');
    expect(await next()).toBe('after SIGINT: 1');
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    expect(await readPostmasterPid(join(dataFolder, 'postgres'))).toBeUndefined();
  });
});

const start = async (options: { readonly port?: number; readonly durable?: boolean } = {}): Promise<EmbeddedPostgres> => {
  const postgres = await startEmbeddedPostgres({ dataFolder, durable: false, ...options });
  started.push(postgres);
  return postgres;
};

const ask = async (connectionString: string, statement: string): Promise<readonly unknown[]> => {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
};

/** A program of its own, in a process group of its own as in a terminal, that starts the server and prints its address. */
const spawnOther = (): ChildProcess => {
  const subject = pathToFileURL(join(process.cwd(), 'libs/adapters/embedded-postgres/index.ts')).href;
  const script = `import { startEmbeddedPostgres } from '${subject}';
    import pg from 'pg';
    const postgres = await startEmbeddedPostgres({ dataFolder: process.argv[1], durable: false });
    process.stdin.on('data', () => process.exit(1));
    process.on('SIGINT', async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      const client = new pg.Client(postgres.connectionString);
      await client.connect();
      console.log('after SIGINT: ' + (await client.query('select 1 as one')).rows[0].one);
      await client.end();
      await postgres.stop();
      process.exit(0);
    });
    console.log(postgres.connectionString);`;
  const child = spawn(process.execPath, ['--import', './test/support/postgres/run-typescript.js', '--input-type=module', '-e', script, dataFolder], {
    stdio: ['pipe', 'pipe', 'inherit'], detached: true,
  });
  children.push(child);
  return child;
};

const startOther = async (): Promise<{ child: ChildProcess; output: string; next: () => Promise<string> }> => {
  const child = spawnOther();
  const next = async (): Promise<string> => String((await once(child.stdout!, 'data'))[0]).trim();
  return { child, output: await next(), next };
};
