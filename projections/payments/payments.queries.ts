import { leftOutOf, paymentsOf, type LeftOut, type PaymentFactRow } from './payments.projection.js';

type ReadSql = <Row>(text: string, values: readonly unknown[]) => Promise<readonly Row[]>;
type Payments = ReturnType<typeof paymentsOf>;

const columns = 'batch, revision, event_id AS "eventId", partner_id AS "partnerId", payment_id AS "paymentId", type, recorded_at AS "recordedAt", data';

/** Payments, and what batches leave out: of these partners (null: of all), of one batch (null: of every one). */
export const paymentsAndLeftOut = async (
  sql: ReadSql, filter: { readonly partnerIds: readonly string[] | null; readonly batch: number | null },
): Promise<{ readonly payments: Payments; readonly leftOut: readonly LeftOut[] }> => {
  const rows = await sql<PaymentFactRow>(
    `SELECT ${columns} FROM read.payment_facts WHERE ($1::text[] IS NULL OR partner_id = ANY($1)) AND ($2::integer IS NULL OR batch = $2) ORDER BY batch, revision`,
    [filter.partnerIds, filter.batch]);
  const withdrawn = await sql<{ readonly batch: number }>(`SELECT batch FROM read.payouts WHERE standing = 'withdrawn'`, []);
  return { payments: paymentsOf(rows, new Set(withdrawn.map(({ batch }) => batch))), leftOut: leftOutOf(rows) };
};
