import { EventStoreDBClient, FORWARDS, START } from '@eventstore/db-client';

/** Reads the whole log through the official client in a bare loop, as its manual shows it. Gives the events read. */
export const readThroughClient = async (url: string): Promise<number> => {
  const client = EventStoreDBClient.connectionString(url);
  let events = 0;
  for await (const { event } of client.readAll({ direction: FORWARDS, fromPosition: START })) if (event !== undefined) events += 1;
  await client.dispose();
  return events;
};
