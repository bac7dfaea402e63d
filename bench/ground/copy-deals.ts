import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { GeneratedDeal } from '../generate-deals.js';
import { withClient } from './ground.js';

/** What was copied; `bytes`: of data and metadata. */
export interface CopiedDeals {
  readonly events: number;
  readonly bytes: number;
}

/**
 * Continues the log of a database with whole deals by COPY, as no process of the product does: a million events are there in the
 * time that appending a quarter of them takes. The log's head is moved in the same transaction.
 */
export const copyDeals = (url: string, deals: Iterable<GeneratedDeal>): Promise<CopiedDeals> => withClient(url, async (client) => {
  await client.query('begin');
  const { rows: [head] } = await client.query<{ position: string }>('select position from log.head for update');
  const before = Number(head?.position);
  let [position, bytes] = [before, 0];
  function* lines(): Generator<string> {
    for (const { stream, events } of deals) {
      let text = '';
      for (const { revision, id, type, data, metadata } of events) {
        const payloads = [JSON.stringify(data), JSON.stringify(metadata)];
        bytes += payloads.join('').length;
        position += 1;
        text += `${[position, stream, revision, id, type, ...payloads.map(escaped)].join('\t')}\n`;
      }
      yield text;
    }
  }
  await pipeline(Readable.from(lines()), client.query(copyFrom('COPY log.events (position, stream, revision, id, type, data, metadata) FROM STDIN')));
  await client.query('update log.head set position = $1', [position]);
  await client.query('commit');
  await client.query('analyze log.events');
  return { events: position - before, bytes };
});

/** JSON writes tabs and line ends as escapes: only their backslashes mean something to COPY. */
const escaped = (json: string): string => json.replaceAll('\\', '\\\\');
