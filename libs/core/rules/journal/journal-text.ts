import { compareUtf8, unreachable, type Currency } from '#kernel';
import type { AccountName } from './account.js';
import type { PostedEntry } from './journal-entry.js';

/** What partners are called, by their ids; one that is not in it goes by its id. */
export type PartnerNames = ReadonlyMap<string, string>;

/** An account or a currency that a journal uses, and since when. */
export interface FirstUse<Name extends string> {
  readonly name: Name;
  readonly firstDay: string;
  /** Of an account, every currency that stands on it; of a currency, itself. */
  readonly currencies: readonly Currency[];
}

/** Entries by day, then by the instant of the cause, then by source and number: one text for one set of entries, however they came. */
export const inOrder = (entries: readonly PostedEntry[]): readonly PostedEntry[] =>
  [...entries].sort((left, right) => compareUtf8(left.day, right.day) || compareUtf8(left.occurredAt, right.occurredAt)
    || compareUtf8(left.source, right.source) || left.entryNo - right.entryNo);

/** The accounts that entries in order post to, by name. */
export const accountsUsed = (ordered: readonly PostedEntry[]): readonly FirstUse<AccountName>[] => firstUses(ordered, ({ account }) => account);

/** The currencies that entries in order post in, by code. */
export const currenciesUsed = (ordered: readonly PostedEntry[]): readonly FirstUse<Currency>[] => firstUses(ordered, ({ currency }) => currency);

const firstUses = <Name extends string>(ordered: readonly PostedEntry[], nameOf: (posting: PostedEntry['postings'][number]) => Name): readonly FirstUse<Name>[] => {
  const uses = new Map<Name, { readonly firstDay: string; readonly currencies: Set<Currency> }>();
  for (const { day, postings } of ordered) {
    for (const posting of postings) {
      const use = uses.get(nameOf(posting)) ?? { firstDay: day, currencies: new Set() };
      use.currencies.add(posting.currency);
      uses.set(nameOf(posting), use);
    }
  }
  return [...uses].sort(([one], [other]) => compareUtf8(one, other))
    .map(([name, { firstDay, currencies }]) => ({ name, firstDay, currencies: [...currencies].sort(compareUtf8) }));
};

/** One line that says what an entry is. */
export const narrationOf = (entry: PostedEntry): string => {
  switch (entry.kind) {
    case 'accrual': case 'statement':
      return `${entry.line}${entry.position === null ? '' : ` for ${entry.position}`}${entry.dealId === null ? '' : ` on ${entry.dealId}`}: ${entry.causeType}`;
    case 'payment': return `${entry.line} of ${entry.paymentId}: ${entry.causeType}`;
    default: return unreachable(entry);
  }
};

/** What an entry rests on, by names that both formats allow. */
export const tagsOf = (entry: PostedEntry): readonly (readonly [name: string, value: string])[] => {
  const { partnerId, causeEventId, causeType, postedIn, disputeId } = entry;
  const ofDeal = entry.kind === 'payment' ? undefined : entry;
  const ofPayment = entry.kind === 'payment' ? entry : undefined;
  const tags: readonly (readonly [name: string, value: string | null | undefined])[] = [
    ['partner', partnerId], ['deal', ofDeal?.dealId], ['payment', ofPayment?.paymentId], ['event', causeEventId], ['cause', causeType], ['dispute', disputeId],
    ['rule-set', ofDeal?.ruleSetId == null ? null : `${ofDeal.ruleSetId}@${ofDeal.version}`], ['clause', ofDeal?.clause],
    ['rate', ofPayment?.rate], ['rate-on', ofPayment?.rateOn], ['rate-source', ofPayment?.rateSource],
    ['deal-period', ofDeal?.dealPeriod], ['posted-in', postedIn]];
  return tags.flatMap(([name, value]) => (value == null ? [] : [[name, value] as const]));
};

/** Whom an entry is about. */
export const payeeOf = ({ partnerId }: PostedEntry, names: PartnerNames): string => names.get(partnerId) ?? partnerId;

/** A text on one line: whatever could end a line, and every control character, is a space. */
export const onOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** Amounts of an entry under one another, names left, the last digits below each other. */
export const columnsOf = (postings: PostedEntry['postings']): readonly string[] => {
  const nameWidth = Math.max(...postings.map(({ account }) => account.length));
  const amountWidth = Math.max(...postings.map(({ amount }) => amount.length));
  return postings.map(({ account, amount, currency }) => `${account.padEnd(nameWidth)}  ${amount.padStart(amountWidth)} ${currency}`);
};

/** Sections with an empty line between them; empty ones are left out. */
export const sections = (texts: readonly string[]): string => `${texts.filter((text) => text !== '').join('\n\n')}\n`;
