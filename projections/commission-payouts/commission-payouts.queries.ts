import type { EntityManager } from 'typeorm';
import type { CommissionPayoutRow } from './commission-payouts.projection.js';
import { commissionPayoutEntity } from './commission-payouts.table.js';

/** A partner's entries that were posted in a period, by deal and in the order of posting. */
export const entriesOfPartner = (manager: EntityManager, partnerId: string, postedIn: string): Promise<CommissionPayoutRow[]> =>
  manager.find(commissionPayoutEntity, { where: { partnerId, postedIn: postedIn as CommissionPayoutRow['postedIn'] }, order: { dealId: 'ASC', entryNo: 'ASC' } });
