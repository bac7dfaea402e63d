import { EntitySchema } from 'typeorm';
import type { StatementBalanceRow, StatementLineRow } from './statements.projection.js';

/** One row per line of an issued statement. */
export const statementLineEntity = new EntitySchema<StatementLineRow>({
  name: 'StatementLine',
  schema: 'read',
  tableName: 'statement_lines',
  columns: {
    period: { type: 'text', primary: true },
    partnerId: { name: 'partner_id', type: 'text', primary: true },
    lineNo: { name: 'line_no', type: 'integer', primary: true },
    kind: { type: 'text' },
    dealId: { name: 'deal_id', type: 'text', nullable: true },
    position: { type: 'text', nullable: true },
    clause: { type: 'text', nullable: true },
    ruleSetId: { name: 'rule_set_id', type: 'text', nullable: true },
    version: { type: 'integer', nullable: true },
    amount: { type: 'text' },
    currency: { type: 'text' },
    withheld: { type: 'boolean' },
    dealPeriod: { name: 'deal_period', type: 'text' },
    causeEventId: { name: 'cause_event_id', type: 'text' },
    causeType: { name: 'cause_type', type: 'text' },
    occurredAt: { name: 'occurred_at', type: 'text' },
    recordedAt: { name: 'recorded_at', type: 'text' },
    dueOn: { name: 'due_on', type: 'text' },
    holdback: { type: 'text' },
    holdbackUntil: { name: 'holdback_until', type: 'text' },
    eventIds: { name: 'event_ids', type: 'text', array: true },
  },
});

/** One row per statement and currency. */
export const statementBalanceEntity = new EntitySchema<StatementBalanceRow>({
  name: 'StatementBalance',
  schema: 'read',
  tableName: 'statement_balances',
  columns: {
    period: { type: 'text', primary: true },
    partnerId: { name: 'partner_id', type: 'text', primary: true },
    currency: { type: 'text', primary: true },
    opening: { type: 'text' },
    earned: { type: 'text' },
    clawedBack: { name: 'clawed_back', type: 'text' },
    adjusted: { type: 'text' },
    paid: { type: 'text' },
    closing: { type: 'text' },
    heldOpening: { name: 'held_opening', type: 'text' },
    held: { type: 'text' },
    released: { type: 'text' },
    heldClosing: { name: 'held_closing', type: 'text' },
    withheld: { type: 'text' },
    issuedAt: { name: 'issued_at', type: 'text' },
  },
});

/** A statement is its partner's own matter. */
export const statementLinesTable = {
  entity: statementLineEntity,
  partition: 'period',
  visibleToPartner: 'partner_id = ANY (read.caller_partners())',
  indexes: ['(partner_id, period, line_no)', '(deal_id)'],
} as const;

export const statementBalancesTable = {
  entity: statementBalanceEntity,
  partition: 'period',
  visibleToPartner: 'partner_id = ANY (read.caller_partners())',
  indexes: ['(partner_id, period)'],
} as const;
