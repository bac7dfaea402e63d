import { createLogSchema, openEventStoreDb, openPostgresEventStore, type EventStore } from '#event-store';
import { EventStoreDbDouble } from '../../support/eventstoredb-double/event-store-db-double.js';
import { withClient, type Ground } from './ground.js';

/** A double of an EventStoreDB server that holds the log of a ledger, and how the checks read it. */
export interface EventStoreDb {
  readonly double: EventStoreDbDouble;
  readonly store: EventStore;
  stop(): Promise<void>;
}

/** Starts a double over a log in a database of its own. */
export const startEventStoreDb = async (ground: Ground, name: string): Promise<EventStoreDb> => {
  const connectionString = await ground.newDatabase(name);
  await withClient(connectionString, (client) => createLogSchema(client));
  const log = openPostgresEventStore({ connectionString });
  const double = await EventStoreDbDouble.start(log);
  return {
    double, store: openEventStoreDb({ connectionString: double.connectionString }),
    stop: async () => {
      await double.stop();
      await log.close();
      await ground.dropDatabase(connectionString);
    },
  };
};
