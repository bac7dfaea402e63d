import { EntitySchema } from 'typeorm';
import type { CommissionPayoutRow } from './commission-payouts.projection.js';

/** One row per accrual entry. */
export const commissionPayoutEntity = new EntitySchema<CommissionPayoutRow>({
  name: 'CommissionPayout',
  schema: 'read',
  tableName: 'commission_payouts',
  columns: {
    dealId: { name: 'deal_id', type: 'text', primary: true },
    entryNo: { name: 'entry_no', type: 'integer', primary: true },
    lineKey: { name: 'line_key', type: 'text' },
    partnerId: { name: 'partner_id', type: 'text' },
    position: { type: 'text' },
    kind: { type: 'text' },
    amount: { type: 'text' },
    currency: { type: 'text' },
    withheld: { type: 'boolean' },
    ruleSetId: { name: 'rule_set_id', type: 'text' },
    version: { type: 'integer' },
    clause: { type: 'text' },
    causeEventId: { name: 'cause_event_id', type: 'text' },
    causeType: { name: 'cause_type', type: 'text' },
    eventIds: { name: 'event_ids', type: 'text', array: true },
    dealPeriod: { name: 'deal_period', type: 'text' },
    postedIn: { name: 'posted_in', type: 'text' },
    occurredAt: { name: 'occurred_at', type: 'text' },
    recordedAt: { name: 'recorded_at', type: 'text' },
    dueOn: { name: 'due_on', type: 'text' },
    holdback: { type: 'text' },
    holdbackUntil: { name: 'holdback_until', type: 'text' },
  },
});

/** What a partner accrued is its own matter. */
export const commissionPayoutsTable = {
  entity: commissionPayoutEntity,
  partition: 'dealId',
  visibleToPartner: 'partner_id = ANY (read.caller_partners())',
  indexes: ['(partner_id, posted_in, deal_id, entry_no)', '(recorded_at)'],
} as const;
