import { table } from '../../output.js';

/** What a decision about rules changes for the deals that are won, as the API tells it. */
export interface Repricing {
  readonly deals: number;
  readonly totals: readonly (Change & { readonly currency: string })[];
  readonly rows: readonly (Change & { readonly dealId: string; readonly period: string; readonly partnerId: string; readonly currency: string; readonly withheld: boolean })[];
  readonly has_more: boolean;
}

interface Change {
  readonly before: string;
  readonly after: string;
  readonly delta: string;
}

/** The deals that a decision re-prices, in lines for people; null: the ledger has no read models to tell from. */
export const repricingText = (repricing: Repricing | null): string => {
  if (repricing === null) return 'Which deals it re-prices is not known until the read models are built.';
  const { deals, totals, rows, has_more: more } = repricing;
  if (deals === 0) return 'No won deal owes otherwise by it.';
  return [
    `It re-prices ${deals} won ${deals === 1 ? 'deal' : 'deals'}:`,
    table(['deal', 'quarter', 'partner', 'before', 'after', 'difference', ''],
      rows.map(({ dealId, period, partnerId, before, after, delta, currency, withheld }) => [dealId, period, partnerId, before, after, delta, `${currency}${withheld ? ', withheld' : ''}`]), [3, 4, 5]),
    ...(more ? ['  … and more'] : []),
    ...totals.map(({ currency, before, after, delta }) => `  in all ${before} → ${after} ${currency}, ${delta.startsWith('-') ? '' : '+'}${delta}`),
  ].join('\n');
};
