import { EntitySchema } from 'typeorm';
import type { PairingContributionRow } from './co-sell-pairings.projection.js';

/** One row per deal and pair of partners on it. */
export const pairingContributionEntity = new EntitySchema<PairingContributionRow>({
  name: 'PairingContribution',
  schema: 'read',
  tableName: 'co_sell_pairings',
  columns: {
    dealId: { name: 'deal_id', type: 'text', primary: true },
    partnerA: { name: 'partner_a', type: 'text', primary: true },
    partnerB: { name: 'partner_b', type: 'text', primary: true },
    status: { type: 'text' },
    amount: { type: 'text' },
    currency: { type: 'text' },
    cycleDays: { name: 'cycle_days', type: 'integer', nullable: true },
    closedAt: { name: 'closed_at', type: 'text', nullable: true },
  },
});

/** A pairing is seen by its two partners. */
export const coSellPairingsTable = {
  entity: pairingContributionEntity,
  partition: 'dealId',
  visibleToPartner: 'partner_a = ANY (read.caller_partners()) OR partner_b = ANY (read.caller_partners())',
  indexes: ['(partner_a, partner_b)'],
} as const;
