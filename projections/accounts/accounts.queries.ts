import { agreementsOf, type AccountPosting, type PayeeRow, type PayeeStanding, type WonLine } from './accounts.projection.js';

/** Runs one statement of SQL, as whoever reads: the API on behalf of a caller, or the ledger itself. */
export type ReadSql = <Row>(text: string, values: readonly unknown[]) => Promise<readonly Row[]>;

const columns = `partner_id AS "partnerId", currency, kind, deal_id AS "dealId", position, clause, rule_set_id AS "ruleSetId", deal_period AS "dealPeriod", cause_event_id AS "causeEventId", amount,
  occurred_at AS "occurredAt", recorded_at AS "recordedAt", due_on AS "dueOn", holdback, holdback_until AS "holdbackUntil"`;

/** Of these partners, or where `null` of all: the lines of closed quarters, the accruals of open ones, and write-offs that no closed quarter has. */
export const accountPostings = (sql: ReadSql, partnerIds: readonly string[] | null): Promise<readonly AccountPosting[]> => sql<AccountPosting>(`
  WITH closed AS (SELECT COALESCE(MAX(period), '') AS last FROM read.periods WHERE standing = 'closed')
  SELECT ${columns} FROM read.statement_lines, closed
    WHERE NOT withheld AND period <= closed.last AND ($1::text[] IS NULL OR partner_id = ANY($1))
  UNION ALL
  SELECT ${columns} FROM read.commission_payouts, closed
    WHERE NOT withheld AND posted_in > closed.last AND ($1::text[] IS NULL OR partner_id = ANY($1))
  UNION ALL
  SELECT partner_id, currency, 'writeOff', NULL, NULL, NULL, NULL, NULL, event_id, amount, occurred_at, recorded_at, NULL, NULL, NULL FROM read.write_offs
    WHERE ($1::text[] IS NULL OR partner_id = ANY($1)) AND NOT EXISTS (
      SELECT FROM read.statement_lines line, closed WHERE line.kind = 'writeOff' AND line.cause_event_id = write_offs.event_id AND line.period <= closed.last)`, [partnerIds]);

/** How partners are paid, by partner id. */
export const payees = async (sql: ReadSql): Promise<ReadonlyMap<string, PayeeStanding>> => {
  const rows = await sql<PayeeRow>(
    `SELECT partner_id AS "partnerId", suspended, agreements, payee_reference AS "payeeReference", payee_currency AS "payeeCurrency" FROM read.payees`, []);
  return new Map(rows.map((row) => [row.partnerId, { ...row, agreements: Object.values(agreementsOf(row)) }]));
};

/** The write-offs of a partner that the read models know, by id. */
export const writeOffIds = async (sql: ReadSql, partnerId: string): Promise<ReadonlySet<string>> =>
  new Set((await sql<{ readonly id: string }>('SELECT write_off_id AS id FROM read.write_offs WHERE partner_id = $1', [partnerId])).map(({ id }) => id));

/** What each won deal owed its partners by its close: first postings above zero, with the day from which they were payable. */
export const wonLines = (sql: ReadSql): Promise<readonly WonLine[]> => sql<WonLine>(`
  SELECT payout.deal_id AS "dealId", payout.partner_id AS "partnerId", payout.currency, payout.deal_period AS period, payout.occurred_at AS "wonAt",
    payout.recorded_at AS "recordedAt", payout.due_on AS "dueOn",
    EXISTS (SELECT FROM read.attribution_splits split WHERE split.deal_id = payout.deal_id AND split.co_sell) AS "coSell"
  FROM read.commission_payouts payout
  WHERE payout.cause_type = 'DealWon' AND NOT payout.withheld AND payout.amount NOT LIKE '-%' ORDER BY payout.deal_id, payout.entry_no`, []);
