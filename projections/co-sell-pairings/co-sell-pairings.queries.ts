import type { EntityManager } from 'typeorm';
import type { PairingContributionRow } from './co-sell-pairings.projection.js';
import { pairingContributionEntity } from './co-sell-pairings.table.js';

/** What every deal the caller may see contributes to pairings. */
export const listContributions = (manager: EntityManager): Promise<PairingContributionRow[]> =>
  manager.find(pairingContributionEntity, { order: { partnerA: 'ASC', partnerB: 'ASC', dealId: 'ASC' } });
