import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openEventStoreDb, type EventStore } from '#event-store';
import { TestFollower } from '../../../../test/contracts/event-store/follower.js';
import { selfSignedCertificate } from '../../../../test/support/eventstoredb-double/certificate.js';
import { ClusterDouble } from '../../../../test/support/eventstoredb-double/cluster-double.js';
import { EventStoreDbDouble } from '../../../../test/support/eventstoredb-double/event-store-db-double.js';
import { events, idsOf, shortPatience } from '../../../../test/support/eventstoredb-double/with-double.js';
import { openTestEventStore, type TestEventStore } from '../../../../test/support/postgres/test-event-store.js';

let log: TestEventStore;
let folder: string;

beforeAll(async () => {
  log = await openTestEventStore('connections');
  folder = await mkdtemp(join(tmpdir(), 'certificates-'));
});

afterAll(async () => {
  await log.close();
  await rm(folder, { recursive: true });
});

/** How often is chance where servers come and go; that it gets there is not. */
const open = (connectionString: string): EventStore => openEventStoreDb({ connectionString, ...shortPatience });

const withCertificate = async (double: EventStoreDbDouble, certificate: string): Promise<string> => {
  const file = join(folder, `${double.member.instanceId}.pem`);
  await writeFile(file, certificate);
  return `${double.connectionString.replace('esdb://', 'esdb://admin:changeit@')}&tlsCAFile=${file}`;
};

const fromHead = async (store: EventStore): Promise<TestFollower> => {
  const after = await store.head();
  return new TestFollower(store, after === undefined ? {} : { after });
};

describe('over TLS', () => {
  test('the store appends, reads and follows', async () => {
    const certificate = selfSignedCertificate();
    const double = await EventStoreDbDouble.start(log.store, { certificate });
    const store = open(await withCertificate(double, certificate.certificate));
    const [follower, list] = [await fromHead(store), events(3)];
    expect(await store.append('secured', 'no-stream', list)).toMatchObject({ outcome: 'appended', revision: 2 });
    expect(idsOf(await store.readStream('secured'))).toEqual(idsOf(list));
    await follower.received(3);
    expect(idsOf(follower.events)).toEqual(idsOf(list));
    follower.stop();
    await store.close();
    await double.stop();
  });

  test('a server with another certificate is not spoken to, and why is said without the password', async () => {
    const double = await EventStoreDbDouble.start(log.store, { certificate: selfSignedCertificate() });
    const store = open(await withCertificate(double, selfSignedCertificate().certificate));
    const failure = await store.ping().then(() => undefined, (error: unknown) => error as Error);
    expect(failure).toMatchObject({ name: 'EventStoreUnavailable', message: expect.stringMatching(/localhost:\d+.*certificate/) });
    expect(failure?.message).not.toContain('changeit');
    await store.close();
    await double.stop();
  });
});

describe('in a cluster', () => {
  test.each([
    ['all of whose nodes are named', (cluster: ClusterDouble) => cluster.connectionString()],
    ['discovered from one that stays', (cluster: ClusterDouble) => cluster.discoveryString(cluster.nodes[2] as EventStoreDbDouble)],
  ])('%s, appends and followers go on with the next leader', async (name, connectionString) => {
    const cluster = await ClusterDouble.start(log.store, 3);
    const store = open(connectionString(cluster));
    const [follower, list] = [await fromHead(store), events(2)];
    await store.append(name, 'no-stream', list.slice(0, 1));
    await follower.received(1);
    await cluster.stop(cluster.leader);
    expect(await store.append(name, 0, list.slice(1))).toMatchObject({ outcome: 'appended', revision: 1 });
    await follower.received(2);
    expect(idsOf(follower.events)).toEqual(idsOf(list));
    expect(cluster.leader.calls('append')).toBeGreaterThan(0);
    follower.stop();
    await store.close();
    await cluster.close();
  });

  test('a follower that is asked sends the store on to the leader', async () => {
    const cluster = await ClusterDouble.start(log.store, 3);
    const store = open(cluster.connectionString('&nodePreference=follower'));
    expect(await store.append('sent-on', 'no-stream', events(1))).toMatchObject({ outcome: 'appended', revision: 0 });
    expect(cluster.nodes.map((node) => node.calls('append'))).toEqual([1, 0, 0]);
    await store.close();
    await cluster.close();
  });
});

test('A server that shuts down in good order cancels a subscription, which is taken up again when it is back.', async () => {
  const double = await EventStoreDbDouble.start(log.store);
  const store = open(double.connectionString);
  const [follower, list] = [await fromHead(store), events(2)];
  await store.append('resumed', 'no-stream', list.slice(0, 1));
  await follower.received(1);
  await double.shutDown();
  await double.start();
  await store.append('resumed', 0, list.slice(1));
  await follower.received(2);
  expect(idsOf(follower.events)).toEqual(idsOf(list));
  expect(double.calls('subscribe')).toBeGreaterThan(1);
  follower.stop();
  await store.close();
  await double.stop();
});
