import { renderBeancount, renderHledger, postedEntry } from '#rules';
import { formatMinor, type Currency } from '#kernel';
import { journalOfQuarter } from '../support/journal/promised-quarter.js';
import { sumsByAccount } from '../support/journal/sums.js';

/** Prints the journal of a quarter with every kind of entry, `hledger` or `beancount`; `balances`: what it comes to, as the API says it. */
const entries = journalOfQuarter().map(postedEntry);
const printed: Readonly<Record<string, () => string>> = {
  hledger: () => renderHledger(entries),
  beancount: () => renderBeancount(entries),
  balances: () => JSON.stringify([...sumsByAccount(journalOfQuarter())].map(([key, minor]) => {
    const [account, currency] = key.split(' ');
    return { account, currency, balance: formatMinor(minor, currency as Currency) };
  })),
};
process.stdout.write(printed[process.argv[2] ?? '']?.() ?? '');
