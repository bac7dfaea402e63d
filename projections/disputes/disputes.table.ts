import { EntitySchema } from 'typeorm';
import type { DisputeRow, RuledFactRow } from './disputes.projection.js';

/** One row per dispute. */
export const disputeEntity = new EntitySchema<DisputeRow>({
  name: 'Dispute',
  schema: 'read',
  tableName: 'disputes',
  columns: {
    disputeId: { name: 'dispute_id', type: 'text', primary: true },
    partnerId: { name: 'partner_id', type: 'text' },
    standing: { type: 'text' },
    outcome: { type: 'text', nullable: true },
    dueBy: { name: 'due_by', type: 'text', nullable: true },
    period: { type: 'text' },
    lineNo: { name: 'line_no', type: 'integer', nullable: true },
    lineKind: { name: 'line_kind', type: 'text' },
    dealId: { name: 'deal_id', type: 'text', nullable: true },
    position: { type: 'text', nullable: true },
    clause: { type: 'text', nullable: true },
    lineAmount: { name: 'line_amount', type: 'text' },
    currency: { type: 'text' },
    amount: { type: 'text' },
    held: { type: 'text' },
    lineReference: { name: 'line_reference', type: 'text' },
    award: { type: 'text', nullable: true },
    wrongEventIds: { name: 'wrong_event_ids', type: 'text', array: true },
    missing: { type: 'text' },
    rulingId: { name: 'ruling_id', type: 'text', nullable: true },
    toCarryOut: { name: 'to_carry_out', type: 'text', array: true },
    factIds: { name: 'fact_ids', type: 'text', array: true },
    openedAt: { name: 'opened_at', type: 'text' },
    openUntil: { name: 'open_until', type: 'text', nullable: true },
    changedAt: { name: 'changed_at', type: 'text' },
  },
});

/** One row per fact that a ruling led to. */
export const ruledFactEntity = new EntitySchema<RuledFactRow>({
  name: 'RuledFact',
  schema: 'read',
  tableName: 'ruled_facts',
  columns: {
    factId: { name: 'fact_id', type: 'text', primary: true },
    disputeId: { name: 'dispute_id', type: 'text', primary: true },
    rulingId: { name: 'ruling_id', type: 'text' },
    partnerId: { name: 'partner_id', type: 'text' },
    recordedAt: { name: 'recorded_at', type: 'text' },
  },
});

/** That a line is disputed, and what came of it, is its partner's own matter. */
export const disputesTable = {
  entity: disputeEntity, partition: 'disputeId', visibleToPartner: 'partner_id = ANY (read.caller_partners())', indexes: ['(partner_id)', '(deal_id)'] } as const;
export const ruledFactsTable = {
  entity: ruledFactEntity, partition: 'factId', visibleToPartner: 'partner_id = ANY (read.caller_partners())', indexes: [] } as const;
