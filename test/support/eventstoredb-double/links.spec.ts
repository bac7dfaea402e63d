import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { binaryEvent, EventStoreDBClient, jsonEvent, type ResolvedEvent } from '@eventstore/db-client';
import { startDoubleAndStore, type DoubleAndStore } from './with-double.js';

/** Events that stand for others: as they are, and followed to what they stand for. */
let around: DoubleAndStore;
let client: EventStoreDBClient;

beforeAll(async () => {
  around = await startDoubleAndStore();
  client = EventStoreDBClient.connectionString(around.double.connectionString);
  await client.appendToStream('deals@eu', [0, 1, 2].map((index) => jsonEvent({ type: 'Happened', data: { index } })));
  await client.appendToStream('links', ['2@deals@eu', '7@deals@eu', '0@nowhere'].map((data) => binaryEvent({ type: '$>', data: Buffer.from(data) })));
  await client.appendToStream('links', jsonEvent({ type: 'Happened', data: { index: 'own' } }));
});

afterAll(async () => {
  await client.dispose();
  await around.close();
});

const read = async (reading: AsyncIterable<ResolvedEvent>, count = Infinity): Promise<readonly ResolvedEvent[]> => {
  const found: ResolvedEvent[] = [];
  for await (const resolved of reading) if (found.push(resolved) >= count) break;
  return found;
};

const ends = (found: readonly ResolvedEvent[]) => found.map(({ event, link }) => [event?.streamId, link?.streamId]);
const followed = [['deals@eu', 'links'], [undefined, 'links'], [undefined, 'links'], ['links', undefined]];

test('A read gives the links themselves unless they are to be followed; what one leads to may be gone.', async () => {
  expect(ends(await read(client.readStream('links')))).toEqual(Array.from({ length: 4 }, () => ['links', undefined]));
  const found = await read(client.readStream('links', { resolveLinkTos: true }));
  expect(ends(found)).toEqual(followed);
  const [target] = await read(client.readStream('deals@eu', { fromRevision: 2n }));
  expect(found[0]?.event).toEqual(target?.event);
});

test('So do a read of $all, which stays where the link stands, and subscriptions.', async () => {
  const [plain] = (await read(client.readAll())).filter(({ event }) => event?.type === '$>');
  const fromPosition = plain?.event?.position;
  const [found] = await read(client.readAll({ resolveLinkTos: true, maxCount: 1, ...(fromPosition && { fromPosition }) }));
  expect(found).toMatchObject({ event: { streamId: 'deals@eu' }, link: { position: fromPosition }, commitPosition: fromPosition?.commit });
  expect(ends(await read(client.subscribeToStream('links', { resolveLinkTos: true }), 4))).toEqual(followed);
  expect(ends(await read(client.subscribeToAll({ resolveLinkTos: true }), 7)).slice(3)).toEqual(followed);
});
