import type { PoolClient } from 'pg';
import type { EventStore, StoredEvent } from '#event-store';
import { readEvent, readStreamName, type RecordedDealEvent } from '#events';
import { readCheckpoint, readStopped } from '#read-store';
import { foldDossiers, termsEventTypes } from '#rules';

/** Where deals are replayed from, as everything stood at one position of the log. */
export interface ReplaySource {
  readonly until: bigint;
  /** Undefined where nobody has counted them. */
  readonly deals: number | undefined;
  /** Whether deals come in the order of their ids; if not, in no order that means anything. */
  readonly inOrderOfIds: boolean;
  /** The stored dossiers of all deals, as text, some at a time. */
  pages(): AsyncIterable<readonly { readonly dealId: string; readonly text: string }[]>;
}

/** A log as a replay reads it: a store's, or one that was taken away. */
export type LogReader = Pick<EventStore, 'head' | 'readAll' | 'readByStream'>;

/** A replay cannot be made as things stand; the message says why. */
export class ReplayRefused extends Error {
  override readonly name = 'ReplayRefused';
}

const dealsPerPage = 100;

/** The dossiers of the read tables, in a transaction that sees one state of them. */
export const dossierSource = async (client: PoolClient, follower: string): Promise<ReplaySource> => {
  const stopped = await readStopped(client, follower);
  if (stopped.length > 0) throw new ReplayRefused(`The read models have stopped at ${stopped.map(({ stream }) => stream).join(', ')}: replay from the log, or mend these first.`);
  const until = (await readCheckpoint(client, follower))?.position;
  if (until === undefined) throw new ReplayRefused('The read models have not followed the log yet.');
  const counted = await client.query<{ deals: string }>('SELECT count(*) AS deals FROM read.deal_dossier');
  return {
    until, deals: Number(counted.rows[0]?.deals ?? 0), inOrderOfIds: true,
    pages: async function* pages() {
      await client.query('DECLARE dossiers NO SCROLL CURSOR FOR SELECT deal_id, stored FROM read.deal_dossier ORDER BY deal_id');
      for (;;) {
        const { rows } = await client.query<{ deal_id: string; stored: string }>(`FETCH ${dealsPerPage} FROM dossiers`);
        if (rows.length === 0) break;
        yield rows.map(({ deal_id: dealId, stored: text }) => ({ dealId, text }));
      }
      await client.query('CLOSE dossiers');
    },
  };
};

/** The dossiers as the raw log gives them, for those who trust no table. */
export const logSource = async (store: LogReader): Promise<ReplaySource> => {
  const until = await store.head();
  if (until === undefined) throw new ReplayRefused('The log is empty.');
  return {
    until, deals: undefined, inOrderOfIds: false,
    pages: async function* pages() {
      let page: { dealId: string; text: string }[] = [];
      for await (const { dealId, events } of dealStreams(store, until)) {
        page.push({ dealId, text: JSON.stringify(foldDossiers(undefined, events)) });
        if (page.length < dealsPerPage) continue;
        yield page;
        page = [];
      }
      if (page.length > 0) yield page;
    },
  };
};

async function* dealStreams(store: LogReader, until: bigint): AsyncGenerator<{ readonly dealId: string; readonly events: readonly RecordedDealEvent[] }> {
  let own: { readonly stream: string; readonly dealId: string; readonly events: RecordedDealEvent[] } | undefined;
  for await (const stored of store.readByStream(until)) {
    if (own !== undefined && own.stream !== stored.stream) {
      yield own;
      own = undefined;
    }
    const name = readStreamName(stored.stream);
    if (name?.kind !== 'deal') continue;
    own ??= { stream: stored.stream, dealId: name.id, events: [] };
    own.events.push(readEvent(stored) as RecordedDealEvent);
  }
  if (own !== undefined) yield own;
}

/** The events that terms are folded from, up to a position. */
export const termsEventsUntil = async (store: LogReader, until: bigint): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = [];
  for await (const stored of store.readAll({ filter: { eventTypes: termsEventTypes } })) {
    if (stored.position > until) break;
    if (readStreamName(stored.stream) !== undefined) events.push(stored);
  }
  return events;
};
