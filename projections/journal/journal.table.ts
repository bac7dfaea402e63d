import { EntitySchema } from 'typeorm';
import type { JournalRow } from './journal.projection.js';

/** One row per line of an entry. */
export const journalEntity = new EntitySchema<JournalRow>({
  name: 'Journal',
  schema: 'read',
  tableName: 'journal',
  columns: {
    dealId: { name: 'deal_id', type: 'text', primary: true },
    entryNo: { name: 'entry_no', type: 'integer', primary: true },
    legNo: { name: 'leg_no', type: 'integer', primary: true },
    entryId: { name: 'entry_id', type: 'text' },
    kind: { type: 'text' },
    account: { type: 'text' },
    amount: { type: 'text' },
    currency: { type: 'text' },
    partnerId: { name: 'partner_id', type: 'text' },
    position: { type: 'text' },
    line: { type: 'text' },
    clause: { type: 'text' },
    ruleSetId: { name: 'rule_set_id', type: 'text' },
    version: { type: 'integer' },
    causeEventId: { name: 'cause_event_id', type: 'text' },
    causeType: { name: 'cause_type', type: 'text' },
    dealPeriod: { name: 'deal_period', type: 'text' },
    postedIn: { name: 'posted_in', type: 'text' },
    day: { type: 'text' },
    occurredAt: { name: 'occurred_at', type: 'text' },
    recordedAt: { name: 'recorded_at', type: 'text' },
  },
});

/** The journal is the programme's: what the books say of a partner, that partner reads in its statement. */
export const journalTable = {
  entity: journalEntity,
  partition: 'dealId',
  visibleToPartner: 'false',
  indexes: ['(entry_id)', '(occurred_at, deal_id, entry_no, leg_no)', '(partner_id, occurred_at, deal_id, entry_no)'],
} as const;
