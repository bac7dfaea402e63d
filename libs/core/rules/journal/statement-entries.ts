import type { RecordedStatementEvent, StatementBalance, StatementLine } from '#events';
import { addDays, firstDayOfPeriod, formatLocalDay, localDayOf, nextPeriod, type LocalDay, type PartnerId, type Period } from '#kernel';
import type { AccrualCause } from '../accrual/accrual.js';
import type { Terms } from '../terms/terms.js';
import { accountOf, programmeAccounts } from './account.js';
import type { JournalEntry, StatementEntryFacts } from './journal-entry.js';
import { owedTransfers } from './owed-transfers.js';
import { programmeCalendar } from './programme-calendar.js';
import { moneyOf, reversed, transfer, type Transfer } from './transfer.js';

/**
 * The entries that a part of a statement makes. Each line makes one: what a deal earned is of the day of its cause, all else of the quarter's
 * last day. So is what of each balance is no longer held back; a balance below zero is owed by the partner that day and back on its account the
 * next. What comes to nothing makes none.
 */
export const statementEntriesOf = (event: RecordedStatementEvent, terms: Terms): readonly JournalEntry[] => {
  if (event.type !== 'StatementIssued') return [];
  const { id, type, metadata: { occurredAt, recordedAt }, data: { period, partnerId, lines, balances } } = event;
  const { fiscalYearStart, timeZone } = programmeCalendar(terms);
  const nextDay = firstDayOfPeriod(nextPeriod(period), fiscalYearStart);
  const ends: QuarterEnd = { partnerId, timeZone, last: placed(period, addDays(nextDay, -1)), next: placed(nextPeriod(period), nextDay), period };
  return [...lines.map((line) => ofLine(line, ends)), ...balances.flatMap((balance) => ofBalance(balance, ends))]
    .filter(({ transfers }) => transfers.some(({ money }) => money.minor !== 0n))
    .map((draft, index) => ({
      kind: 'statement', entryId: `${id}.${index + 1}`, source: id, entryNo: index + 1, partnerId, causeEventId: id, causeType: type, occurredAt, recordedAt, ...draft }));
};

type Draft = Pick<StatementEntryFacts, 'line' | 'lineNo' | 'dealId' | 'position' | 'clause' | 'ruleSetId' | 'version' | 'dealPeriod' | 'postedIn' | 'day'>
  & Partial<Caused> & { readonly transfers: readonly Transfer[] };

type Caused = Pick<StatementEntryFacts, 'causeEventId' | 'causeType' | 'occurredAt' | 'recordedAt'>;

type Placed = Pick<Draft, 'postedIn' | 'day'>;

/** A quarter's last day and the day after. */
interface QuarterEnd {
  readonly partnerId: PartnerId;
  readonly period: Period;
  readonly timeZone: string;
  readonly last: Placed;
  readonly next: Placed;
}

const placed = (postedIn: Period, day: LocalDay): Placed => ({ postedIn, day: formatLocalDay(day) });

const ofLine = (line: StatementLine, { partnerId, timeZone, last }: QuarterEnd): Draft => {
  const { kind, lineNo, dealId, position, clause, ruleSetId, version, dealPeriod, causeEventId, causeType, occurredAt, recordedAt } = line;
  // What deals earn keeps its cause, as the accruals had it while the quarter was open.
  const caused = kind === 'commission' || kind === 'uplift'
    ? { causeEventId, causeType: causeType as AccrualCause, occurredAt, recordedAt, day: formatLocalDay(localDayOf(occurredAt, timeZone)) } : {};
  return { line: kind, lineNo, dealId, position, clause, ruleSetId, version, dealPeriod, ...last, ...caused, transfers: owedTransfers({ ...line, partnerId }, countersides[kind]) };
};

const countersides = {
  commission: programmeAccounts.commissions, uplift: programmeAccounts.commissions, incentive: programmeAccounts.incentives, spiff: programmeAccounts.spiffs,
  writeOff: programmeAccounts.writeOffs, merger: programmeAccounts.mergers, difference: programmeAccounts.differences,
} as const;

const ofBalance = ({ currency, closing, released }: StatementBalance, { partnerId, period, last, next }: QuarterEnd): readonly Draft[] => {
  const about = { lineNo: null, dealId: null, position: null, clause: null, ruleSetId: null, version: null, dealPeriod: period };
  const accrued = accountOf(partnerId, 'accrued');
  const release: Draft = { ...about, line: 'release', ...last, transfers: [transfer({ debit: accountOf(partnerId, 'held'), credit: accrued, money: moneyOf({ amount: released, currency }) })] };
  const money = moneyOf({ amount: closing, currency });
  if (money.minor >= 0n) return [release];
  const owing = [transfer({ debit: accrued, credit: accountOf(partnerId, 'clawbackReceivable'), money })];
  return [release, { ...about, line: 'receivable', ...last, transfers: owing }, { ...about, line: 'receivableReversal', ...next, transfers: reversed(owing) }];
};
