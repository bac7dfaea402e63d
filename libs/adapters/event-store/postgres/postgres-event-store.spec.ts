import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { firstValueFrom } from 'rxjs';
import { eventually } from '../../../../test/support/postgres/eventually.js';
import { openTestEventStore, type TestEventStore } from '../../../../test/support/postgres/test-event-store.js';
import { copyToPostgres, createLogSchema, type EventStore, type EventToAppend, type LogBatch, openCopiedLog, openPostgresEventStore, type StoredEvent } from '../index.js';

let tried: TestEventStore;
let store: EventStore;
let sql: Client;

beforeEach(async () => {
  tried = await openTestEventStore();
  ({ store } = tried);
  sql = new Client({ connectionString: tried.connectionString });
  sql.on('error', () => undefined);
  await sql.connect();
});

afterEach(async () => {
  await sql.end();
  await tried.close();
});

describe('an event id', () => {
  test('that stands in another stream is taken', async () => {
    const [one, two] = [event(), event()];
    await store.append('a', 'no-stream', [one]);
    expect(await store.append('b', 'no-stream', [two, one])).toEqual({ outcome: 'id-taken', eventId: one.id });
    expect(await store.readStream('b')).toEqual([]);
  });

  test('that is repeated with another expectation is taken', async () => {
    const one = event();
    await store.append('a', 'no-stream', [one, event()]);
    expect(await store.append('a', 1, [one])).toEqual({ outcome: 'id-taken', eventId: one.id });
  });

  test('that is repeated among new ones, in another order, or in part is taken, or was stored so before', async () => {
    const [one, two, three] = [event(), event(), event()];
    await store.append('a', 'no-stream', [one, two, three]);
    expect(await store.append('a', 'no-stream', [one, two, three, event()])).toEqual({ outcome: 'id-taken', eventId: one.id });
    expect(await store.append('a', 'no-stream', [two, one, three])).toEqual({ outcome: 'id-taken', eventId: two.id });
    expect(await store.append('a', 0, [three])).toEqual({ outcome: 'id-taken', eventId: three.id });
    expect(await store.append('a', 0, [two, three])).toMatchObject({ outcome: 'appended', revision: 2, repeated: true });
  });

  test('that is repeated without an expectation is recognised', async () => {
    const list = [event(), event()];
    const first = await store.append('a', 'any', list);
    await store.append('a', 'any', [event()]);
    expect(await store.append('a', 'any', list)).toEqual({ ...first, repeated: true });
  });

  test('that comes by two processes at once is stored once', async () => {
    const second = openPostgresEventStore({ connectionString: tried.connectionString });
    const list = [event(), event()];
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? store : second).append('a', 'no-stream', list)),
    );
    expect(results.filter((result) => result.outcome === 'appended' && !result.repeated)).toHaveLength(1);
    expect(results.filter((result) => result.outcome === 'appended' && result.repeated)).toHaveLength(19);
    await second.close();
  });
});

describe('positions', () => {
  test('have no gaps, whoever appends and whatever conflicts', async () => {
    const stores = Array.from({ length: 3 }, () => openPostgresEventStore({ connectionString: tried.connectionString }));
    await Promise.all(Array.from({ length: 300 }, (_, index) =>
      stores[index % 3]!.append(`stream-${index % 40}`, index % 5 === 0 ? 99 : 'any', [event(), event()])));
    const { rows } = await sql.query('select count(*)::int, min(position)::int, max(position)::int from log.events');
    expect(rows).toEqual([{ count: 480, min: 1, max: 480 }]);
    await Promise.all(stores.map((one) => one.close()));
  });

  test('are not read past while an append with a lower one has not committed', async () => {
    const batches: LogBatch[] = [];
    const following = store.subscribeAll().subscribe((batch) => {
      batches.push(batch);
      batch.release();
    });
    const [slow, fast] = [event(), event()];
    await sql.query('begin');
    await sql.query(`select log.append('slow', '-1', '1', $1, 'Happened', '{}', '{}')`, [slow.id]);
    const appended = store.append('fast', 'no-stream', [fast]);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(batches.flatMap(({ events }) => events)).toEqual([]);
    await sql.query('commit');
    expect(await appended).toMatchObject({ outcome: 'appended', position: 2n });
    await eventually(() => batches.flatMap(({ events }) => events).length === 2);
    expect(batches.flatMap(({ events }) => events.map(({ id }) => id))).toEqual([slow.id, fast.id]);
    following.unsubscribe();
  });
});

describe('an append that the database refuses', () => {
  test('does not harm those that are made at the same time', async () => {
    await sql.query(`alter table log.events add check (type <> 'Refused')`);
    const results = await Promise.allSettled(
      Array.from({ length: 9 }, (_, index) => store.append(`s${index}`, 'any', [event(index === 4 ? 'Refused' : 'Happened')])),
    );
    expect(results.map(({ status }) => status === 'fulfilled')).toEqual(results.map((_, index) => index !== 4));
  });
});

describe('a subscription', () => {
  test('sees at once what another process appends', async () => {
    const other = openPostgresEventStore({ connectionString: tried.connectionString });
    await other.append('warm', 'any', [event()]);
    let seenAt = 0;
    const following = store.subscribeAll({ after: 1n }).subscribe((batch) => {
      if (batch.events.length > 0) seenAt = performance.now();
      batch.release();
    });
    await eventually(async () => (await sql.query(`select from pg_stat_activity where application_name = 'tandem-listen' and query like 'listen%' and state = 'idle' and datname = current_database()`)).rowCount === 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const start = performance.now();
    await other.append('a', 'any', [event()]);
    await eventually(() => seenAt > 0);
    expect(seenAt - start).toBeLessThan(1_000);
    following.unsubscribe();
    await other.close();
  });

  test.each(['{', '[1]', 'null', ''])('gives an event whose payload was torn to %j without it, in its place, and goes on', async (torn) => {
    const [one, two, three] = [event(), event(), event()];
    await store.append('a', 'any', [one, two, three]);
    await sql.query('update log.events set data = $1 where position = 2', [torn]);
    await sql.query('update log.events set metadata = $1 where position = 3', [torn]);
    const expected = [one, { ...two, data: undefined }, { ...three, metadata: undefined }].map((each, revision) => ({ ...each, stream: 'a', revision, position: BigInt(revision + 1) }));
    expect(await firstBatch(store)).toEqual(expected);
    expect(await store.readStream('a')).toEqual(expected);
  });

  test('ends with an error where the log ends before the position to resume after', async () => {
    await store.append('a', 'any', [event()]);
    await expect(errorOf(store, 7n)).resolves.toMatchObject({ name: 'LogEndsBeforePosition', message: expect.stringContaining('position 1, before 7') });
  });

  test('completes when the store is closed', async () => {
    const other = openPostgresEventStore({ connectionString: tried.connectionString });
    const completed = new Promise<void>((resolve) => other.subscribeAll().subscribe({ next: (batch) => batch.release(), complete: resolve }));
    await other.ping();
    await other.close();
    await completed;
  });
});

describe('the schema', () => {
  test('is created once however often, and by however many at once', async () => {
    await store.append('a', 'any', [event()]);
    await Promise.all([createLogSchema(sql), ...(await Promise.all([openClient(), openClient()])).map(async (client) => {
      await createLogSchema(client);
      await client.end();
    })]);
    expect(await store.readStream('a')).toHaveLength(1);
  });

  test('lets an appender append and read but not change, and a reader only read', async () => {
    const [appender, reader] = [`appender_${randomUUID()}`, `reader_${randomUUID()}`];
    await sql.query(`create role "${appender}"; create role "${reader}"`);
    await createLogSchema(sql, { appenders: [appender], readers: [reader] });
    const append = () => sql.query(`select log.append('a', '-2', '1', $1, 'T', '{}', '{}')`, [randomUUID()]);
    await sql.query(`set role "${appender}"`);
    await append();
    await expect(sql.query('delete from log.events')).rejects.toThrow('permission denied');
    await expect(sql.query(`update log.events set data = '{}'`)).rejects.toThrow('permission denied');
    await sql.query(`reset role; set role "${reader}"`);
    expect((await sql.query('select * from log.events')).rowCount).toBe(1);
    await expect(append()).rejects.toThrow('permission denied');
    await sql.query(`reset role; drop owned by "${appender}", "${reader}"; drop role "${appender}", "${reader}"`);
  });
});

const event = (type = 'Happened'): EventToAppend => ({ id: randomUUID(), type, data: {}, metadata: {} });

const openClient = async (): Promise<Client> => {
  const client = new Client({ connectionString: tried.connectionString });
  await client.connect();
  return client;
};

const firstBatch = async (from: EventStore): Promise<LogBatch['events']> => {
  const batch = await firstValueFrom(from.subscribeAll());
  batch.release();
  return batch.events;
};

const errorOf = (from: EventStore, after = 0n): Promise<unknown> =>
  new Promise((resolve) => from.subscribeAll({ after }).subscribe({ next: (batch) => batch.release(), error: resolve }));

describe('a log that is copied', () => {
  const collected = async (events: AsyncIterable<StoredEvent>): Promise<readonly StoredEvent[]> => {
    const all: StoredEvent[] = [];
    for await (const each of events) all.push(each);
    return all;
  };

  test('is read as it was, in its order and stream by stream, whatever stands in it', async () => {
    const told = (text: string): EventToAppend => ({ ...event(), type: text, data: { text, 'tab\t': ['\\', '\n', '\\N', { deep: null }] } });
    for (const stream of ['b', 'a\\b', 'ä"b', 'a']) await store.append(stream, 'no-stream', ['x', '\\N', 'é "y"', '\\.'].map(told));
    await sql.query(`update log.events set data = 'torn {' where stream = 'a' and revision = 2`);
    await sql.query('create schema apart');
    await copyToPostgres(sql, 'apart', store.readAll());
    const copy = openCopiedLog(tried.connectionString, 'apart');
    const until = await copy.head() ?? 0n;
    expect([until, await store.head()]).toEqual([16n, 16n]);
    expect(await collected(copy.readAll())).toEqual(await collected(store.readAll()));
    expect((await collected(copy.readAll({ filter: { eventTypes: ['\\N'] } }))).map(({ stream }) => stream)).toEqual(['b', 'a\\b', 'ä"b', 'a']);
    expect(await collected(copy.readByStream(until))).toEqual(await collected(store.readByStream(until)));
    expect(await copy.streamRanges(5)).toEqual(await store.streamRanges(5));
    await copy.close();
  });

  test('may be empty', async () => {
    await sql.query('create schema apart');
    await copyToPostgres(sql, 'apart', store.readAll());
    const copy = openCopiedLog(tried.connectionString, 'apart');
    expect([await copy.head(), await collected(copy.readAll())]).toEqual([undefined, []]);
    await copy.close();
  });
});
