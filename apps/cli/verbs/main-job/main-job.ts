import type { ApiClient } from '../../connection/api-client.js';
import type { Dispute } from '../dispute.js';
import type { Arithmetic } from '../explain.js';
import type { ListedBatch } from '../payout.js';
import { replayClosedQuarter, type ReplayedQuarter } from './replayed-quarter.js';
import { signedCheckpoint } from './signed-checkpoint.js';

/** A deal as the API lists it. Amounts are decimal text. */
export interface DealRow {
  readonly id: string;
  readonly accountName: string | null;
  readonly status: string;
  readonly amount: string;
  readonly currency: string;
  readonly period: string | null;
}

/** What a partner has earned in one currency. */
export interface CreditRow {
  readonly partnerId: string;
  readonly partnerName: string;
  readonly currency: string;
  readonly amount: string;
  readonly deals: number;
}

/** How two partners do together. */
export interface PairingRow {
  readonly id: string;
  readonly partnerNames: readonly [string, string];
  readonly dealsWon: number;
  readonly dealsLost: number;
  readonly dealsOpen: number;
  readonly winRatePercent: string | null;
  readonly currency: string;
  readonly pipeline: string;
}

/** Some of many: what is shown, and whether there is more. */
export interface Shown<Row> {
  readonly rows: readonly Row[];
  readonly more: boolean;
}

/** The main job, done: what the ledger makes of the deals that it holds. */
export interface MainJob {
  readonly programme: string;
  readonly deals: Shown<DealRow>;
  readonly credit: Shown<CreditRow>;
  /** One deal's arithmetic in full; undefined while none is won. */
  readonly arithmetic: Arithmetic | undefined;
  readonly pairings: readonly PairingRow[];
  /** The disputes that wait for somebody's word. */
  readonly disputes: readonly Dispute[];
  /** The batches by which partners are paid. */
  readonly batches: readonly ListedBatch[];
  /** The last closed quarter under the newest rules; undefined where none is closed, or no other rules were published. */
  readonly replayed: ReplayedQuarter | undefined;
  readonly digest: string;
  /** The signed note over the log; undefined where nothing signs it. */
  readonly checkpoint: string | undefined;
}

const dealsRead = 1_000;
const partnersRead = 20;
const disputesRead = 1_000;
const batchesRead = 100;
const workedExample = 'deal_acme-renewal';

/** Asks the ledger for deals, credit per partner, one deal's arithmetic, pairings, disputes, batches, a replay where there is something to replay, the digest and the signed checkpoint; undefined where it is empty. */
export const doMainJob = async (client: ApiClient): Promise<MainJob | undefined> => {
  const programme = await client.get<{ founded: boolean; name?: string }>('/v1/programme');
  const deals = await someOf(client.list<DealRow>('/v1/deals'), dealsRead);
  if (deals.rows.length === 0) return undefined;
  const { digest } = await client.get<{ digest: string }>('/v1/digest');
  const replayed = deals.more ? undefined : await replayClosedQuarter(client, digest);
  return {
    programme: programme.name ?? '',
    deals,
    credit: await credit(client),
    arithmetic: await arithmetic(client, deals.rows),
    pairings: (await client.get<{ data: readonly PairingRow[] }>('/v1/pairings')).data,
    disputes: (await someOf(client.list<Dispute>('/v1/disputes'), disputesRead)).rows.filter(({ standing }) => ['open', 'answered', 'escalated'].includes(standing)),
    batches: (await someOf(client.list<ListedBatch>('/v1/payouts'), batchesRead)).rows,
    replayed,
    digest,
    checkpoint: await signedCheckpoint(client, replayed?.events ?? 0),
  };
};

const someOf = async <Row>(rows: AsyncIterable<Row>, limit: number): Promise<Shown<Row>> => {
  const some: Row[] = [];
  for await (const row of rows) {
    if (some.length === limit) return { rows: some, more: true };
    some.push(row);
  }
  return { rows: some, more: false };
};

const credit = async (client: ApiClient): Promise<Shown<CreditRow>> => {
  const partners = await someOf(client.list<{ id: string; name: string }>('/v1/partners'), partnersRead);
  const rows = await Promise.all(partners.rows.map(async ({ id, name }) => {
    const { totals } = await client.get<{ totals: readonly Omit<CreditRow, 'partnerId' | 'partnerName'>[] }>(`/v1/partners/${id}/credit`);
    return totals.map((total) => ({ partnerId: id, partnerName: name, ...total }));
  }));
  return { rows: rows.flat(), more: partners.more };
};

const arithmetic = async (client: ApiClient, deals: readonly DealRow[]): Promise<Arithmetic | undefined> => {
  const shown = deals.find(({ id }) => id === workedExample) ?? deals.find(({ status }) => status === 'won');
  return shown && client.get<Arithmetic>(`/v1/deals/${shown.id}/arithmetic`);
};
