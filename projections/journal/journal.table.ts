import { EntitySchema } from 'typeorm';
import type { JournalRow } from './journal.projection.js';

/** One row per line of an entry. */
export const journalEntity = new EntitySchema<JournalRow>({
  name: 'Journal',
  schema: 'read',
  tableName: 'journal',
  columns: {
    source: { type: 'text', primary: true },
    entryNo: { name: 'entry_no', type: 'integer', primary: true },
    legNo: { name: 'leg_no', type: 'integer', primary: true },
    entryId: { name: 'entry_id', type: 'text' },
    kind: { type: 'text' },
    account: { type: 'text' },
    amount: { type: 'text' },
    currency: { type: 'text' },
    partnerId: { name: 'partner_id', type: 'text' },
    line: { type: 'text' },
    lineNo: { name: 'line_no', type: 'integer', nullable: true },
    dealId: { name: 'deal_id', type: 'text', nullable: true },
    position: { type: 'text', nullable: true },
    clause: { type: 'text', nullable: true },
    ruleSetId: { name: 'rule_set_id', type: 'text', nullable: true },
    version: { type: 'integer', nullable: true },
    paymentId: { name: 'payment_id', type: 'text', nullable: true },
    rate: { type: 'text', nullable: true },
    rateOn: { name: 'rate_on', type: 'text', nullable: true },
    rateSource: { name: 'rate_source', type: 'text', nullable: true },
    causeEventId: { name: 'cause_event_id', type: 'text' },
    causeType: { name: 'cause_type', type: 'text' },
    dealPeriod: { name: 'deal_period', type: 'text', nullable: true },
    postedIn: { name: 'posted_in', type: 'text' },
    day: { type: 'text' },
    occurredAt: { name: 'occurred_at', type: 'text' },
    recordedAt: { name: 'recorded_at', type: 'text' },
  },
});

/** The journal is the programme's: what the books say of a partner, that partner reads in its statement. */
export const journalTable = {
  entity: journalEntity,
  partition: 'source',
  visibleToPartner: 'false',
  indexes: ['(entry_id)', '(occurred_at, source, entry_no, leg_no)', '(partner_id, occurred_at, source, entry_no)'],
} as const;
