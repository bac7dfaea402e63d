import { EntitySchema } from 'typeorm';
import type { AttributionSplitRow, AttributionStandingRow } from './attribution-splits.projection.js';

/** One row per line of a deal's division. */
export const attributionSplitEntity = new EntitySchema<AttributionSplitRow>({
  name: 'AttributionSplit',
  schema: 'read',
  tableName: 'attribution_splits',
  columns: {
    dealId: { name: 'deal_id', type: 'text', primary: true },
    lineNo: { name: 'line_no', type: 'integer', primary: true },
    partnerId: { name: 'partner_id', type: 'text', nullable: true },
    position: { type: 'text' },
    share: { type: 'text' },
    amount: { type: 'text' },
    currency: { type: 'text' },
    kind: { type: 'text' },
    clause: { type: 'text' },
    eventIds: { name: 'event_ids', type: 'text', array: true },
    standing: { type: 'text' },
    period: { type: 'text', nullable: true },
    coSell: { name: 'co_sell', type: 'boolean' },
    rate: { type: 'text' },
    net: { type: 'text' },
    pool: { type: 'text' },
    ruleSetId: { name: 'rule_set_id', type: 'text' },
    version: { type: 'integer' },
    digest: { type: 'text' },
    dealFlags: { name: 'deal_flags', type: 'text' },
  },
});

/** The division of a shared deal is seen by whoever has a claim on it; an uplift by its partner alone. */
export const attributionSplitsTable = {
  entity: attributionSplitEntity,
  partition: 'dealId',
  visibleToPartner: `partner_id = ANY (read.caller_partners()) OR (kind <> 'uplift' AND read.caller_has_claim_on(deal_id))`,
  indexes: ['(partner_id, deal_id, line_no)'],
} as const;

/** How each line stands with its partner. */
export const attributionStandingEntity = new EntitySchema<AttributionStandingRow>({
  name: 'AttributionStanding',
  schema: 'read',
  tableName: 'attribution_standing',
  columns: {
    dealId: { name: 'deal_id', type: 'text', primary: true },
    lineNo: { name: 'line_no', type: 'integer', primary: true },
    partnerId: { name: 'partner_id', type: 'text', nullable: true },
    withheld: { type: 'boolean' },
    flags: { type: 'text' },
  },
});

/** Seen by the line's own partner. */
export const attributionStandingTable = {
  entity: attributionStandingEntity,
  partition: 'dealId',
  visibleToPartner: 'partner_id = ANY (read.caller_partners())',
  indexes: [],
} as const;
