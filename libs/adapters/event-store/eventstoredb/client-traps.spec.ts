import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { EventStoreDBClient, jsonEvent, START, type AppendResult, type Position } from '@eventstore/db-client';
import { openEventStoreDb } from '#event-store';
import { runApart } from '../../../../test/support/eventstoredb-double/apart.js';
import {
  event, events, idsOf, shortPatience, startDoubleAndStore, type DoubleAndStore,
} from '../../../../test/support/eventstoredb-double/with-double.js';

/**
 * Each trap of the official client (6.2.1) twice: the bare client falls into it, the adapter does not. Where the first
 * half fails after an upgrade of the client, the trap is gone and what closes it may go too.
 */
let around: DoubleAndStore;
let client: EventStoreDBClient;

beforeEach(async () => {
  around = await startDoubleAndStore();
  client = EventStoreDBClient.connectionString(around.double.connectionString);
});

afterEach(async () => {
  await disposed(client);
  await around.close();
});

/** A bare client whose batch append has ended without a reply is never disposed of either. */
const disposed = (bare: EventStoreDBClient): Promise<unknown> => Promise.race([bare.dispose(), delay(500)]);

const happened = () => jsonEvent({ type: 'Happened', data: {} });
const pending = Symbol('pending');

/** What became of it within a time that is far beyond any deadline given. */
const within = (promise: Promise<AppendResult>): Promise<unknown> =>
  Promise.race([promise.then(() => 'answered', () => 'failed'), delay(1_500, pending)]);

describe('a batch append whose call ends without a reply', () => {
  test('is never settled by the bare client', async () => {
    around.double.misbehave('batch-append', { kind: 'end-without-answer' });
    expect(await within(client.appendToStream('a', happened()))).toBe(pending);
  });

  test('is not used by the adapter, and an append without a reply is tried again', async () => {
    around.double.misbehave('append', { kind: 'end-without-answer' });
    const list = events(2);
    expect(await around.store.append('a', 'no-stream', list)).toMatchObject({ outcome: 'appended', revision: 1, repeated: false });
    expect(idsOf(await around.store.readStream('a'))).toEqual(idsOf(list));
    expect([around.double.calls('batch-append'), around.double.calls('append')]).toEqual([0, 2]);
  });
});

describe('a deadline', () => {
  test('is ignored by the batch append of the bare client', async () => {
    around.double.misbehave('batch-append', { kind: 'hang' });
    expect(await within(client.appendToStream('a', happened(), { deadline: 100 }))).toBe(pending);
  });

  test('is kept by the adapter, which then says that the store does not answer', async () => {
    around.double.misbehave('append', { kind: 'hang', times: Infinity });
    const store = openEventStoreDb({ connectionString: around.double.connectionString, ...shortPatience, tryForMs: 1_500 });
    const failing = store.append('a', 'no-stream', events(1));
    await expect(failing).rejects.toMatchObject({ name: 'EventStoreUnavailable', message: expect.stringContaining('127.0.0.1:') });
    expect(around.double.calls('append')).toBeGreaterThan(0);
    await store.close();
  });
});

describe('a connection error of one client', () => {
  test('rejects the append of another bare client, to another server', async () => {
    const other = await startDoubleAndStore();
    const otherClient = EventStoreDBClient.connectionString(other.double.connectionString);
    other.double.misbehave('batch-append', { kind: 'delay', delayMs: 800 });
    around.double.misbehave('batch-append', { kind: 'hang' });
    const [mine, others] = [client.appendToStream('a', happened()), otherClient.appendToStream('a', happened())];
    await delay(300);
    around.double.cutConnections();
    expect(await Promise.all([within(mine), within(others)])).toEqual(['failed', 'failed']);
    await disposed(otherClient);
    await other.close();
  });

  test('leaves the append of another store alone', async () => {
    const other = await startDoubleAndStore();
    other.double.misbehave('append', { kind: 'delay', delayMs: 400 });
    around.double.misbehave('append', { kind: 'hang' });
    const appends = [around.store.append('a', 'no-stream', events(1)), other.store.append('a', 'no-stream', events(1))];
    await delay(200);
    around.double.cutConnections();
    expect(await Promise.all(appends)).toEqual([1, 2].map(() => expect.objectContaining({ outcome: 'appended' })));
    expect([around.double.calls('append'), other.double.calls('append')]).toEqual([2, 1]);
    await other.close();
  });
});

describe('with throwOnAppendFailure=false, the revision in the answer to a conflict', () => {
  test('is not the real one in the bare client', async () => {
    const quiet = EventStoreDBClient.connectionString(`${around.double.connectionString}&throwOnAppendFailure=false`);
    await around.store.append('a', 'no-stream', events(6));
    expect(await quiet.appendToStream('a', happened(), { expectedRevision: 2n })).toMatchObject({ success: false, nextExpectedRevision: 1n });
    await disposed(quiet);
  });

  test('is the real one in the adapter', async () => {
    const store = openEventStoreDb({ connectionString: `${around.double.connectionString}&throwOnAppendFailure=false`, ...shortPatience });
    await around.store.append('a', 'no-stream', events(6));
    expect(await store.append('a', 2, events(1))).toEqual({ outcome: 'conflict', actualRevision: 5 });
    await store.close();
  });
});

describe('a subscription that the server drops', () => {
  test('is not taken up again by the bare client', async () => {
    await around.store.append('a', 'no-stream', events(3));
    around.double.misbehave('subscribe', { kind: 'drop', afterEvents: 1, by: 'error' });
    const given: unknown[] = [];
    const subscription = client.subscribeToAll({ fromPosition: START });
    const failed = new Promise((resolve) => subscription.on('data', (one) => given.push(one)).on('error', resolve));
    await failed;
    await delay(300);
    expect([given.length, around.double.calls('subscribe')]).toEqual([1, 1]);
  });

  test('ends the process of a bare client without an error listener', async () => {
    await around.store.append('a', 'no-stream', events(3));
    around.double.misbehave('subscribe', { kind: 'drop', afterEvents: 1, by: 'error' });
    const { exitCode, output } = await runApart(
      `import { EventStoreDBClient } from '@eventstore/db-client';
       EventStoreDBClient.connectionString(process.argv[1]).subscribeToAll().on('data', () => {});
       setTimeout(() => process.exit(0), 5_000);`,
      around.double.connectionString,
    );
    expect(exitCode).toBe(1);
    expect(output).toContain('Unhandled \'error\' event');
  });

  test('goes on in the adapter without gap or repeat, and the process lives', async () => {
    await around.store.append('a', 'no-stream', events(3));
    for (const by of ['error', 'end', 'reset'] as const) around.double.misbehave('subscribe', { kind: 'drop', afterEvents: 1, by });
    const { exitCode, output } = await runApart(
      `import { openEventStoreDb } from '#event-store';
       const revisions = [];
       openEventStoreDb({ connectionString: process.argv[1] }).subscribeAll().subscribe((batch) => {
         revisions.push(...batch.events.map((event) => event.revision));
         batch.release();
         if (batch.atEnd) process.stdout.write(JSON.stringify(revisions), () => process.exit(0));
       });`,
      around.double.connectionString,
    );
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: '[0,1,2]' });
  });
});

describe('a position', () => {
  const positions = async (): Promise<readonly bigint[]> => {
    await around.store.append('a', 'no-stream', events(3));
    return (await around.store.readStream('a')).map(({ position }) => position);
  };
  const at = (position: bigint | undefined): Position => ({ commit: position ?? 0n, prepare: position ?? 0n });

  test('is included by a read of the bare client and left out by a subscription', async () => {
    const [first, second, third] = await positions();
    const read: unknown[] = [];
    for await (const { event: one } of client.readAll({ fromPosition: at(second) })) read.push(one?.position.commit);
    const subscription = client.subscribeToAll({ fromPosition: at(first) });
    const subscribed: unknown[] = [];
    await new Promise((resolve) => subscription.on('data', ({ event: one }) => subscribed.push(one?.position.commit) === 2 && resolve(0)));
    await subscription.unsubscribe();
    expect([read, subscribed]).toEqual([[second, third], [second, third]]);
  });

  test('is left out by both in the adapter', async () => {
    const [first, second, third] = await positions();
    const read: unknown[] = [];
    for await (const one of around.store.readAll({ after: first ?? 0n })) read.push(one.position);
    const subscribed: unknown[] = [];
    await new Promise<void>((resolve) => {
      around.store.subscribeAll({ after: first ?? 0n }).subscribe((batch) => {
        subscribed.push(...batch.events.map(({ position }) => position));
        batch.release();
        if (batch.atEnd) resolve();
      });
    });
    expect([read, subscribed]).toEqual([[second, third], [second, third]]);
  });
});

describe('an append without an expectation that is repeated when the server has forgotten it', () => {
  test('is stored twice by the bare client', async () => {
    const once = jsonEvent({ type: 'Happened', data: {} });
    await client.appendToStream('a', once);
    await around.double.restart();
    await client.appendToStream('a', once).catch(() => client.appendToStream('a', once));
    expect(await around.store.readStream('a')).toHaveLength(2);
  });

  test('is stored once by the adapter, also by a process that knows nothing of the first', async () => {
    const once = [event()];
    await around.store.append('a', 'any', once);
    await around.double.restart();
    const another = openEventStoreDb({ connectionString: around.double.connectionString, ...shortPatience });
    for (const store of [around.store, another]) {
      expect(await store.append('a', 'any', once)).toMatchObject({ outcome: 'appended', revision: 0, repeated: true });
    }
    expect(await around.store.readStream('a')).toHaveLength(1);
    await another.close();
  });
});

describe('a reply that comes twice', () => {
  test('ends the process of a bare client', async () => {
    around.double.misbehave('batch-append', { kind: 'repeat-answer' });
    const { exitCode, output } = await runApart(
      `import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
       EventStoreDBClient.connectionString(process.argv[1]).appendToStream('a', jsonEvent({ type: 'T', data: {} }));
       setTimeout(() => process.exit(0), 5_000);`,
      around.double.connectionString,
    );
    expect(exitCode).toBe(1);
    expect(output).toContain('is not iterable');
  });
});

describe('an append that begins in the very turn in which another call’s failure closes the channel', () => {
  /** A failure of another call is played by what the client does of it; it may come at any step of the append. */
  const source = (opening: string, append: string): string => `
    import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
    import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
    import { Connection } from './libs/adapters/event-store/eventstoredb/connection.js';
    ${opening}
    const append = (asked) => asked.appendToStream('a', jsonEvent({ type: 'T', data: {} }));
    await append(client);
    for (let step = 0; step < 20; step += 1) {
      const grpcClient = await client.getGRPCClient(streams.StreamsClient, 'append');
      const appending = ${append};
      for (let passed = 0; passed < step; passed += 1) await undefined;
      client.handleError(grpcClient, Object.assign(new Error('gone'), { code: 14 }));
      await appending;
    }
    process.stdout.write('alive', () => process.exit(0));`;

  test('ends the process of a bare client, by the unary call too', async () => {
    const opening = `const client = EventStoreDBClient.connectionString(process.argv[1]); client.supports = async () => false;`;
    const { exitCode, output } = await runApart(source(opening, 'append(client)'), around.double.connectionString);
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: expect.stringContaining('Channel has been shut down') });
  });

  test('begins in a turn of its own in the adapter', async () => {
    const opening = `const connection = new Connection(process.argv[1]); const { client } = connection;`;
    const { exitCode, output } = await runApart(source(opening, 'connection.call(append)'), around.double.connectionString);
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: 'alive' });
  });
});

describe('a cluster in which no node is found while another call’s failure is being handled', () => {
  const source = (opening: string): string => `
    import { EventStoreDBClient } from '@eventstore/db-client';
    import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
    import { Connection } from './libs/adapters/event-store/eventstoredb/connection.js';
    ${opening}
    const grpcClient = new streams.StreamsClient('127.0.0.1:1', (await import('@grpc/grpc-js')).credentials.createInsecure());
    const looking = client.readAll().on('error', () => {});
    await new Promise((resolve) => setTimeout(resolve, 20));
    client.handleError(grpcClient, Object.assign(new Error('gone'), { code: 14 }));
    setTimeout(() => process.stdout.write('alive', () => process.exit(0)), 2_000);`;

  test.each([
    ['ends the process of a bare client', 'const client = EventStoreDBClient.connectionString(process.argv[1]);', 1, 'Failed to discover'],
    ['does nothing in the adapter', 'const { client } = new Connection(process.argv[1]);', 0, 'alive'],
  ])('%s', async (_, opening, exitCode, output) => {
    const connectionString = around.double.clusterConnectionString;
    await around.double.stop();
    expect(await runApart(source(opening), connectionString)).toEqual({ exitCode, output: expect.stringContaining(output) });
  });
});
