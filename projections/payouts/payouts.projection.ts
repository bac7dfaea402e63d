import type { RecordedPayoutEvent } from '#events';

/** One event of the register of batches: the last one of a batch says where it stands. */
export type PayoutRow = {
  readonly batch: number;
  readonly eventId: string;
  readonly revision: number;
  readonly standing: 'assembling' | 'proposed' | 'approved' | 'withdrawn';
  readonly userId: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** The event itself, JSON text. */
  readonly data: string;
};

const standings = {
  PayoutBatchRequested: 'assembling', PayoutBatchProposed: 'proposed', PayoutBatchApproved: 'approved', PayoutBatchWithdrawn: 'withdrawn' } as const;

/** The row of an event of the register. */
export const payoutRowsOf = ({ id, revision, type, data, metadata }: RecordedPayoutEvent): readonly PayoutRow[] => [{
  batch: data.batch, eventId: id, revision, standing: standings[type], userId: metadata.actor.userId, occurredAt: metadata.occurredAt,
  recordedAt: metadata.recordedAt, data: JSON.stringify(data) }];

/** A batch as the register has it. */
export interface RegisteredPayout {
  readonly batch: number;
  readonly standing: PayoutRow['standing'];
  readonly cutOff: string;
  readonly proposedBy: string;
  /** The event that asked for it, and both its clocks. */
  readonly requestId: string;
  readonly occurredAt: string;
  readonly requestedAt: string;
  /** Null until the ledger has put it together. */
  readonly proposal: { readonly payments: number; readonly leftOut: number; readonly totals: readonly { readonly currency: string; readonly amount: string }[]; readonly digest: string } | null;
  readonly approvedBy: string | null;
}

/** The batches of rows in the order of the register. */
export const registeredPayouts = (rows: readonly PayoutRow[]): readonly RegisteredPayout[] => {
  const batches = new Map<number, RegisteredPayout>();
  for (const row of rows) {
    const known = row.standing === 'assembling' ? requested(row) : batches.get(row.batch);
    if (known !== undefined) batches.set(row.batch, { ...known, standing: row.standing, ...saidBy(row) });
  }
  return [...batches.values()];
};

const requested = ({ batch, standing, eventId, occurredAt, recordedAt, data }: PayoutRow): RegisteredPayout => {
  const { cutOff, proposedBy } = JSON.parse(data) as { readonly cutOff: string; readonly proposedBy: string };
  return { batch, standing, cutOff, proposedBy, requestId: eventId, occurredAt, requestedAt: recordedAt, proposal: null, approvedBy: null };
};

const saidBy = ({ standing, data }: PayoutRow): Partial<RegisteredPayout> => {
  if (standing === 'approved') return { approvedBy: (JSON.parse(data) as { readonly approvedBy: string }).approvedBy };
  if (standing !== 'proposed') return {};
  const { payments, leftOut, totals, digest } = JSON.parse(data) as NonNullable<RegisteredPayout['proposal']>;
  return { proposal: { payments, leftOut, totals, digest } };
};
