import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessDeniedError, EventStoreDBClient, jsonEvent, type StreamACL } from '@eventstore/db-client';
import { openTestEventStore, type TestEventStore } from '../postgres/test-event-store.js';
import { selfSignedCertificate } from './certificate.js';
import { EventStoreDbDouble } from './event-store-db-double.js';
import { RecordedLog } from './recorded-log.js';
import { writeAccounts } from './users.js';

/** Who may do what on a server that takes TLS, and that anyone may do anything on one that does not. */
let log: TestEventStore;
let folder: string;
let double: EventStoreDbDouble;
const clients: EventStoreDBClient[] = [];

beforeAll(async () => {
  log = await openTestEventStore('access');
  await writeAccounts(new RecordedLog(log.store));
  const certificate = selfSignedCertificate();
  folder = await mkdtemp(join(tmpdir(), 'access-'));
  await writeFile(join(folder, 'ca.pem'), certificate.certificate);
  double = await EventStoreDbDouble.start(log.store, { certificate });
});

afterAll(async () => {
  for (const client of clients) await client.dispose();
  await double.stop();
  await log.close();
  await rm(folder, { recursive: true });
});

const as = (user: string): EventStoreDBClient => {
  const address = double.connectionString.replace('esdb://', user === '' ? 'esdb://' : `esdb://${user}@`);
  const client = EventStoreDBClient.connectionString(`${address}&tlsCAFile=${join(folder, 'ca.pem')}`);
  clients.push(client);
  return client;
};

const admin = { username: 'admin', password: 'changeit' };
const ops = { username: 'ops', password: 'changeit' };
const nobody = { username: 'admin', password: 'guessed' };
const happened = () => jsonEvent({ type: 'Happened', data: {} });
const read = async (reading: AsyncIterable<unknown>): Promise<number> => {
  let count = 0;
  for await (const _ of reading) count += 1;
  return count;
};

test('Wrong credentials are refused, for whatever they are given, and those of a call come before those of the client.', async () => {
  const client = as('admin:guessed');
  await expect(client.appendToStream('a', happened())).rejects.toBeInstanceOf(AccessDeniedError);
  await expect(client.appendToStream('a', happened(), { credentials: nobody })).rejects.toBeInstanceOf(AccessDeniedError);
  await expect(read(client.readAll())).rejects.toBeInstanceOf(AccessDeniedError);
  expect(await read(client.readAll({ credentials: admin }))).toBeGreaterThan(0);
  await expect(read(as('admin:changeit').readAll({ credentials: nobody }))).rejects.toBeInstanceOf(AccessDeniedError);
});

test('The system streams, and $all with them, are the administrators’; other streams are anyone’s.', async () => {
  const [anyone, operator] = [as(''), as('ops:changeit')];
  expect(await anyone.appendToStream('open', happened())).toMatchObject({ success: true });
  expect(await read(anyone.readStream('open'))).toBe(1);
  for (const client of [anyone, operator]) {
    await expect(read(client.readAll())).rejects.toBeInstanceOf(AccessDeniedError);
    await expect(read(client.subscribeToAll())).rejects.toBeInstanceOf(AccessDeniedError);
    await expect(read(client.readStream('$user-admin'))).rejects.toBeInstanceOf(AccessDeniedError);
    await expect(client.appendToStream('$mine', happened())).rejects.toBeInstanceOf(AccessDeniedError);
  }
  expect(await read(as('admin:changeit').readStream('$user-admin'))).toBe(1);
});

describe('an access list', () => {
  const attempts: readonly (readonly [keyof StreamACL, (client: EventStoreDBClient, stream: string) => Promise<unknown>])[] = [
    ['readRoles', (client, stream) => read(client.readStream(stream, { credentials: ops }))],
    ['writeRoles', (client, stream) => client.appendToStream(stream, happened(), { credentials: ops })],
    ['writeRoles', (client, stream) => client.appendToStream(stream, happened())],
    ['deleteRoles', (client, stream) => client.deleteStream(stream, { credentials: ops })],
    ['metaReadRoles', (client, stream) => client.getStreamMetadata(stream, { credentials: ops })],
    ['metaWriteRoles', (client, stream) => client.setStreamMetadata(stream, { maxCount: 9 }, { credentials: ops })],
  ];
  test.each(attempts)('by its %s lets those in whom it names, and no others', async (right, attempt) => {
    const [owner, operator] = [as('admin:changeit'), as('ops:changeit')];
    const streams = ['ops', '$ops', 'auditor'].map((role) => [role, `${right}-${role}-${String(attempts.findIndex(([, one]) => one === attempt))}`] as const);
    for (const [role, stream] of streams) {
      await owner.appendToStream(stream, happened());
      await owner.setStreamMetadata(stream, { acl: { [right]: [role] } });
    }
    const [byName, byGroup, byAnother] = streams.map(([, stream]) => attempt(operator, stream));
    await expect(byAnother).rejects.toBeInstanceOf(AccessDeniedError);
    await Promise.all([byName, byGroup]);
  });
});

test('Without TLS whoever calls is an administrator.', async () => {
  const insecure = await EventStoreDbDouble.start(log.store);
  const client = EventStoreDBClient.connectionString(insecure.connectionString);
  clients.push(client);
  expect(await read(client.readAll({ credentials: nobody }))).toBeGreaterThan(0);
  await insecure.stop();
});
