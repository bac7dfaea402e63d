import { awardKey, entryOf, lineMinor, type AccountEntry, type BalanceBefore, type DraftLine } from '#rules';
import type { DisputeId, EventId, Instant, PartnerId, Period } from '#kernel';
import type { ReadSql } from './read-sql.js';

/** What earlier statements promised one partner. */
export interface PromisedBefore {
  readonly before: ReadonlyMap<string, BalanceBefore>;
  readonly entries: ReadonlyMap<string, readonly AccountEntry[]>;
}

interface BalanceSums { readonly partner_id: string; readonly currency: string; readonly closing: string; readonly held_closing: string; readonly withheld: string; readonly paid: string }

/** By partner and currency, how the last statement before a quarter ended and what all of them listed as paid. What the quarter's own closing wrote before it was broken off is not asked. */
export const balancesBefore = async (sql: ReadSql, period: Period): Promise<ReadonlyMap<PartnerId, ReadonlyMap<string, BalanceBefore>>> => {
  const rows = await sql<BalanceSums>(`
    SELECT DISTINCT ON (partner_id, currency) partner_id, currency, closing, held_closing, withheld,
      (SUM(paid::numeric) OVER (PARTITION BY partner_id, currency))::text AS paid
    FROM read.statement_balances WHERE period < $1 ORDER BY partner_id, currency, period DESC`, [period]);
  const found = new Map<PartnerId, Map<string, BalanceBefore>>();
  for (const { partner_id: partnerId, currency, closing, held_closing: heldClosing, withheld, paid } of rows) {
    const own = found.get(partnerId as PartnerId) ?? new Map<string, BalanceBefore>();
    found.set(partnerId as PartnerId, own.set(currency, { closing, heldClosing, withheld, paid }));
  }
  return found;
};

/** What was issued for incentives and SPIFFs before a quarter, by what it is for. */
export const awardsIssued = async (sql: ReadSql, period: Period): Promise<ReadonlyMap<string, bigint>> => {
  const rows = await sql<StoredLine>(`SELECT ${lineColumns} FROM read.statement_lines WHERE kind IN ('incentive', 'spiff') AND period < $1`, [period]);
  const issued = new Map<string, bigint>();
  for (const line of rows.map(lineOf)) {
    if (line.ruleSetId === null || line.version === null || line.clause === null) continue;
    const key = awardKey({ ...line, ruleSetId: line.ruleSetId, version: line.version, clause: line.clause });
    issued.set(key, (issued.get(key) ?? 0n) + lineMinor(line));
  }
  return issued;
};

/** The events whose lines were issued already, of a kind that each event has one line of for a partner. */
export const causesIssued = async (sql: ReadSql, kind: 'writeOff' | 'merger', period: Period): Promise<ReadonlySet<string>> => {
  const rows = await sql<{ id: string }>('SELECT DISTINCT cause_event_id AS id FROM read.statement_lines WHERE kind = $1 AND period < $2', [kind, period]);
  return new Set(rows.map(({ id }) => id));
};

/** What stands to a partner's account from earlier statements, where anything is held back of the new lines or was of any before. */
export const entriesBefore = async (
  sql: ReadSql, partnerId: PartnerId, { period, lines }: { readonly period: Period; readonly lines: readonly DraftLine[] },
): Promise<ReadonlyMap<string, readonly AccountEntry[]>> => {
  const rows = await sql<StoredLine>(
    `SELECT ${lineColumns} FROM read.statement_lines WHERE partner_id = $1 AND NOT withheld AND period < $2
       AND ($3 OR EXISTS (SELECT 1 FROM read.statement_lines held WHERE held.partner_id = $1 AND held.holdback ~ '[1-9]'))
     ORDER BY period, line_no`, [partnerId, period, lines.some(({ holdback }) => /[1-9]/.test(holdback))]);
  const entries = new Map<string, AccountEntry[]>();
  for (const line of rows.map(lineOf)) entries.set(line.currency, [...(entries.get(line.currency) ?? []), entryOf(line)]);
  return entries;
};

/** The postings of the quarter that is closed, and with the first of what came before it, partner by partner and in order; each names the dispute of its partner that it follows from. */
export async function* postingsByPartner(sql: ReadSql, { period, after, knownAt }: PostingRange): AsyncGenerator<{ readonly partnerId: PartnerId; readonly lines: readonly DraftLine[] }> {
  await sql(
    `DECLARE postings NO SCROLL CURSOR FOR
      SELECT partner_id, 0 AS line_no, kind, deal_id, position, clause, rule_set_id, version, amount, currency, withheld, deal_period, cause_event_id, cause_type,
        occurred_at, recorded_at, due_on, holdback, holdback_until, event_ids,
        (SELECT min(dispute_id) FROM read.ruled_facts ruled
         WHERE ruled.fact_id = cause_event_id AND ruled.partner_id = entry.partner_id AND ruled.recorded_at <= '${knownAt}') AS dispute_id
      FROM read.commission_payouts entry WHERE posted_in <= '${period}' AND posted_in > '${after ?? ''}' AND recorded_at <= '${knownAt}'
      ORDER BY partner_id COLLATE "C", deal_id COLLATE "C", entry_no`);
  let own: { partnerId: PartnerId; lines: DraftLine[] } | undefined;
  for (let page = await fetchPage(sql); page.length > 0; page = await fetchPage(sql)) {
    for (const { partnerId, ...line } of page) {
      if (own !== undefined && own.partnerId !== partnerId) {
        yield own;
        own = undefined;
      }
      own ??= { partnerId, lines: [] };
      own.lines.push(line);
    }
  }
  await sql('CLOSE postings');
  if (own !== undefined) yield own;
}

/** Which postings: of quarters after one (null: from the beginning) up to the one that is closed, recorded by an instant. */
export interface PostingRange {
  readonly period: Period;
  readonly after: Period | null;
  readonly knownAt: Instant;
}

const rowsPerFetch = 2_000;

const fetchPage = async (sql: ReadSql): Promise<readonly (DraftLine & { readonly partnerId: PartnerId })[]> =>
  (await sql<StoredLine>(`FETCH ${rowsPerFetch} FROM postings`)).map(lineOf);

const lineColumns = `partner_id, line_no, kind, deal_id, position, clause, rule_set_id, version, amount, currency, withheld, deal_period, cause_event_id, cause_type,
  occurred_at, recorded_at, due_on, holdback, holdback_until, event_ids`;

interface StoredLine {
  readonly partner_id: string; readonly kind: string; readonly deal_id: string | null; readonly position: string | null; readonly clause: string | null;
  readonly rule_set_id: string | null; readonly version: number | null; readonly amount: string; readonly currency: string; readonly withheld: boolean;
  readonly deal_period: string; readonly cause_event_id: string; readonly cause_type: string; readonly occurred_at: string; readonly recorded_at: string;
  readonly due_on: string; readonly holdback: string; readonly holdback_until: string; readonly event_ids: readonly string[];
  /** Left out where it was not asked for. */
  readonly dispute_id?: string | null;
}

const lineOf = (row: StoredLine): DraftLine & { readonly partnerId: PartnerId } => ({
  partnerId: row.partner_id as PartnerId, kind: row.kind as DraftLine['kind'], dealId: row.deal_id as DraftLine['dealId'], position: row.position, clause: row.clause,
  ruleSetId: row.rule_set_id as DraftLine['ruleSetId'], version: row.version, amount: row.amount, currency: row.currency, withheld: row.withheld,
  dealPeriod: row.deal_period as Period, causeEventId: row.cause_event_id as EventId, causeType: row.cause_type, occurredAt: row.occurred_at as Instant,
  recordedAt: row.recorded_at as Instant, dueOn: row.due_on, holdback: row.holdback, holdbackUntil: row.holdback_until, eventIds: row.event_ids,
  ...(row.dispute_id == null ? {} : { disputeId: row.dispute_id as DisputeId }) });

/** By how much the closed quarters would be posted otherwise today, by partner, deal, currency and whether it is withheld. */
export interface ClosedDifference {
  readonly partnerId: PartnerId;
  readonly dealId: string;
  readonly currency: string;
  readonly withheld: boolean;
  readonly amount: string;
}

/** Where what is worked out today for closed quarters is not what their statements say: it is posted now, those stay as they are. */
export const closedDifferences = async (sql: ReadSql, { after, knownAt }: Omit<PostingRange, 'period'>): Promise<readonly ClosedDifference[]> => {
  if (after === null) return [];
  const rows = await sql<{ partner_id: string; deal_id: string; currency: string; withheld: boolean; amount: string }>(`
    WITH worked_out AS (
      SELECT partner_id, deal_id, currency, withheld, SUM(amount::numeric) AS amount FROM read.commission_payouts
      WHERE posted_in <= $1 AND recorded_at <= $2 GROUP BY 1, 2, 3, 4),
    issued AS (
      SELECT partner_id, deal_id, currency, withheld, SUM(amount::numeric) AS amount FROM read.statement_lines
      WHERE deal_id IS NOT NULL AND period <= $1 GROUP BY 1, 2, 3, 4)
    SELECT partner_id, deal_id, currency, withheld, (COALESCE(worked_out.amount, 0) - COALESCE(issued.amount, 0))::text AS amount
    FROM worked_out FULL JOIN issued USING (partner_id, deal_id, currency, withheld)
    WHERE COALESCE(worked_out.amount, 0) <> COALESCE(issued.amount, 0)
    ORDER BY partner_id COLLATE "C", deal_id COLLATE "C", currency, withheld`, [after, knownAt]);
  return rows.map(({ partner_id: partnerId, deal_id: dealId, ...row }) => ({ partnerId: partnerId as PartnerId, dealId, ...row }));
};
