import { EntitySchema } from 'typeorm';
import type { PayoutRow } from './payouts.projection.js';

/** One row per event of the register of batches. */
export const payoutEntity = new EntitySchema<PayoutRow>({
  name: 'Payout',
  schema: 'read',
  tableName: 'payouts',
  columns: {
    batch: { type: 'integer', primary: true },
    eventId: { name: 'event_id', type: 'text', primary: true },
    revision: { type: 'integer' },
    standing: { type: 'text' },
    userId: { name: 'user_id', type: 'text' },
    occurredAt: { name: 'occurred_at', type: 'text' },
    recordedAt: { name: 'recorded_at', type: 'text' },
    data: { type: 'text' },
  },
});

/** Which batches there are, and who decided them, is the programme's matter. */
export const payoutsTable = { entity: payoutEntity, partition: 'batch', visibleToPartner: 'false', indexes: [] } as const;
