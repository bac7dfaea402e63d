import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTcpProxy, type TcpProxy } from '../../../../test/support/postgres/tcp-proxy.js';
import { eventually } from '../../../../test/support/postgres/eventually.js';
import { openTestEventStore, type TestEventStore } from '../../../../test/support/postgres/test-event-store.js';
import { type AppendResult, type EventStore, EventStoreUnavailable, type ExpectedRevision, type EventToAppend, openPostgresEventStore } from '../index.js';

let direct: TestEventStore;
let proxy: TcpProxy;
let store: EventStore;

beforeEach(async () => {
  direct = await openTestEventStore('network');
  proxy = await startTcpProxy(direct.connectionString);
  store = openPostgresEventStore({ connectionString: proxy.connectionString, appendTimeoutMs: 1_000 });
});

afterEach(async () => {
  proxy.cutAll();
  await store.close();
  await proxy.close();
  await direct.close();
});

describe('an append', () => {
  test('whose acknowledgement is lost with the connection is stored once and acknowledged', async () => {
    await store.append('a', 'any', [event()]);
    proxy.handleAnswers('cut');
    const appending = store.append('a', 0, [event()]);
    await eventually(async () => (await direct.store.readStream('a')).length === 2);
    proxy.handleAnswers('pass');
    expect(await appending).toMatchObject({ outcome: 'appended', revision: 1 });
    expect(await direct.store.readStream('a')).toHaveLength(2);
  });

  test('that is never answered fails in its own time, naming the address and no secret; repeated, it is recognised', async () => {
    const one = event();
    await store.append('a', 'any', [event()]);
    proxy.handleAnswers('lose');
    const failure = await store.append('a', 0, [one]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EventStoreUnavailable);
    const { port, password } = new URL(proxy.connectionString);
    expect(String(failure)).toContain(`127.0.0.1:${port}`);
    expect(String(failure)).not.toContain(password);
    proxy.handleAnswers('pass');
    proxy.cutAll();
    expect(await store.append('a', 0, [one])).toMatchObject({ outcome: 'appended', revision: 1, repeated: true });
  });

  test('waits for a database that comes back in time', async () => {
    await store.append('a', 'any', [event()]);
    proxy.handleAnswers('cut');
    const appending = store.append('a', 'any', [event()]);
    await delay(300);
    proxy.handleAnswers('pass');
    expect(await appending).toMatchObject({ outcome: 'appended', revision: 1 });
  });
});

describe('a store that is not there', () => {
  test('says so when asked, naming the address and no secret', async () => {
    const gone = openPostgresEventStore({ connectionString: 'postgresql://someone:hidden-word@127.0.0.1:1/ledger', appendTimeoutMs: 300 });
    for (const asked of [gone.ping(), gone.head(), gone.append('a', 'any', [event()])]) {
      const failure = await asked.catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(EventStoreUnavailable);
      expect(String(failure)).toContain('127.0.0.1:1/ledger');
      expect(String(failure)).not.toContain('hidden-word');
    }
    await gone.close();
  });

  test('refuses appends once it is closed', async () => {
    await store.close();
    await expect(store.append('a', 'any', [event()])).rejects.toBeInstanceOf(EventStoreUnavailable);
  });
});

describe('while connections are cut 25 times', () => {
  test('every append is stored once and every follower sees every event once, in order', async () => {
    const seen = [1, 7, 500].map((batchSizeMax) => {
      const ids: string[] = [];
      store.subscribeAll({ batchSizeMax }).subscribe((batch) => {
        ids.push(...batch.events.map(({ id }) => id));
        batch.release();
      });
      return ids;
    });
    const cuts = (async () => {
      for (let cut = 0; cut < 25; cut += 1, await delay(20 + Math.random() * 60)) proxy.cutAll();
    })();
    const appended = (await Promise.all(Array.from({ length: 16 }, (_, writer) => writeThrough(store, `w${writer}`)))).flat();
    await cuts;
    const stored: string[] = [];
    for await (const one of direct.store.readAll()) stored.push(one.id);
    expect([...stored].sort()).toEqual([...appended].sort());
    for (const ids of seen) {
      await eventually(() => ids.length >= stored.length);
      expect(ids).toEqual(stored);
    }
  }, 120_000);
});

/** Forty appends, each tried with the same ids until it is answered. */
const writeThrough = async (to: EventStore, stream: string): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let revision = -1; revision < 39; revision += 1) {
    const one = event();
    const expected = revision < 0 ? 'no-stream' : revision;
    expect(await appendUntilAnswered(to, stream, expected, one)).toMatchObject({ outcome: 'appended', revision: revision + 1 });
    ids.push(one.id);
    await delay(Math.random() * 10);
  }
  return ids;
};

const appendUntilAnswered = async (to: EventStore, stream: string, expected: ExpectedRevision, one: EventToAppend): Promise<AppendResult> => {
  for (;;) {
    try {
      return await to.append(stream, expected, [one]);
    } catch (error) {
      if (!(error instanceof EventStoreUnavailable)) throw error;
    }
  }
};

const event = (): EventToAppend => ({ id: randomUUID(), type: 'Happened', data: {}, metadata: {} });
