import { formatMinor, type Currency } from '#kernel';
import type { PostedEntry } from './journal-entry.js';
import { accountsUsed, columnsOf, currenciesUsed, inOrder, narrationOf, onOneLine, payeeOf, sections, tagsOf, type FirstUse, type PartnerNames } from './journal-text.js';

/**
 * The journal as hledger reads it, sound under `hledger check --strict`: every currency declared with its digits, and every account;
 * of which type it is, hledger tells by its root. Equal entries give equal text. Syntax: https://hledger.org/hledger.html#journal
 */
export const renderHledger = (entries: readonly PostedEntry[], names: PartnerNames = new Map()): string => {
  const ordered = inOrder(entries);
  return sections([
    '; The journal of the programme, written by Tandem',
    currenciesUsed(ordered).map(commodityLine).join('\n'),
    accountsUsed(ordered).map(({ name }) => `account ${name}`).join('\n'),
    ...ordered.map((entry) => renderEntry(entry, names)),
  ]);
};

/** The sample amount shows the digits; hledger asks for the decimal mark where there are none, too. */
const commodityLine = ({ name: currency }: FirstUse<Currency>): string => {
  const zero = formatMinor(0n, currency);
  return `commodity ${zero.includes('.') ? zero : `${zero}.`} ${currency}`;
};

const renderEntry = (entry: PostedEntry, names: PartnerNames): string => [
  `${entry.day} * (${entry.entryId}) ${inDescription(payeeOf(entry, names))} | ${inDescription(narrationOf(entry))}`,
  `    ; ${tagsOf(entry).map(([name, value]) => `${name}:${inTag(value)}`).join(', ')}`,
  ...columnsOf(entry.postings).map((line) => `    ${line}`),
].join('\n');

/** A semicolon would begin a comment, a bar end the payee. */
const inDescription = (text: string): string => onOneLine(text).replaceAll(';', ',').replaceAll('|', '/');

/** A comma would end the tag's value. */
const inTag = (text: string): string => onOneLine(text).replaceAll(',', ' ');
