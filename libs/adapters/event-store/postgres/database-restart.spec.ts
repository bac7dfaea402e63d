import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { eventually } from '../../../../test/support/postgres/eventually.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../embedded-postgres/index.js';
import { createLogSchema, openPostgresEventStore } from '../index.js';

let dataFolder: string;
let postgres: EmbeddedPostgres;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'tandem-restart-'));
  await chmod(dataFolder, 0o711);
  postgres = await startEmbeddedPostgres({ dataFolder });
  const client = new Client({ connectionString: postgres.connectionString });
  await client.connect();
  await createLogSchema(client);
  await client.end();
});

afterAll(async () => {
  await postgres.stop();
  await rm(dataFolder, { recursive: true });
});

test('a database killed twice among appends loses no acknowledged event, doubles none, and the follower goes on', async () => {
  const store = openPostgresEventStore({ connectionString: postgres.connectionString, appendTimeoutMs: 30_000 });
  const seen: string[] = [];
  const following = store.subscribeAll({ batchSizeMax: 7 }).subscribe((batch) => {
    seen.push(...batch.events.map(({ id }) => id));
    batch.release();
  });
  const acknowledged: string[] = [];
  const writing = Promise.all(Array.from({ length: 8 }, async (_, writer) => {
    for (let number = 0; number < 60; number += 1) {
      const id = randomUUID();
      const result = await store.append(`w${writer}`, number === 0 ? 'no-stream' : number - 1, [{ id, type: 'Happened', data: { number }, metadata: {} }]);
      expect(result).toMatchObject({ outcome: 'appended', revision: number });
      acknowledged.push(id);
      await delay(20);
    }
  }));
  for (const _ of ['once', 'twice']) {
    await delay(300);
    process.kill(Number.parseInt(await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8'), 10), 'SIGKILL');
    const before = acknowledged.length;
    await eventually(() => acknowledged.length > before + 8);
  }
  await writing;
  await eventually(() => seen.length >= acknowledged.length);
  expect([...seen].sort()).toEqual([...acknowledged].sort());
  following.unsubscribe();
  await store.close();
}, 120_000);
