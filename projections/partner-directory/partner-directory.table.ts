import { EntitySchema } from 'typeorm';
import type { PartnerDirectoryRow } from './partner-directory.projection.js';

/** One row per partner. */
export const partnerDirectoryEntity = new EntitySchema<PartnerDirectoryRow>({
  name: 'PartnerDirectory',
  schema: 'read',
  tableName: 'partner_directory',
  columns: {
    partnerId: { name: 'partner_id', type: 'text', primary: true },
    name: { type: 'text' },
    kind: { type: 'text', nullable: true },
    externalSource: { name: 'external_source', type: 'text', nullable: true },
    externalId: { name: 'external_id', type: 'text', nullable: true },
    status: { type: 'text' },
    tier: { type: 'text', nullable: true },
  },
});

/** A partner sees itself and those it shares a deal with. */
export const partnerDirectoryTable = {
  entity: partnerDirectoryEntity,
  partition: 'partnerId',
  visibleToPartner: 'partner_id = read.caller_partner() OR read.caller_shares_deal_with(partner_id)',
  indexes: ['(external_id)'],
} as const;
