import type { EventStore } from '#event-store';
import type { StatementBalance, StatementLine } from '#events';
import type { EventId, FiscalCalendar, Instant, PartnerId, Period } from '#kernel';
import { addLines, saysSomething, totalAmounts, type LineTotals } from '#rules';
import { countAwards } from './count-awards.js';
import { draftedStatements } from './drafted-statements.js';
import type { ReadSql } from './read-sql.js';

/** What closing a quarter would promise, were it approved at `knownAt`. */
export interface ClosingPreview {
  readonly period: Period;
  readonly knownAt: Instant;
  readonly awards: { readonly counted: number; readonly takenBack: number };
  readonly statements: number;
  readonly lines: number;
  readonly totals: readonly { readonly currency: string; readonly amount: string }[];
  readonly balances: readonly (StatementBalance & { readonly partnerId: PartnerId; readonly lines: number })[];
}

/** Which quarter would be closed after which, and what would be known then. */
export interface PreviewedClosing {
  readonly period: Period;
  readonly knownAt: Instant;
  readonly after: Period | null;
  readonly calendar: FiscalCalendar;
}

/** A line as it would be issued; its cause is null where that is the approval, which nobody has given. */
export type PreviewedLine = Omit<StatementLine, 'causeEventId'> & { readonly causeEventId: EventId | null };

/** Stands where lines name the approval: it never leaves here. */
const noEvent = '00000000-0000-0000-0000-000000000000' as EventId;

/** Works a closing out as the closing itself does, and records nothing. */
export const previewClosing = async (
  store: EventStore, sql: ReadSql, asked: PreviewedClosing,
): Promise<ClosingPreview> => {
  const { period, knownAt } = asked;
  const closing = closingOf(asked);
  const counted = await countAwards(store, sql, closing);
  const balances: ClosingPreview['balances'][number][] = [];
  let totals: LineTotals = new Map();
  let [statements, lineCount] = [0, 0];
  for await (const { partnerId, statement } of draftedStatements(store, sql, { closing, ...counted })) {
    const { lines } = statement;
    if (!saysSomething(statement)) continue;
    totals = addLines(totals, lines);
    statements += 1;
    lineCount += lines.length;
    balances.push(...statement.balances.map((balance) => ({ partnerId, ...balance, lines: lines.filter(({ currency }) => currency === balance.currency).length })));
  }
  const { found } = counted;
  return { period, knownAt, awards: { counted: found.counted.length, takenBack: found.takenBack.length }, statements, lines: lineCount, totals: totalAmounts(totals), balances };
};

/** The lines that a closing would promise one partner; records nothing. */
export const previewLines = async (store: EventStore, sql: ReadSql, asked: PreviewedClosing, partnerId: string): Promise<readonly PreviewedLine[]> => {
  const closing = closingOf(asked);
  for await (const each of draftedStatements(store, sql, { closing, ...await countAwards(store, sql, closing) })) {
    if (each.partnerId === partnerId) return each.statement.lines.map((line) => ({ ...line, causeEventId: line.causeEventId === noEvent ? null : line.causeEventId }));
  }
  return [];
};

const closingOf = ({ period, knownAt, after, calendar }: PreviewedClosing) => ({ cause: { period, knownAt, eventId: noEvent }, after, calendar });
