import { parseMinor } from '#kernel';
import { postedEntry, type JournalEntry } from '#rules';

/** What entries come to on each account, by account and currency, in minor units; positive is a debit balance. */
export const sumsByAccount = (entries: readonly JournalEntry[]): ReadonlyMap<string, bigint> => sumsBy(entries, ({ account, currency }) => `${account} ${currency}`);

/** What entries come to in each currency: zero, where they balance. */
export const sumsByCurrency = (entries: readonly JournalEntry[]): ReadonlyMap<string, bigint> => sumsBy(entries, ({ currency }) => currency);

const sumsBy = (entries: readonly JournalEntry[], keyOf: (posting: ReturnType<typeof postedEntry>['postings'][number]) => string): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const posting of entries.flatMap((entry) => postedEntry(entry).postings)) {
    const minor = parseMinor(posting.amount, posting.currency);
    if (minor === undefined) throw new RangeError(`${posting.amount} ${posting.currency}`);
    sums.set(keyOf(posting), (sums.get(keyOf(posting)) ?? 0n) + minor);
  }
  return sums;
};
