import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { EventStoreDBClient, jsonEvent, NotLeaderError, UnavailableError, type AllStreamSubscription } from '@eventstore/db-client';
import { openTestEventStore, type TestEventStore } from '../postgres/test-event-store.js';
import { selfSignedCertificate } from './certificate.js';
import { ClusterDouble } from './cluster-double.js';
import { EventStoreDbDouble } from './event-store-db-double.js';

/** How the bare client finds a server, by TLS and in a cluster, and what it hears when the server stops. */
let log: TestEventStore;
let folder: string;
const clients: EventStoreDBClient[] = [];

beforeAll(async () => {
  log = await openTestEventStore('connections');
  folder = await mkdtemp(join(tmpdir(), 'certificates-'));
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});

afterAll(async () => {
  await log.close();
  await rm(folder, { recursive: true });
});

const connect = (connectionString: string): EventStoreDBClient => {
  const client = EventStoreDBClient.connectionString(connectionString);
  clients.push(client);
  return client;
};

const happened = () => jsonEvent({ type: 'Happened', data: {} });
const unary = { credentials: { username: 'admin', password: 'changeit' } };

const countOf = async (reading: AsyncIterable<unknown>): Promise<number> => {
  let count = 0;
  for await (const _ of reading) count += 1;
  return count;
};

describe('TLS', () => {
  test('with the certificate the client was given', async () => {
    const certificate = selfSignedCertificate();
    const file = join(folder, 'ca.pem');
    await writeFile(file, certificate.certificate);
    const double = await EventStoreDbDouble.start(log.store, { certificate });
    const client = connect(`${double.connectionString.replace('esdb://', 'esdb://admin:changeit@')}&tlsCAFile=${file}`);
    expect(await client.appendToStream('secured', [happened(), happened()])).toMatchObject({ success: true });
    expect(await countOf(client.readStream('secured'))).toBe(2);
    await double.stop();
  });

  test('not with another certificate, nor without one', async () => {
    const double = await EventStoreDbDouble.start(log.store, { certificate: selfSignedCertificate() });
    const file = join(folder, 'another.pem');
    await writeFile(file, selfSignedCertificate().certificate);
    const distrusting = connect(`${double.connectionString}&tlsCAFile=${file}`);
    await expect(countOf(distrusting.readStream('secured'))).rejects.toBeInstanceOf(UnavailableError);
    const plain = connect(`esdb://${double.address}?tls=false`);
    await expect(countOf(plain.readStream('secured'))).rejects.toBeInstanceOf(UnavailableError);
    await double.stop();
  });
});

describe('a cluster', () => {
  test('of one is discovered by its address', async () => {
    const cluster = await ClusterDouble.start(log.store, 1);
    const client = connect(cluster.discoveryString(cluster.leader));
    expect(await client.appendToStream('one', happened(), unary)).toMatchObject({ success: true });
    expect([cluster.leader.calls('gossip'), cluster.leader.calls('append')]).toEqual([1, 1]);
    await cluster.close();
  });

  test('of three is discovered from any of them, and its leader preferred', async () => {
    const cluster = await ClusterDouble.start(log.store, 3);
    for (const node of cluster.nodes) await connect(cluster.discoveryString(node)).appendToStream('three', happened(), unary);
    expect(cluster.nodes.map((node) => node.calls('append'))).toEqual([3, 0, 0]);
    await cluster.close();
  });

  test('names its leader to those who ask a follower for it', async () => {
    const cluster = await ClusterDouble.start(log.store, 3);
    const client = connect(cluster.connectionString('&nodePreference=follower'));
    expect(await client.appendToStream('followed', happened(), unary)).toMatchObject({ success: true });
    expect(cluster.leader.calls('append')).toBe(0);
    const asking = () => countOf(client.readStream('followed', { requiresLeader: true }));
    const failure = await asking().then(() => undefined, (error: unknown) => error as NotLeaderError);
    expect(failure).toBeInstanceOf(NotLeaderError);
    expect(failure?.leader).toEqual({ address: '127.0.0.1', port: cluster.leader.member.port });
    expect(await asking()).toBe(1);
    expect(cluster.leader.calls('read-stream')).toBe(1);
    await cluster.close();
  });

  test('of which a follower is gone is still found, and one that loses its leader has another', async () => {
    const cluster = await ClusterDouble.start(log.store, 3);
    const [first, second, third] = cluster.nodes as [EventStoreDbDouble, EventStoreDbDouble, EventStoreDbDouble];
    await cluster.stop(second);
    const client = connect(cluster.connectionString());
    await client.appendToStream('lost', happened(), unary);
    expect(first.calls('append')).toBe(1);
    await cluster.stop(first);
    await expect(client.appendToStream('lost', happened(), unary)).rejects.toBeInstanceOf(UnavailableError);
    expect(await client.appendToStream('lost', happened(), unary)).toMatchObject({ nextExpectedRevision: 1n });
    expect([cluster.leader === third, third.calls('append')]).toEqual([true, 1]);
    await cluster.close();
  });
});

describe('a server that shuts down', () => {
  const ended = (subscription: AllStreamSubscription) =>
    new Promise<unknown>((resolve) => subscription.on('error', resolve).on('end', () => resolve('ended')).resume());

  test('cancels the subscriptions that are open, and takes no more appends', async () => {
    const double = await EventStoreDbDouble.start(log.store);
    const client = connect(double.connectionString);
    const subscription = client.subscribeToAll();
    await new Promise((resolve) => subscription.once('confirmation', resolve).resume());
    const ending = ended(subscription);
    await double.shutDown();
    expect(await ending).toMatchObject({ type: 'cancelled' });
    await expect(client.appendToStream('late', happened(), unary)).rejects.toBeInstanceOf(UnavailableError);
  });

  test('cancels a read that has not ended', async () => {
    const double = await EventStoreDbDouble.start(log.store);
    const client = connect(double.connectionString);
    double.misbehave('read-all', { kind: 'hang' });
    const reading = countOf(client.readAll()).catch((failure: unknown) => failure);
    while (double.calls('read-all') === 0) await new Promise(setImmediate);
    await double.shutDown();
    expect(await reading).toMatchObject({ type: 'cancelled' });
  });
});
