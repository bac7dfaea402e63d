import { EntitySchema } from 'typeorm';
import type { SplitGapRow } from './split-gaps.projection.js';

/** One row per won deal with a gap. */
export const splitGapEntity = new EntitySchema<SplitGapRow>({
  name: 'SplitGap',
  schema: 'read',
  tableName: 'split_gaps',
  columns: {
    dealId: { name: 'deal_id', type: 'text', primary: true },
    period: { type: 'text' },
    ruleSetId: { name: 'rule_set_id', type: 'text' },
    version: { type: 'integer' },
    gaps: { type: 'text' },
  },
});

/** It is part of the division, so it is seen by whoever has a claim on the deal. */
export const splitGapsTable = {
  entity: splitGapEntity,
  partition: 'dealId',
  visibleToPartner: 'read.caller_has_claim_on(deal_id)',
  indexes: ['(period, deal_id)'],
} as const;
