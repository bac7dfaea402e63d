import { expect, test } from '@jest/globals';
import { openTestEventStore } from '../support/postgres/test-event-store.js';

test('an appended event is read back', async () => {
  const { store, close } = await openTestEventStore();
  await store.append('a', 'no-stream', [{ id: '00000000-0000-4000-8000-000000000001', type: 'T', data: { a: 1 }, metadata: {} }]);
  expect(await store.readStream('a')).toMatchObject([{ revision: 0, data: { a: 1 } }]);
  await close();
});
