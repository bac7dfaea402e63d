import { EntitySchema } from 'typeorm';
import type { PayeeRow, WriteOffRow } from './accounts.projection.js';

/** One row per partner. */
export const payeeEntity = new EntitySchema<PayeeRow>({
  name: 'Payee',
  schema: 'read',
  tableName: 'payees',
  columns: {
    partnerId: { name: 'partner_id', type: 'text', primary: true },
    suspended: { type: 'boolean' },
    agreements: { type: 'text' },
    payeeReference: { name: 'payee_reference', type: 'text', nullable: true },
    payeeCurrency: { name: 'payee_currency', type: 'text', nullable: true },
  },
});

/** One row per write-off. */
export const writeOffEntity = new EntitySchema<WriteOffRow>({
  name: 'WriteOff',
  schema: 'read',
  tableName: 'write_offs',
  columns: {
    eventId: { name: 'event_id', type: 'text', primary: true },
    partnerId: { name: 'partner_id', type: 'text' },
    writeOffId: { name: 'write_off_id', type: 'text' },
    amount: { type: 'text' },
    currency: { type: 'text' },
    occurredAt: { name: 'occurred_at', type: 'text' },
    recordedAt: { name: 'recorded_at', type: 'text' },
  },
});

/** How a partner is paid, and what was written off, is its own matter. */
export const payeesTable = { entity: payeeEntity, partition: 'partnerId', visibleToPartner: 'partner_id = ANY (read.caller_partners())', indexes: [] } as const;
export const writeOffsTable = {
  entity: writeOffEntity, partition: 'eventId', visibleToPartner: 'partner_id = ANY (read.caller_partners())', indexes: ['(partner_id)'] } as const;
