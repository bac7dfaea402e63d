import type { RecordedStatementEvent, StatementBalance, StatementLine } from '#events';
import { addDays, firstDayOfPeriod, formatLocalDay, nextPeriod, type LocalDay, type PartnerId, type Period } from '#kernel';
import type { Terms } from '../terms/terms.js';
import { accountOf, programmeAccounts } from './account.js';
import type { JournalEntry, StatementEntryFacts } from './journal-entry.js';
import { owedTransfers } from './owed-transfers.js';
import { programmeCalendar } from './programme-calendar.js';
import { moneyOf, reversed, transfer, type Transfer } from './transfer.js';

/**
 * The entries that a part of a statement makes: one for each line that no deal has posted, on the quarter's last day, and two for each
 * balance below zero, which is owed by the partner that day and back on its account the next. A line that comes to nothing makes none.
 */
export const statementEntriesOf = (event: RecordedStatementEvent, terms: Terms): readonly JournalEntry[] => {
  if (event.type !== 'StatementIssued') return [];
  const { id, type, metadata: { occurredAt, recordedAt }, data: { period, partnerId, lines, balances } } = event;
  const nextDay = firstDayOfPeriod(nextPeriod(period), programmeCalendar(terms).fiscalYearStart);
  const ends: QuarterEnd = { partnerId, last: placed(period, addDays(nextDay, -1)), next: placed(nextPeriod(period), nextDay), period };
  return [...lines.flatMap((line) => ofLine(line, ends)), ...balances.flatMap((balance) => ofBalance(balance, ends))]
    .filter(({ transfers }) => transfers.some(({ money }) => money.minor !== 0n))
    .map((draft, index) => ({
      kind: 'statement', entryId: `${id}.${index + 1}`, source: id, entryNo: index + 1, partnerId, causeEventId: id, causeType: type, occurredAt, recordedAt, ...draft }));
};

type Draft = Pick<StatementEntryFacts, 'line' | 'lineNo' | 'dealId' | 'position' | 'clause' | 'ruleSetId' | 'version' | 'dealPeriod' | 'postedIn' | 'day'>
  & { readonly transfers: readonly Transfer[] };

type Placed = Pick<Draft, 'postedIn' | 'day'>;

/** A quarter's last day and the day after. */
interface QuarterEnd {
  readonly partnerId: PartnerId;
  readonly period: Period;
  readonly last: Placed;
  readonly next: Placed;
}

const placed = (postedIn: Period, day: LocalDay): Placed => ({ postedIn, day: formatLocalDay(day) });

const ofLine = (line: StatementLine, { partnerId, last }: QuarterEnd): readonly Draft[] => {
  const { kind, lineNo, dealId, position, clause, ruleSetId, version, dealPeriod } = line;
  // What deals earn is in the journal already, by their accruals.
  if (kind === 'commission' || kind === 'uplift') return [];
  return [{ line: kind, lineNo, dealId, position, clause, ruleSetId, version, dealPeriod, ...last, transfers: transfersOf(kind, { ...line, partnerId }) }];
};

const transfersOf = (kind: Exclude<StatementLine['kind'], 'commission' | 'uplift'>, owed: Parameters<typeof owedTransfers>[0]): readonly Transfer[] =>
  // What closed quarters would come to today, the deals' entries come to; the statement's line says how much of that is new.
  (kind === 'difference'
    ? [transfer({ debit: programmeAccounts.differences, credit: programmeAccounts.commissions, money: moneyOf(owed) })]
    : owedTransfers(owed, countersides[kind]));

const countersides = {
  incentive: programmeAccounts.incentives, spiff: programmeAccounts.spiffs, writeOff: programmeAccounts.writeOffs, merger: programmeAccounts.mergers,
} as const;

const ofBalance = ({ currency, closing }: StatementBalance, { partnerId, period, last, next }: QuarterEnd): readonly Draft[] => {
  const money = moneyOf({ amount: closing, currency });
  if (money.minor >= 0n) return [];
  const owing = [transfer({ debit: accountOf(partnerId, 'accrued'), credit: accountOf(partnerId, 'clawbackReceivable'), money })];
  const about = { lineNo: null, dealId: null, position: null, clause: null, ruleSetId: null, version: null, dealPeriod: period };
  return [{ ...about, line: 'receivable', ...last, transfers: owing }, { ...about, line: 'receivableReversal', ...next, transfers: reversed(owing) }];
};
