import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { addressOf, translateFailure } from './database-failure.js';
import { eventColumns } from './event-row.js';

const blockBytesMin = 1024 * 1024;

/**
 * The whole log as it is kept, in bulk: for who must see every byte of it and no more than the bytes. Blocks of whole lines in the text format
 * of COPY, a line for each event up to a position: position, stream, revision, id, type, data, metadata. Throws EventStoreUnavailable.
 */
export async function* copyLog(connectionString: string, upTo: bigint): AsyncGenerator<Uint8Array> {
  const client = new Client({ connectionString, application_name: 'tandem-copy', keepAlive: true, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('set enable_seqscan = off; set enable_bitmapscan = off; set jit = off; set default_transaction_read_only = on');
    yield* blocksOf(client.query(copyTo(`COPY (SELECT ${eventColumns} FROM log.events WHERE position <= ${upTo} ORDER BY position) TO STDOUT`)));
  } catch (error) {
    throw translateFailure(addressOf(connectionString), error);
  } finally {
    await client.end();
  }
}

async function* blocksOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let [chunks, bytes]: [Uint8Array[], number] = [[], 0];
  for await (const chunk of stream) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes < blockBytesMin) continue;
    const read = Buffer.concat(chunks);
    const end = read.lastIndexOf('\n') + 1;
    if (end > 0) yield read.subarray(0, end);
    [chunks, bytes] = [[read.subarray(end)], read.length - end];
  }
  if (bytes > 0) yield Buffer.concat(chunks);
}
