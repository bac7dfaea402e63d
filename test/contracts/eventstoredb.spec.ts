import { openEventStoreDb } from '#event-store';
import { EventStoreDbDouble } from '../support/eventstoredb-double/event-store-db-double.js';
import { openTestEventStore } from '../support/postgres/test-event-store.js';
import { eventStoreContract, type StoreUnderTest } from './event-store.contract.js';

const serverUrl = process.env['EVENTSTORE_URL'];

/** The double unless a real server is named. */
const openStore = async (): Promise<StoreUnderTest> => {
  if (serverUrl !== undefined) {
    const store = openEventStoreDb({ connectionString: serverUrl });
    return { store, close: () => store.close() };
  }
  const log = await openTestEventStore('eventstoredb_contract');
  const double = await EventStoreDbDouble.start(log.store);
  const store = openEventStoreDb({ connectionString: double.connectionString });
  const close = async (): Promise<void> => {
    await store.close();
    await double.stop();
    await log.close();
  };
  return { store, close };
};

eventStoreContract(serverUrl === undefined ? 'EventStoreDB, by its double' : 'EventStoreDB', openStore);
