import { parseMinor, type Currency } from '#kernel';
import { accepted } from '../../support/api/api-caller.js';
import type { Ledger } from '../ground/ledger.js';

interface Balance {
  readonly account: string;
  readonly currency: string;
  readonly balance: string;
}

/** What is wrong with the books: currencies whose accounts do not come to zero, cash that is not what was settled. */
export const faultsOfBooks = async ({ people, store }: Ledger): Promise<readonly string[]> => {
  const balances = (await accepted(people.finance.get('/v1/journal/balances'))).body['data'] as readonly Balance[];
  const sums = new Map<string, bigint>();
  for (const { currency, balance } of balances) sums.set(currency, (sums.get(currency) ?? 0n) + minorOf(balance, currency));
  const faults = [...sums].filter(([, sum]) => sum !== 0n).map(([currency, sum]) => `the books are off by ${sum} minor units of ${currency}`);
  const cash = balances.find(({ account, currency }) => account === 'Assets:Cash' && currency === 'USD')?.balance ?? '0.00';
  const settled = await settledIn(store);
  if (minorOf(cash, 'USD') !== -settled) faults.push(`cash stands at ${cash} though ${settled} minor units were settled`);
  return faults;
};

const settledIn = async (store: Ledger['store']): Promise<bigint> => {
  const amounts = new Map<unknown, string>();
  let settled = 0n;
  for await (const { type, data } of store.readAll({ filter: { eventTypes: ['PaymentProposed', 'PaymentSettled'] } })) {
    if (type === 'PaymentProposed') amounts.set(data?.['paymentId'], data?.['amount'] as string);
    else settled += minorOf(amounts.get(data?.['paymentId']) ?? '', 'USD');
  }
  return settled;
};

const minorOf = (text: string, currency: string): bigint => {
  const minor = parseMinor(text, currency as Currency);
  if (minor === undefined) throw new Error(`${text} is no amount of ${currency}.`);
  return minor;
};
