import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  binaryEvent, EventStoreDBClient, jsonEvent, NotFoundError, persistentSubscriptionToStreamSettingsFromDefaults, type ResolvedEvent,
} from '@eventstore/db-client';
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

test('A projection links, from the beginning of the log on, and says for which event; what is not known or is no query is refused.', async () => {
  await client.appendToStream('made', [1, 2, 3].map((index) => jsonEvent({ type: index === 2 ? 'Other' : 'Happened', data: { index } })));
  const query = `fromStream('made').when({ Happened(state, event) { linkTo('odd-' + event.data.index, event); return state; } });`;
  await client.createProjection('odd', query, { emitEnabled: true });
  const [first] = await read(client.subscribeToStream('odd-1', { resolveLinkTos: true }), 1);
  expect(first).toMatchObject({ event: { streamId: 'made', revision: 0n }, link: { streamId: 'odd-1', metadata: { $causedBy: first?.event?.id } } });
  await client.enableProjection('$by_category');
  await client.appendToStream('deal-7', jsonEvent({ type: 'Happened', data: {} }));
  expect(ends(await read(client.subscribeToStream('$ce-deal', { resolveLinkTos: true }), 1))).toEqual([['deal-7', '$ce-deal']]);
  await expect(client.enableProjection('$unheard')).rejects.toBeInstanceOf(NotFoundError);
  await expect(client.createProjection('torn', 'fromStream(', {})).rejects.toThrow('SyntaxError');
  expect(await client.listProjections()).toEqual([]);
});

test('Of a persistent subscription the group can be made, once.', async () => {
  const make = () => client.createPersistentSubscriptionToStream('links', 'group', persistentSubscriptionToStreamSettingsFromDefaults());
  await make();
  await expect(make()).rejects.toThrow('exists');
});
