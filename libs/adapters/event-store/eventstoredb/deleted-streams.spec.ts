import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { openEventStoreDb } from '#event-store';
import { TestFollower } from '../../../../test/contracts/event-store/follower.js';
import {
  events, idsOf, shortPatience, startDoubleAndStore, type DoubleAndStore,
} from '../../../../test/support/eventstoredb-double/with-double.js';

/** Tandem deletes nothing; whoever manages the server may. What is left must not be taken for the truth. */
let around: DoubleAndStore;
let operator: EventStoreDBClient;

beforeAll(async () => {
  around = await startDoubleAndStore();
  operator = EventStoreDBClient.connectionString(around.double.connectionString);
});

afterAll(async () => {
  await operator.dispose();
  await around.close();
});

test('A tombstoned stream is refused by its name, at once and not after retries.', async () => {
  await around.store.append('gone', 'no-stream', events(2));
  await operator.tombstoneStream('gone');
  const [reads, appends] = [around.double.calls('read-stream'), around.double.calls('append')];
  const refused = { type: 'stream-deleted', streamName: 'gone', message: expect.stringContaining('gone') };
  await expect(around.store.readStream('gone')).rejects.toMatchObject(refused);
  await expect(around.store.append('gone', 1, events(1))).rejects.toMatchObject(refused);
  expect([around.double.calls('read-stream'), around.double.calls('append')]).toEqual([reads + 1, appends + 1]);
});

test('A stream that was deleted is empty; once it is written to again, what is missing is named.', async () => {
  await around.store.append('deleted', 'no-stream', events(3));
  await operator.deleteStream('deleted');
  const another = openEventStoreDb({ connectionString: around.double.connectionString, ...shortPatience });
  expect(await another.readStream('deleted')).toEqual([]);
  expect(await another.append('deleted', 'no-stream', events(1))).toMatchObject({ outcome: 'appended', revision: 3 });
  const cutShort = { name: 'StreamCutShort', message: expect.stringMatching(/deleted from revision 0 up to 3/) };
  await expect(another.readStream('deleted')).rejects.toMatchObject(cutShort);
  expect(await another.readStream('deleted', 3)).toHaveLength(1);
  await another.close();
});

test('A stream that its metadata cut short is not read as if it were whole.', async () => {
  await around.store.append('cut', 'no-stream', events(5));
  await operator.setStreamMetadata('cut', { maxCount: 2 });
  await expect(around.store.readStream('cut')).rejects.toMatchObject({ name: 'StreamCutShort' });
});

test('An append that is too large is refused as such, and nothing of it is stored.', async () => {
  const large = events(3).map((event) => ({ ...event, data: { text: 'x'.repeat(400_000) } }));
  const refused = { type: 'maximum-append-size-exceeded', maxAppendSize: 1_048_576, message: expect.stringContaining('Maximum Append Size') };
  await expect(around.store.append('large', 'no-stream', large)).rejects.toMatchObject(refused);
  expect(await around.store.readStream('large')).toEqual([]);
});

test('The server’s own events, and links, are given neither by a read of the log nor to a follower, and move its position on.', async () => {
  const before = await around.store.head();
  const follower = new TestFollower(around.store, before === undefined ? {} : { after: before });
  await operator.setStreamMetadata('noted', { maxCount: 100 });
  await operator.appendToStream('$ce-deal', jsonEvent({ type: '$>', data: '0@deal' as never }));
  await operator.appendToStream('linking', jsonEvent({ type: '$>', data: '0@deal' as never }));
  await operator.tombstoneStream('noted');
  const list = events(2);
  await around.store.append('plain', 'no-stream', list);
  await follower.received(2);
  expect(idsOf(follower.events)).toEqual(idsOf(list));
  follower.stop();
  const found = [];
  for await (const event of around.store.readAll(before === undefined ? {} : { after: before })) found.push(event);
  expect(idsOf(found)).toEqual(idsOf(list));
});
