import type { ApiClient } from '../connection/api-client.js';
import { table } from '../output.js';
import type { Arithmetic } from './explain.js';

interface DealRow { readonly id: string; readonly accountName: string | null; readonly status: string; readonly amount: string; readonly currency: string; readonly period: string | null }
interface PartnerRow { readonly id: string; readonly name: string }
interface CreditTotals { readonly totals: readonly { readonly currency: string; readonly amount: string; readonly deals: number }[] }
interface PairingRow { readonly id: string; readonly partnerNames: readonly [string, string]; readonly dealsWon: number; readonly dealsLost: number; readonly dealsOpen: number; readonly winRatePercent: string | null; readonly currency: string; readonly pipeline: string }

const dealsShown = 12;

/** The main job as a person reads it: deals, credit per partner, one deal's arithmetic in full, pairings, the digest. */
export const mainJobText = async (client: ApiClient): Promise<string> => {
  const deals = await all(client.list<DealRow>('/v1/deals'));
  const partners = await all(client.list<PartnerRow>('/v1/partners'));
  if (deals.length === 0) return 'The ledger is empty. Found a programme: npx tandem programme FILE';
  const { digest } = await client.get<{ digest: string }>('/v1/digest');
  return [
    dealsText(deals),
    await creditText(client, partners),
    await arithmeticText(client, deals),
    await pairingsText(client),
    `Digest of all read models\n  ${digest}`,
  ].filter((part) => part !== '').join('\n\n');
};

const all = async <Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> => {
  const found: Row[] = [];
  for await (const row of rows) found.push(row);
  return found;
};

const dealsText = (deals: readonly DealRow[]): string => {
  const count = (status: string): number => deals.filter((deal) => deal.status === status).length;
  return [`Deals: ${deals.length} (${count('won')} won, ${count('lost')} lost, ${count('open')} open)`,
    table(['deal', 'account', 'status', 'period', 'amount'], deals.slice(0, dealsShown).map((deal) =>
      [deal.id, deal.accountName ?? '(no account)', deal.status, deal.period ?? '', `${deal.amount} ${deal.currency}`]), [4]),
    ...(deals.length > dealsShown ? [`  … and ${deals.length - dealsShown} more`] : [])].join('\n');
};

const creditText = async (client: ApiClient, partners: readonly PartnerRow[]): Promise<string> => {
  const rows: string[][] = [];
  for (const { id, name } of partners) {
    const { totals } = await client.get<CreditTotals>(`/v1/partners/${id}/credit`);
    for (const { currency, amount, deals } of totals) rows.push([name, String(deals), `${amount} ${currency}`]);
  }
  return `Credit per partner\n${table(['partner', 'deals', 'earned'], rows, [1, 2])}`;
};

const arithmeticText = async (client: ApiClient, deals: readonly DealRow[]): Promise<string> => {
  const shown = deals.find(({ id }) => id === 'deal_acme-renewal') ?? deals.find(({ status }) => status === 'won');
  if (!shown) return '';
  const { text } = await client.get<Arithmetic>(`/v1/deals/${shown.id}/arithmetic`);
  return `How ${shown.id} was split\n${text.trimEnd().split('\n').map((line) => `  ${line}`).join('\n')}`;
};

const pairingsText = async (client: ApiClient): Promise<string> => {
  const { data } = await client.get<{ data: readonly PairingRow[] }>('/v1/pairings');
  if (data.length === 0) return '';
  return `Pairings\n${table(['partners', 'won', 'lost', 'open', 'win rate', 'pipeline'], data.slice(0, 8).map((row) =>
    [row.partnerNames.join(' + '), String(row.dealsWon), String(row.dealsLost), String(row.dealsOpen),
      row.winRatePercent === null ? '' : `${row.winRatePercent} %`, `${row.pipeline} ${row.currency}`]), [1, 2, 3, 4, 5])}`;
};
