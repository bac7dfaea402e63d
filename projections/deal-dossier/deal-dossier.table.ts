import { EntitySchema } from 'typeorm';
import type { DealDossierRow } from './deal-dossier.projection.js';

/** One row per deal. */
export const dealDossierEntity = new EntitySchema<DealDossierRow>({
  name: 'DealDossier',
  schema: 'read',
  tableName: 'deal_dossier',
  columns: {
    dealId: { name: 'deal_id', type: 'text', primary: true },
    externalSource: { name: 'external_source', type: 'text', nullable: true },
    externalId: { name: 'external_id', type: 'text', nullable: true },
    status: { type: 'text' },
    model: { type: 'text', nullable: true },
    currency: { type: 'text' },
    amount: { type: 'text' },
    accountName: { name: 'account_name', type: 'text', nullable: true },
    accountDomain: { name: 'account_domain', type: 'text', nullable: true },
    stage: { type: 'text', nullable: true },
    lastActivityAt: { name: 'last_activity_at', type: 'text', nullable: true },
    expectedCloseOn: { name: 'expected_close_on', type: 'text', nullable: true },
    nextStepTextId: { name: 'next_step_text_id', type: 'text', nullable: true },
    nextStepDueOn: { name: 'next_step_due_on', type: 'text', nullable: true },
    createdAt: { name: 'created_at', type: 'text' },
    closedAt: { name: 'closed_at', type: 'text', nullable: true },
    period: { type: 'text', nullable: true },
    bucket: { type: 'text', nullable: true },
    tag: { type: 'text' },
    underCredited: { name: 'under_credited', type: 'boolean' },
    ruleSetId: { name: 'rule_set_id', type: 'text' },
    partnerIds: { name: 'partner_ids', type: 'text', array: true },
    claimantIds: { name: 'claimant_ids', type: 'text', array: true },
    pendingPartnerIds: { name: 'pending_partner_ids', type: 'text', array: true },
    dateAssumed: { name: 'date_assumed', type: 'boolean' },
    accountMissing: { name: 'account_missing', type: 'boolean' },
    stored: { type: 'text' },
  },
});

/** A deal is seen by the partners on it. */
export const dealDossierTable = {
  entity: dealDossierEntity,
  partition: 'dealId',
  visibleToPartner: 'partner_ids && read.caller_partners() COLLATE "C"',
  indexes: ['(external_id)', '(rule_set_id, deal_id)', '(status, deal_id)', '(tag, deal_id)', 'USING gin (partner_ids)'],
} as const;
