import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { EventStore, StoredEvent } from '../port.js';
import { addressOf } from './database-failure.js';
import { eventColumns } from './event-row.js';
import { LogReader, type LogTables } from './log-reader.js';
import { readByStream, readLog, streamRanges } from './read-log.js';

/** A log that is only read. */
export type ReadableLog = Pick<EventStore, 'readAll' | 'readByStream' | 'streamRanges' | 'head' | 'close'>;

/** The tables of a copy, in a schema that whoever makes it throws away. */
const tablesIn = (schema: string): LogTables => ({ events: `${schema}.copied_events`, head: `${schema}.copied_head` });

/**
 * Copies events, in the order of their log, to PostgreSQL, where they can be read stream by stream without being held in memory: for a store
 * that keeps them in one order only. The copy is thrown away, so PostgreSQL need not keep it through a crash. In the client's transaction.
 */
export const copyToPostgres = async (client: ClientBase, schema: string, events: AsyncIterable<StoredEvent>): Promise<void> => {
  const { events: table, head } = tablesIn(schema);
  await client.query(`create unlogged table ${table} (position bigint not null, stream text collate "C" not null, revision int not null, id uuid not null, type text collate "C" not null, data text not null, metadata text not null)`);
  await pipeline(Readable.from(blocksOf(events), { objectMode: false }), client.query(copyFrom(`copy ${table} (${eventColumns}) from stdin`)));
  await client.query(`alter table ${table} add primary key (position), add unique (stream, revision);
    create view ${head} as select coalesce(max(position), 0) as position from ${table}`);
};

/** Reads what was copied; the connections are its own. */
export const openCopiedLog = (connectionString: string, schema: string): ReadableLog =>
  readableLog(new LogReader(connectionString, addressOf(connectionString), tablesIn(schema)));

/** What can be asked of a log in PostgreSQL without writing to it. */
export const readableLog = (reader: LogReader): ReadableLog => ({
  readAll: (options = {}) => readLog(reader, options),
  readByStream: (until, range) => readByStream(reader, until, range),
  streamRanges: (eventsPerRange) => streamRanges(reader, eventsPerRange),
  head: async () => (await reader.head()) || undefined,
  close: () => reader.close(),
});

const blockLengthMin = 256 * 1024;

async function* blocksOf(events: AsyncIterable<StoredEvent>): AsyncGenerator<string> {
  let block = '';
  for await (const event of events) {
    block += lineOf(event);
    if (block.length < blockLengthMin) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}

/** A payload that is torn is no JSON here either. */
const lineOf = ({ position, stream, revision, id, type, data, metadata }: StoredEvent): string =>
  `${[position, escaped(stream), revision, id, escaped(type), payloadText(data), payloadText(metadata)].join('\t')}\n`;

const payloadText = (payload: StoredEvent['data']): string => (payload === undefined ? '' : escaped(JSON.stringify(payload)));

/** What a line of COPY gives another meaning to; in JSON only the backslash is left. */
const escaped = (text: string): string =>
  (/[\\\t\n\r]/.test(text) ? text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r') : text);
