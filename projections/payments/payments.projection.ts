import type { RecordedBatchEvent } from '#events';
import { foldPayment, type Payment, type PaymentFact } from '#rules';

/** One fact of a batch: about a payment, or about what the batch leaves out. */
export type PaymentFactRow = {
  readonly batch: number;
  readonly revision: number;
  readonly eventId: string;
  readonly partnerId: string;
  /** Null of what is left out. */
  readonly paymentId: string | null;
  readonly type: string;
  readonly recordedAt: string;
  /** The event itself, JSON text. */
  readonly data: string;
};

/** What a batch leaves out, and why. */
export interface LeftOut {
  readonly batch: number;
  readonly partnerId: string;
  readonly currency: string;
  readonly amount: string;
  readonly because: string;
}

/** The row of an event of a batch. */
export const paymentFactRowsOf = ({ id, stream, revision, type, data, metadata }: RecordedBatchEvent): readonly PaymentFactRow[] => [{
  batch: Number(stream.slice('batch-'.length)), revision, eventId: id, partnerId: data.partnerId, paymentId: 'paymentId' in data ? data.paymentId : null,
  type, recordedAt: metadata.recordedAt, data: JSON.stringify(data) }];

/** The payments that rows in their order come to; of a batch that is withdrawn none is paid any more. */
export const paymentsOf = (rows: readonly PaymentFactRow[], withdrawn: ReadonlySet<number>): readonly Payment[] => {
  const payments = new Map<string, Payment>();
  for (const row of rows) {
    if (row.paymentId === null) continue;
    const key = `${row.batch} ${row.paymentId}`;
    const payment = foldPayment(payments.get(key), { type: row.type, data: JSON.parse(row.data) as unknown } as PaymentFact, row.batch);
    if (payment !== undefined) payments.set(key, payment);
  }
  return [...payments.values()].map((payment) => (withdrawn.has(payment.batch) ? { ...payment, standing: 'withdrawn' } : payment));
};

/** What rows say is left out. */
export const leftOutOf = (rows: readonly PaymentFactRow[]): readonly LeftOut[] =>
  rows.filter(({ paymentId }) => paymentId === null).map(({ batch, data }) => ({ batch, ...(JSON.parse(data) as Omit<LeftOut, 'batch'>) }));
