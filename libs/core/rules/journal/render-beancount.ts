import { minorDigitsOf } from '#kernel';
import type { PostedEntry } from './journal-entry.js';
import { accountsUsed, columnsOf, currenciesUsed, inOrder, narrationOf, onOneLine, payeeOf, sections, tagsOf, type PartnerNames } from './journal-text.js';

/**
 * The journal as beancount reads it, sound under `bean-check`: every currency declared with its digits, every account opened on the
 * day of its first use for its currencies alone. Equal entries give equal text. Syntax: https://beancount.github.io/docs/beancount_language_syntax.html
 */
export const renderBeancount = (entries: readonly PostedEntry[], names: PartnerNames = new Map()): string => {
  const ordered = inOrder(entries);
  const currencies = currenciesUsed(ordered);
  return sections([
    ['option "title" "The journal of the programme, written by Tandem"', ...currencies.map(({ name }) => `option "operating_currency" "${name}"`)].join('\n'),
    currencies.map(({ name, firstDay }) => `${firstDay} commodity ${name}\n  precision: ${minorDigitsOf(name)}`).join('\n'),
    accountsUsed(ordered).map(({ name, firstDay, currencies: used }) => `${firstDay} open ${name} ${used.join(',')}`).join('\n'),
    ...ordered.map((entry) => renderEntry(entry, names)),
  ]);
};

const renderEntry = (entry: PostedEntry, names: PartnerNames): string => [
  `${entry.day} * ${quoted(payeeOf(entry, names))} ${quoted(narrationOf(entry))}`,
  `  entry: ${quoted(entry.entryId)}`,
  ...tagsOf(entry).map(([name, value]) => `  ${name}: ${quoted(value)}`),
  ...columnsOf(entry.postings).map((line) => `  ${line}`),
].join('\n');

const quoted = (text: string): string => `"${onOneLine(text).replace(/["\\]/g, '\\$&')}"`;
