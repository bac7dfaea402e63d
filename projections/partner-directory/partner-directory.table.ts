import { EntitySchema } from 'typeorm';
import type { PartnerDirectoryRow, PartnerStandingRow } from './partner-directory.projection.js';

/** One row per partner. */
export const partnerDirectoryEntity = new EntitySchema<PartnerDirectoryRow>({
  name: 'PartnerDirectory',
  schema: 'read',
  tableName: 'partner_directory',
  columns: {
    partnerId: { name: 'partner_id', type: 'text', primary: true },
    name: { type: 'text' },
  },
});

/** A partner sees itself and those it shares a deal with. */
export const partnerDirectoryTable = {
  entity: partnerDirectoryEntity,
  partition: 'partnerId',
  visibleToPartner: 'partner_id = ANY (read.caller_partners()) OR read.caller_shares_deal_with(partner_id)',
  indexes: [],
} as const;

/** How each partner stands with the programme. */
export const partnerStandingEntity = new EntitySchema<PartnerStandingRow>({
  name: 'PartnerStanding',
  schema: 'read',
  tableName: 'partner_standing',
  columns: {
    partnerId: { name: 'partner_id', type: 'text', primary: true },
    kind: { type: 'text', nullable: true },
    externalSource: { name: 'external_source', type: 'text', nullable: true },
    externalId: { name: 'external_id', type: 'text', nullable: true },
    status: { type: 'text' },
    tier: { type: 'text', nullable: true },
  },
});

/** Seen by the partner itself. */
export const partnerStandingTable = {
  entity: partnerStandingEntity,
  partition: 'partnerId',
  visibleToPartner: 'partner_id = ANY (read.caller_partners())',
  indexes: ['(external_id)'],
} as const;
