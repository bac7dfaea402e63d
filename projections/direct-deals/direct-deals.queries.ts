import type { EntityManager } from 'typeorm';
import type { DirectDealRow } from './direct-deals.projection.js';
import { directDealEntity } from './direct-deals.table.js';

/** The deals won without partners in the quarters from one until before another. */
export const listDirectDeals = (manager: EntityManager, quarters: { readonly from: string; readonly before: string }): Promise<DirectDealRow[]> =>
  manager.createQueryBuilder(directDealEntity, 'direct')
    .where('direct.period >= :from AND direct.period < :before', quarters).orderBy('direct.dealId').getMany();
