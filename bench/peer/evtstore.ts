import { Pool } from 'pg';
import type { DealEvent, RecordedDealEvent } from '#events';
import { createAggregate, createDomain, createProvider, migrate, type Handler, type Provider } from './evtstore-library.js';

/**
 * A peer: `evtstore`, an event-sourcing library under the MIT licence that keeps its events in PostgreSQL, through `pg` too. It is used
 * as its manual says: its own tables, a pool of connections, pages of 1,000 events, a handler that fills a read model.
 */
const tables = { events: 'events', bookmarks: 'bookmarks' };
const pageSize = 1_000;
const stream = 'deal';

/** Appends through the peer: each call the first events of a new aggregate. */
export interface PeerLog {
  append(events: readonly RecordedDealEvent[]): Promise<void>;
  close(): Promise<void>;
}

/** Makes the peer's tables anew, in a schema of their own, with as many connections as append at once. */
export const openPeerLog = async (url: string, connections: number): Promise<PeerLog> => {
  const { pool, provider } = await openPeer(url, connections);
  return {
    append: async (events) => {
      const aggregateId = events[0]?.stream ?? '';
      const facts = events.map(({ id, type, data, metadata }) => ({ id, type, data, metadata }));
      await provider.append(stream, aggregateId, 1, provider.createEvents(stream, aggregateId, 1, facts));
    },
    close: () => pool.end(),
  };
};

/** Hands the first deal events of the ledger to the peer, and gives the work: its handler fills a table with a row for each deal. Gives the events handled. */
export const rebuildThroughPeer = async (url: string, eventsMax: number): Promise<() => Promise<number>> => {
  const { pool, provider } = await openPeer(url, 4);
  await pool.query(`insert into events (version, stream, aggregate_id, timestamp, event)
    select revision + 1, '${stream}', stream, now(), '{"id":"' || id || '","type":"' || type || '","data":' || data || ',"metadata":' || metadata || '}'
    from log.events where starts_with(stream, 'deal-') order by position limit ${eventsMax}`);
  await pool.query(`create table deals (deal_id text primary key, amount text not null, currency text not null,
    roles int not null default 0, touchpoints int not null default 0, stage text, outcome text not null default 'open')`);
  const handler = dealsHandler(pool, provider);
  return async () => {
    await handler.runOnce();
    const events = await countHandled(pool);
    await pool.end();
    return events;
  };
};

/** The count, the amount and the stage of each deal, each event one prepared statement: the least that fills such a row. */
const dealsHandler = (pool: Pool, provider: Provider): Handler<typeof stream> => {
  const deal = createAggregate({ stream, create: () => ({}), fold: () => ({}) });
  const handler = createDomain({ provider }, { deal }).createHandler('deals', [stream]);
  const on = (type: DealEvent['type'], text: string, fields: readonly string[] = []): void => {
    handler.handle(stream, type, async (dealId, { data }) => {
      await pool.query({ name: type, text, values: [dealId, ...fields.map((field) => data[field])] });
    });
  };
  on('DealOpened', 'insert into deals (deal_id, amount, currency) values ($1, $2, $3)', ['amount', 'currency']);
  on('RoleAssigned', 'update deals set roles = roles + 1 where deal_id = $1');
  on('TouchpointLogged', 'update deals set touchpoints = touchpoints + 1 where deal_id = $1');
  on('StageChanged', 'update deals set stage = $2 where deal_id = $1', ['stage']);
  on('DealWon', `update deals set outcome = 'won' where deal_id = $1`);
  on('DealLost', `update deals set outcome = 'lost' where deal_id = $1`);
  return handler;
};

const countHandled = async (pool: Pool): Promise<number> => {
  const { rows: [counted] } = await pool.query<{ events: number; logged: number; told: number }>(`select (select count(*)::int from events) as events,
    (select count(*)::int from events where event like '%"type":"TouchpointLogged"%') as logged, (select sum(touchpoints)::int from deals) as told`);
  if (!counted || counted.logged !== counted.told) throw new Error('The peer did not fill its table.');
  return counted.events;
};

const openPeer = async (url: string, connections: number): Promise<{ readonly pool: Pool; readonly provider: Provider }> => {
  const pool = new Pool({ connectionString: url, max: connections, options: '-c search_path=evtstore' });
  await pool.query('drop schema if exists evtstore cascade; create schema evtstore');
  await migrate({ client: pool, ...tables });
  return { pool, provider: createProvider({ client: pool, limit: pageSize, ...tables }) };
};
