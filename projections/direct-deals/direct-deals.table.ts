import { EntitySchema } from 'typeorm';
import type { DirectDealRow } from './direct-deals.projection.js';

/** One row per deal won without partners. */
export const directDealEntity = new EntitySchema<DirectDealRow>({
  name: 'DirectDeal',
  schema: 'read',
  tableName: 'direct_deals',
  columns: {
    dealId: { name: 'deal_id', type: 'text', primary: true },
    period: { type: 'text' },
    segment: { type: 'text', nullable: true },
    days: { type: 'integer' },
    stages: { type: 'text' },
  },
});

/** The vendor's own deals: no partner sees one. */
export const directDealsTable = {
  entity: directDealEntity,
  partition: 'dealId',
  visibleToPartner: 'false',
  indexes: ['(period)'],
} as const;
