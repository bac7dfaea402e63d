import type { Random } from '../../../bench/measuring/random.js';
import { accepted } from '../../support/api/api-caller.js';
import { eventually } from '../../support/postgres/eventually.js';
import type { Ledger } from './ledger.js';
import { drawDeal, tell, tellDeal } from './telling.js';

/** A quarter with a day on which its deals are won, and one on which what it promised is paid. */
export interface Quarter {
  readonly period: string;
  readonly won: string;
  readonly cutOff: string;
}

const quarters: readonly Quarter[] = [
  { period: '2026-Q1', won: '02-20', cutOff: '2026-05-15' }, { period: '2026-Q2', won: '05-20', cutOff: '2026-08-14' }, { period: '2026-Q3', won: '08-20', cutOff: '2026-11-13' },
];

type Json = Readonly<Record<string, unknown>>;
const read = async ({ people }: Ledger, path: string): Promise<Json> => (await accepted(people.finance.get(path))).body;
const list = async (ledger: Ledger, path: string, name = 'data'): Promise<readonly Json[]> => (await read(ledger, path))[name] as readonly Json[];

const closedQuarters = async (ledger: Ledger): Promise<readonly Quarter[]> => {
  const periods = await list(ledger, '/v1/periods');
  return quarters.filter(({ period }) => periods.some((each) => each['period'] === period && each['standing'] === 'closed'));
};

/** Has deals won in the next quarter, and two of finance decide that it closes: the projector does so from then on. */
export const decideClosing = async (ledger: Ledger, random: Random, cycle: string): Promise<Quarter> => {
  const quarter = quarters[(await closedQuarters(ledger)).length];
  if (!quarter) throw new Error('No quarter is left to close.');
  for (let index = 0; index < 3; index += 1) await tellDeal(ledger, drawDeal(random, `${cycle}-${quarter.period.slice(5).toLowerCase()}-${index}`, { touchpoints: 1, won: quarter.won }));
  const { finance, otherFinance } = ledger.people;
  await tell(ledger, { caller: finance, path: `/v1/periods/${quarter.period}/propose`, body: {}, key: `${cycle}-propose-${quarter.period}` });
  await tell(ledger, { caller: otherFinance, path: `/v1/periods/${quarter.period}/approve`, body: {}, key: `${cycle}-approve-${quarter.period}` });
  return quarter;
};

export const untilClosed = (ledger: Ledger, { period }: Quarter): Promise<void> =>
  eventually(async () => (await closedQuarters(ledger)).some((each) => each.period === period));

/** The day on which something is payable; a quarter is closed first where nothing is. */
export const payableDay = async (ledger: Ledger, random: Random, cycle: string): Promise<string> => {
  const last = (await closedQuarters(ledger)).at(-1);
  if (last !== undefined && (await list(ledger, `/v1/payouts/preview?cutOff=${last.cutOff}`, 'payments')).length > 0) return last.cutOff;
  const quarter = await decideClosing(ledger, random, cycle);
  await untilClosed(ledger, quarter);
  await ledger.caughtUp();
  return quarter.cutOff;
};

/** Asks for a batch of payments; the projector puts it together from then on. Gives its number. */
export const requestBatch = async (ledger: Ledger, cutOff: string, cycle: string): Promise<number> => {
  await tell(ledger, { caller: ledger.people.finance, path: '/v1/payouts', body: { cutOff }, key: `${cycle}-payout` });
  await ledger.caughtUp();
  return lastBatch(ledger);
};

/** The number of the batch that was asked for last. */
export const lastBatch = async (ledger: Ledger): Promise<number> => (await list(ledger, '/v1/payouts')).length;

/** Waits until a batch is put together, and has the one of finance approve it who did not ask for it. */
export const approveBatch = async (ledger: Ledger, batch: number, cycle: string): Promise<void> => {
  await eventually(async () => (await read(ledger, `/v1/payouts/${batch}`))['standing'] === 'proposed');
  const { finance, otherFinance } = ledger.people;
  const approver = (await read(ledger, `/v1/payouts/${batch}`))['proposedBy'] === 'usr_fay' ? otherFinance : finance;
  await tell(ledger, { caller: approver, path: `/v1/payouts/${batch}/approve`, body: {}, key: `${cycle}-approve-batch` });
  await ledger.caughtUp();
};

/** The payments of a batch by their ids. */
export const paymentsOf = async (ledger: Ledger, batch: number): Promise<readonly string[]> =>
  (await list(ledger, `/v1/payouts/${batch}`, 'payments')).map(({ id }) => String(id));

/** Says of a payment that it was handed to the bank. */
export const settle = (ledger: Ledger, batch: number, paymentId: string): Promise<unknown> =>
  tell(ledger, { caller: ledger.people.finance, path: `/v1/payouts/${batch}/payments/${paymentId}/settle`, body: { settledOn: '2026-11-16', reference: null }, key: `settle-${paymentId}` });
