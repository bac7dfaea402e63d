import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openEventStoreDb } from '#event-store';
import { runApart } from '../../../../test/support/eventstoredb-double/apart.js';
import type { Misbehaviour } from '../../../../test/support/eventstoredb-double/misbehaviour.js';
import {
  event, events, idsOf, shortPatience, startDoubleAndStore, type DoubleAndStore,
} from '../../../../test/support/eventstoredb-double/with-double.js';

let around: DoubleAndStore;

beforeEach(async () => {
  around = await startDoubleAndStore();
});

afterEach(() => around.close());

/** Longer than pauses of 50, 100 and 200 ms, after which an append was once given up. */
const awayMs = 1_500;

/** Resolves when so many appends have come in, or when there is no more to wait for. */
async function appendsSeen(count: number, isOver = () => false): Promise<void> {
  while (around.double.calls('append') < count && !isOver()) await delay(5);
}

describe('an append is stored once and answered, although', () => {
  const faults: readonly (readonly [string, Misbehaviour])[] = [
    ['the acknowledgement is lost', { kind: 'lose-answer' }],
    ['the server stores it and never answers', { kind: 'swallow-answer' }],
    ['the server takes it and does nothing', { kind: 'hang' }],
    ['the connection is cut before it is stored', { kind: 'reset' }],
    ['the server is shutting down', { kind: 'refuse' }],
    ['the answer comes late', { kind: 'answer-late', delayMs: 1_000 }],
    ['it is carried out late, after the retry', { kind: 'delay', delayMs: 1_000 }],
    ['the server stores it and calls the revision wrong', { kind: 'deny-after-storing' }],
    ['the call ends in good order without an answer', { kind: 'end-without-answer' }],
  ];
  test.each(faults)('%s', async (_, fault) => {
    await around.store.append('a', 'no-stream', events(1));
    const list = events(2);
    around.double.misbehave('append', fault);
    expect(await around.store.append('a', 0, list)).toMatchObject({ outcome: 'appended', revision: 2 });
    await delay('delayMs' in fault ? fault.delayMs : 0);
    const stored = await around.store.readStream('a');
    expect(idsOf(stored).slice(1)).toEqual(idsOf(list));
    const repeated = { outcome: 'appended', revision: 2, position: stored[2]?.position, repeated: true };
    expect(await around.store.append('a', 0, list)).toEqual(repeated);
  });

  test.each(faults)('without an expectation, %s', async (_, fault) => {
    const list = events(2);
    around.double.misbehave('append', fault);
    expect(await around.store.append('a', 'any', list)).toMatchObject({ outcome: 'appended', revision: 1 });
    await delay('delayMs' in fault ? fault.delayMs : 0);
    expect(idsOf(await around.store.readStream('a'))).toEqual(idsOf(list));
  });
});

test('An append that got no answer at all may have happened: the error says what was tried, and the caller’s own retry stores it once.', async () => {
  const list = events(1);
  around.double.misbehave('append', { kind: 'swallow-answer', times: Infinity });
  const tried = expect.stringMatching(/127\.0\.0\.1:\d+ does not answer: an append to a was tried \d+ times in \d\.\d s, and failed with: /);
  const store = openEventStoreDb({ connectionString: around.double.connectionString, ...shortPatience, tryForMs: 1_500 });
  await expect(store.append('a', 'no-stream', list)).rejects.toMatchObject({ name: 'EventStoreUnavailable', message: tried });
  await store.close();
  around.double.behave();
  expect(await around.store.append('a', 'no-stream', list)).toMatchObject({ outcome: 'appended', revision: 0 });
  expect(await around.store.readStream('a')).toHaveLength(1);
});

test('A server that is gone in mid-append and comes back gets the append.', async () => {
  const patient = openEventStoreDb({ connectionString: around.double.connectionString, ...shortPatience });
  around.double.misbehave('append', { kind: 'hang' });
  const appending = patient.append('a', 'no-stream', events(1));
  await appendsSeen(1);
  await around.double.restart();
  expect(await appending).toMatchObject({ outcome: 'appended', revision: 0, repeated: false });
  await patient.close();
});

test('With no patience but its own, a store rides out a server that is away while it is started again: each event is there once.', async () => {
  const store = openEventStoreDb({ connectionString: around.double.connectionString });
  const lists = Array.from({ length: 8 }, () => events(2));
  const known = await store.append('known', 'no-stream', events(1));
  around.double.misbehave('append', { kind: 'lose-answer' });
  const appending = lists.map((list, index) => store.append(index === 0 ? 'known' : `stream-${index}`, index === 0 ? 0 : 'no-stream', list));
  await appendsSeen(2);
  await around.double.stop();
  await delay(awayMs);
  await around.double.start();
  expect(known.outcome).toBe('appended');
  for (const result of await Promise.all(appending)) expect(result).toMatchObject({ outcome: 'appended', repeated: false });
  const stored = (await Promise.all(lists.map((_, index) => store.readStream(index === 0 ? 'known' : `stream-${index}`)))).flat();
  expect(idsOf(stored).slice(1)).toEqual(lists.flatMap(idsOf));
  await store.close();
});

test('A store that is closed while its server is away lets go of what it was trying, whatever it was at in that moment.', async () => {
  await around.double.stop();
  for (let closedAfterMs = 0; closedAfterMs < 75; closedAfterMs += 1) {
    const store = openEventStoreDb({ connectionString: around.double.connectionString, ...shortPatience, tryForMs: 600_000 });
    const appending = store.append('a', 'no-stream', events(1)).catch((failure: unknown) => failure);
    await delay(closedAfterMs);
    await store.close();
    expect(await appending).toMatchObject({ name: 'EventStoreUnavailable' });
  }
  await around.double.start();
});

test('A server that is gone is said to be unavailable, by its address and without the password.', async () => {
  const withPassword = around.double.connectionString.replace('esdb://', 'esdb://admin:secret@');
  const store = openEventStoreDb({ connectionString: withPassword, ...shortPatience, attemptTimeoutMs: 10_000, tryForMs: 100 });
  await around.double.stop();
  for (const asked of [store.ping(), store.append('a', 'any', events(1)), store.readStream('a'), store.head()]) {
    const failure = await asked.then(() => undefined, (error: unknown) => error as Error);
    expect(failure).toMatchObject({ name: 'EventStoreUnavailable', message: expect.stringMatching(/127\.0\.0\.1:\d+/) });
    expect(failure?.message).not.toContain('secret');
  }
  await around.double.start();
  expect(await store.ping()).toBeUndefined();
  await store.close();
});

test('An id that stands elsewhere in its stream is taken, also for a process that has not seen it.', async () => {
  const list = [event(), event(), event()];
  await around.store.append('a', 'no-stream', list);
  const another = openEventStoreDb({ connectionString: around.double.connectionString, ...shortPatience });
  for (const store of [around.store, another]) {
    expect(await store.append('a', 2, [list[1] as (typeof list)[0]])).toEqual({ outcome: 'id-taken', eventId: list[1]?.id });
    expect(await store.append('a', 0, [list[1] as (typeof list)[0], event()])).toEqual({ outcome: 'id-taken', eventId: list[1]?.id });
  }
  expect(await around.store.readStream('a')).toHaveLength(3);
  await another.close();
});

test('Two processes that append to one stream without an expectation both get there.', async () => {
  const another = openEventStoreDb({ connectionString: around.double.connectionString, ...shortPatience });
  const appends = Array.from({ length: 20 }, (_, index) => (index % 2 ? another : around.store).append('a', 'any', events(1)));
  expect(new Set((await Promise.all(appends)).map((result) => result.outcome === 'appended' && result.revision)).size).toBe(20);
  await another.close();
});

test('A stream that has been loaded is appended to in one call.', async () => {
  await around.store.readStream('a');
  const before = around.double.calls('read-stream');
  await around.store.append('a', 'no-stream', events(1));
  await around.store.append('a', 0, events(1));
  expect(around.double.calls('read-stream')).toBe(before);
});

/** Sixteen writers that never give up: how often a connection is cut in one append is chance, and no reason to fail. */
const writers = `
  import { randomUUID } from 'node:crypto';
  import { openEventStoreDb } from '#event-store';
  const connectionString = process.argv[1];
  const store = openEventStoreDb({ connectionString, attemptTimeoutMs: 700, tryForMs: 600_000, pauseMsFirst: 10, pauseMsMax: 200 });
  const acknowledged = [];
  await Promise.all(Array.from({ length: 16 }, async (_, writer) => {
    for (let revision = -1; revision < 24; revision += 1) {
      const event = { id: randomUUID(), type: 'T', data: { writer }, metadata: {} };
      const result = await store.append('writer-' + writer, revision < 0 ? 'no-stream' : revision, [event]);
      if (result.outcome !== 'appended') throw new Error(JSON.stringify(result));
      acknowledged.push(event.id);
    }
  }));
  process.stdout.write(JSON.stringify(acknowledged), () => process.exit(0));`;

/**
 * A fault comes after so many calls, not after some time: twice the number of writers, so that between two faults every
 * second call at least is answered, however slow the machine is.
 */
const callsBetweenFaults = 32;

test.each([
  ['a single node', () => around.double.connectionString],
  ['a cluster', () => around.double.clusterConnectionString],
])('Sixteen writers lose and double nothing, and their process lives, while connections to %s are cut.', async (_, connectionString) => {
  const running = runApart(writers, connectionString());
  const faults: readonly Misbehaviour['kind'][] = ['lose-answer', 'hang', 'refuse', 'swallow-answer', 'deny-after-storing'];
  let ended = false;
  void running.finally(() => (ended = true));
  for (let round = 0; !ended; round += 1) {
    await appendsSeen(around.double.calls('append') + callsBetweenFaults, () => ended);
    around.double.misbehave('append', { kind: faults[round % faults.length] } as Misbehaviour);
    if (round % 2 === 0) around.double.cutConnections();
    if (round % 5 === 4) await around.double.restart();
  }
  const { exitCode, output } = await running;
  expect({ exitCode, output }).toMatchObject({ exitCode: 0, output: expect.stringMatching(/^\["/) });
  around.double.behave();
  const acknowledged = JSON.parse(output) as string[];
  const stored: string[] = [];
  for await (const one of around.store.readAll()) stored.push(one.id);
  expect(acknowledged).toHaveLength(16 * 25);
  expect(stored.sort()).toEqual(acknowledged.sort());
});
