import type { RecordedStatementEvent, StatementBalance, StatementLine } from '#events';

/** One line of an issued statement: what was promised, never changed and never worked out again. Which dispute it follows from is asked of the disputes. */
export type StatementLineRow = { readonly [Column in Exclude<keyof StatementLine, 'disputeId'>]: StatementLine[Column] } & {
  readonly period: string;
  readonly partnerId: string;
  /** The events that the line rests on, sorted. */
  readonly eventIds: readonly string[];
};

/** What stood to a partner's account at the close of a quarter, in one currency. */
export type StatementBalanceRow = { readonly [Column in keyof StatementBalance]: StatementBalance[Column] } & {
  readonly period: string;
  readonly partnerId: string;
  readonly issuedAt: string;
};

/** The lines that a part of a statement holds. A line and what it rests on are in one part. */
export const statementLineRowsOf = (event: RecordedStatementEvent): readonly StatementLineRow[] => {
  if (event.type !== 'StatementIssued') return [];
  const { period, partnerId, lines, evidence } = event.data;
  const eventIds = new Map<number, string[]>();
  for (const { lineNo, eventId } of evidence) eventIds.set(lineNo, [...(eventIds.get(lineNo) ?? []), eventId]);
  return lines.map(({ disputeId: _disputeId, ...line }) => ({ period, partnerId, ...line, eventIds: eventIds.get(line.lineNo) ?? [] }));
};

/** The balances that a statement's first part holds. */
export const statementBalanceRowsOf = (event: RecordedStatementEvent): readonly StatementBalanceRow[] => {
  if (event.type !== 'StatementIssued') return [];
  const { period, partnerId, balances } = event.data;
  return balances.map((balance) => ({ period, partnerId, ...balance, issuedAt: event.metadata.recordedAt }));
};
