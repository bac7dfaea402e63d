import { EntitySchema } from 'typeorm';
import type { PaymentFactRow } from './payments.projection.js';

/** One row per fact of a batch. */
export const paymentFactEntity = new EntitySchema<PaymentFactRow>({
  name: 'PaymentFact',
  schema: 'read',
  tableName: 'payment_facts',
  columns: {
    batch: { type: 'integer', primary: true },
    revision: { type: 'integer', primary: true },
    eventId: { name: 'event_id', type: 'text' },
    partnerId: { name: 'partner_id', type: 'text' },
    paymentId: { name: 'payment_id', type: 'text', nullable: true },
    type: { type: 'text' },
    recordedAt: { name: 'recorded_at', type: 'text' },
    data: { type: 'text' },
  },
});

/** What a partner is paid, or not, is its own matter. */
export const paymentFactsTable = {
  entity: paymentFactEntity, partition: 'batch', visibleToPartner: 'partner_id = ANY (read.caller_partners())', indexes: ['(partner_id)'] } as const;
