import { Client } from 'pg';
import { createLogSchema, type EventStore, openPostgresEventStore } from '#event-store';
import { createTestDatabase } from './test-database.js';

/** A real event store on an empty database of its own; `close` also removes the database. */
export interface TestEventStore {
  readonly store: EventStore;
  readonly connectionString: string;
  close(): Promise<void>;
}

/** Opens an empty log for a test. */
export const openTestEventStore = async (name = 'log'): Promise<TestEventStore> => {
  const { connectionString, drop } = await createTestDatabase(name);
  const client = new Client({ connectionString });
  await client.connect();
  await createLogSchema(client);
  await client.end();
  const store = openPostgresEventStore({ connectionString });
  return { store, connectionString, close: () => store.close().then(drop) };
};
