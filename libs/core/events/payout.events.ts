import type { DataOf } from './definition.js';
import { fact } from './definition.js';
import type { FactOf, RecordedOf } from './envelope.js';
import * as field from './fields.js';

/** The number of a batch: 1 for the programme's first, without gaps. */
const batch = field.count(1, 1_000_000_000);
const payments = field.count(0, 1_000_000);

/** Every fact of the stream `payouts`: the register of batches, one of which at most is being put together or waits for approval. */
export const payoutEvents = {
  PayoutBatchRequested: fact('PayoutBatchRequested', 'A batch is to pay what is payable on a day.', 'vendor', {
    batch, cutOff: field.localDay, proposedBy: field.userId }),
  PayoutBatchProposed: fact('PayoutBatchProposed', 'The batch lists every payment; another person must approve.', 'vendor', {
    batch, payments, leftOut: payments, totals: field.listOf(field.object({ currency: field.currency, amount: field.amount }), 300),
    digest: field.sha256 }),
  PayoutBatchApproved: fact('PayoutBatchApproved', 'The batch may be paid.', 'vendor', { batch, approvedBy: field.userId }),
  PayoutBatchWithdrawn: fact('PayoutBatchWithdrawn', 'The batch is not paid; what it listed is payable again.', 'vendor', { batch }),
} as const;

type PayoutEventName = keyof typeof payoutEvents;
export type PayoutEvent = { [Name in PayoutEventName]: FactOf<Name, DataOf<(typeof payoutEvents)[Name]>> }[PayoutEventName];
export type RecordedPayoutEvent = { [Name in PayoutEventName]: RecordedOf<Name, DataOf<(typeof payoutEvents)[Name]>> }[PayoutEventName];
