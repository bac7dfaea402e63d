import type { EventStore } from '#event-store';
import type { StatementBalance } from '#events';
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

/** Stands where lines name the approval, which nobody has given: no line leaves here. */
const noEvent = '00000000-0000-0000-0000-000000000000' as EventId;

/** Works a closing out as the closing itself does, and records nothing. */
export const previewClosing = async (
  store: EventStore, sql: ReadSql, { period, knownAt, after, calendar }: { readonly period: Period; readonly knownAt: Instant; readonly after: Period | null; readonly calendar: FiscalCalendar },
): Promise<ClosingPreview> => {
  const closing = { cause: { period, knownAt, eventId: noEvent }, after, calendar };
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
