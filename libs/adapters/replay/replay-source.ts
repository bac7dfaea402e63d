import type { PoolClient } from 'pg';
import type { EventStore, StoredEvent } from '#event-store';
import { readEvent, readStreamName, type RecordedDealEvent } from '#events';
import { compareUtf8 } from '#kernel';
import { readCheckpoint, readStopped } from '#read-store';
import { foldDossiers, termsEventTypes, type IssuedLine, type ReplayInputs } from '#rules';

/** Where deals are replayed from, as everything stood at one position of the log. */
export interface ReplaySource {
  readonly until: bigint;
  /** Undefined where nobody has counted them. */
  readonly deals: number | undefined;
  /** The stored dossiers of all deals, as text, some at a time and in no order that means anything. */
  pages(): AsyncIterable<readonly { readonly dealId: string; readonly text: string }[]>;
}

/** A log as a replay reads it: a store's, or one that was taken away. */
export type LogReader = Pick<EventStore, 'head' | 'readAll' | 'readByStream'>;

/** A replay cannot be made as things stand; the message says why. */
export class ReplayRefused extends Error {
  override readonly name = 'ReplayRefused';
}

const dealsPerPage = 250;

/** The dossiers of the read tables, in a transaction that sees one state of them. */
export const dossierSource = async (client: PoolClient, follower: string): Promise<ReplaySource> => {
  const stopped = await readStopped(client, follower);
  if (stopped.length > 0) throw new ReplayRefused(`The read models have stopped at ${stopped.map(({ stream }) => stream).join(', ')}: replay from the log, or mend these first.`);
  const until = (await readCheckpoint(client, follower))?.position;
  if (until === undefined) throw new ReplayRefused('The read models have not followed the log yet.');
  const counted = await client.query<{ deals: string }>('SELECT count(*) AS deals FROM read.deal_dossier');
  return {
    until, deals: Number(counted.rows[0]?.deals ?? 0),
    pages: async function* pages() {
      await client.query('DECLARE dossiers NO SCROLL CURSOR FOR SELECT deal_id, stored FROM read.deal_dossier');
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
    until, deals: undefined,
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

/** What statements issued of the quarters that are replayed, by deal, and for awards. */
export interface IssuedLines {
  readonly ofDeals: ReadonlyMap<string, readonly IssuedLine[]>;
  readonly ofAwards: readonly IssuedLine[];
  /** All of them, in the order of the log. */
  readonly all: readonly IssuedLine[];
}

/** Reads from the log what was issued up to a position. A difference counts wherever it was found: it names the deal alone. */
export const issuedLines = async (store: LogReader, until: bigint, { from, to }: Pick<ReplayInputs, 'from' | 'to'>): Promise<IssuedLines> => {
  const all: IssuedLine[] = [];
  for await (const stored of store.readAll({ filter: { eventTypes: ['StatementIssued'] } })) {
    if (stored.position > until) break;
    if (readStreamName(stored.stream)?.kind !== 'statements') continue;
    const event = readEvent(stored);
    if (event.type !== 'StatementIssued') continue;
    const { period: statedIn, partnerId, lines } = event.data;
    for (const { kind, dealId, position, clause, ruleSetId, version, amount, currency, withheld, dealPeriod } of lines) {
      const isAsked = kind === 'difference' || (dealPeriod >= from && dealPeriod <= to);
      if (isAsked) all.push({ kind, dealId, position, clause, ruleSetId, version, amount, currency, withheld, dealPeriod, partnerId, statedIn: statedIn });
    }
  }
  const ofDeals = new Map<string, IssuedLine[]>();
  for (const line of all) {
    if (line.dealId === null) continue;
    const own = ofDeals.get(line.dealId);
    if (own === undefined) ofDeals.set(line.dealId, [line]);
    else own.push(line);
  }
  return { ofDeals, ofAwards: all.filter(({ kind }) => kind === 'incentive' || kind === 'spiff'), all };
};

/** SHA-256 is over these lines, whatever order the deals came in. */
export const inOrderOfIds = (digests: readonly string[]): string => [...digests].sort(compareUtf8).join('\n');
