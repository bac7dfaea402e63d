import { EntitySchema } from 'typeorm';
import type { CommitmentRow } from './commitments.projection.js';

/** One row per thing owed. */
export const commitmentEntity = new EntitySchema<CommitmentRow>({
  name: 'Commitment',
  schema: 'read',
  tableName: 'commitments',
  columns: {
    dealId: { name: 'deal_id', type: 'text', primary: true },
    partnerId: { name: 'partner_id', type: 'text', primary: true },
    kind: { type: 'text', primary: true },
    askedBy: { name: 'asked_by', type: 'text', primary: true },
    askedAt: { name: 'asked_at', type: 'text' },
    commitment: { type: 'text' },
    promised: { type: 'integer' },
    done: { type: 'integer' },
    dueAt: { name: 'due_at', type: 'text', nullable: true },
    metAt: { name: 'met_at', type: 'text', nullable: true },
    eventIds: { name: 'event_ids', type: 'text', array: true },
  },
});

/** How a partner keeps its word is seen by that partner alone. */
export const commitmentsTable = {
  entity: commitmentEntity,
  partition: 'dealId',
  visibleToPartner: 'partner_id = ANY (read.caller_partners())',
  indexes: ['(partner_id, deal_id)'],
} as const;
