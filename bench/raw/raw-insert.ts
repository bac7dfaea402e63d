import { Client } from 'pg';
import type { RecordedDealEvent } from '#events';

/** A bare table with the columns and indexes of the log, and as many connections as write to it at once. */
export interface RawLog {
  /** Inserts events as rows of one statement, committed by itself, over a connection that is free. */
  insert(events: readonly RecordedDealEvent[]): Promise<void>;
  close(): Promise<void>;
}

/** Far above what the table may be filled with beforehand. */
const firstPosition = 1_000_000_000;

const columns = ['position', 'stream', 'revision', 'id', 'type', 'data', 'metadata'] as const;

/** Makes the table beside the log of that database. Positions are counted here: nothing of the log's order is kept. */
export const openRawLog = async (url: string, connections: number): Promise<RawLog> => {
  const clients = await Promise.all(Array.from({ length: connections }, () => connected(url)));
  await clients[0]?.query('create schema if not exists bench; drop table if exists bench.events; create table bench.events (like log.events including all)');
  const free = [...clients];
  let position = firstPosition;
  return {
    insert: async (events) => {
      const client = free.pop();
      if (!client) throw new Error(`More than ${connections} inserts at once.`);
      const values = events.flatMap(({ stream, revision, id, type, data, metadata }) =>
        [(position += 1), stream, revision, id, type, JSON.stringify(data), JSON.stringify(metadata)]);
      await client.query({ name: `insert-${events.length}`, text: insertSql(events.length), values });
      free.push(client);
    },
    close: async () => { await Promise.all(clients.map((client) => client.end())); },
  };
};

const insertSql = (rows: number): string => {
  const row = (index: number): string => `(${columns.map((_column, place) => `$${index * columns.length + place + 1}`).join(', ')})`;
  return `insert into bench.events (${columns.join(', ')}) values ${Array.from({ length: rows }, (_value, index) => row(index)).join(', ')}`;
};

const connected = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
};
