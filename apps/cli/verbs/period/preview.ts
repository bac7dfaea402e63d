import { table } from '../../output.js';

/** What closing a quarter would promise now, as the API gives it. */
export interface Preview {
  readonly period: string;
  readonly knownAt: string;
  readonly statements: number;
  readonly lines: number;
  readonly awards: { readonly counted: number; readonly takenBack: number };
  readonly totals: readonly { readonly currency: string; readonly amount: string }[];
  readonly balances: readonly {
    readonly partnerId: string; readonly partnerName: string; readonly currency: string; readonly opening: string; readonly earned: string;
    readonly clawedBack: string; readonly adjusted: string; readonly paid: string; readonly closing: string }[];
}

/** A preview in lines for people. */
export const previewText = ({ period, knownAt, statements, lines, awards, balances, totals }: Preview): string => [
  `Closing ${period} would promise, as known at ${knownAt}:`,
  table(['partner', 'opening', 'earned', 'clawed back', 'adjusted', 'paid', 'closing', ''], balances.map((balance) =>
    [balance.partnerName, balance.opening, balance.earned, balance.clawedBack, balance.adjusted, balance.paid, balance.closing, balance.currency]), [1, 2, 3, 4, 5, 6]),
  ...totals.map(({ amount, currency }) => `  total of the lines ${amount} ${currency}`),
  `  ${statements} statements of ${lines} lines; ${awards.counted} awards counted, ${awards.takenBack} taken back. Nothing is posted.`,
].join('\n');
