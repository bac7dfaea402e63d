import { table } from '../../output.js';
import { disputeLine } from '../dispute.js';
import { batchesText } from '../payout.js';
import type { CreditRow, DealRow, MainJob, PairingRow, Shown } from './main-job.js';
import type { ReplayedQuarter } from './replayed-quarter.js';

const dealsShown = 12;
const pairingsShown = 8;

/** The main job as a person reads it. */
export const mainJobText = ({ programme, deals, credit, arithmetic, pairings, disputes, batches, replayed, digest, checkpoint }: MainJob): string => [
  programme,
  dealsText(deals),
  creditText(credit),
  ...(arithmetic ? [`How ${arithmetic.dealId} was split, to the cent\n${indented(arithmetic.text)}`] : []),
  ...(pairings.length > 0 ? [pairingsText(pairings)] : []),
  ...(batches.length > 0 ? [`Payouts (tandem payout show BATCH)\n${batchesText(batches)}`] : []),
  ...(disputes.length > 0 ? [`Disputes that wait\n${disputes.map((dispute) => `  ${disputeLine(dispute)}`).join('\n')}`] : []),
  ...(replayed ? [replayedText(replayed)] : []),
  `Digest of all read models (tandem digest)\n  ${digest}`,
  ...(checkpoint === undefined ? [] : [`Signed checkpoint over the log: origin, events, root and signature (tandem verify)\n${indented(checkpoint)}`]),
].join('\n\n');

const dealsText = ({ rows, more }: Shown<DealRow>): string => {
  const count = (status: string): number => rows.filter((deal) => deal.status === status).length;
  return [
    `Deals: ${more ? 'the first ' : ''}${rows.length} (${count('won')} won, ${count('lost')} lost, ${count('open')} open)`,
    table(['deal', 'account', 'status', 'period', 'amount'], rows.slice(0, dealsShown).map((deal) =>
      [deal.id, deal.accountName ?? '(no account)', deal.status, deal.period ?? '', `${deal.amount} ${deal.currency}`]), [4]),
    ...(rows.length > dealsShown ? [`  … and ${more ? 'many' : rows.length - dealsShown} more`] : []),
  ].join('\n');
};

const creditText = ({ rows, more }: Shown<CreditRow>): string => [
  'Credit per partner',
  table(['partner', 'deals', 'earned'], rows.map(({ partnerName, deals, amount, currency }) => [partnerName, String(deals), `${amount} ${currency}`]), [1, 2]),
  ...(more ? ['  … and more: tandem export credits'] : []),
].join('\n');

const pairingsText = (pairings: readonly PairingRow[]): string => [
  'Partners who sell together',
  table(['pairing', 'won', 'lost', 'open', 'win rate', 'pipeline'], pairings.slice(0, pairingsShown).map((row) =>
    [row.partnerNames.join(' + '), String(row.dealsWon), String(row.dealsLost), String(row.dealsOpen),
      row.winRatePercent === null ? '' : `${row.winRatePercent} %`, `${row.pipeline} ${row.currency}`]), [1, 2, 3, 4, 5]),
  ...(pairings.length > pairingsShown ? [`  … and ${pairings.length - pairingsShown} more`] : []),
].join('\n');

const replayedText = ({ period, ruleSet, totals, partners, compared }: ReplayedQuarter): string => [
  `${period} is closed. Replayed under ${ruleSet} (tandem replay --period ${period} --ruleset ${ruleSet})`,
  table(['', 'booked', 'replayed', 'delta', ''], [
    ...totals.map(({ currency, amount }) => [`in all, ${currency}`, amount.booked, amount.replayed, amount.delta, '']),
    ...partners.map(({ partnerId, currency, amount, outcome }) => [`${partnerId}, ${currency}`, amount.booked, amount.replayed, amount.delta, outcome])], [1, 2, 3]),
  `  ${compared.differing} of ${compared.deals} deals differ. Nothing was posted.`,
].join('\n');

const indented = (text: string): string => text.trimEnd().split('\n').map((line) => `  ${line}`).join('\n');
