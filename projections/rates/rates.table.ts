import { EntitySchema } from 'typeorm';
import type { RateRow } from './rates.projection.js';

/** One row per rate told. */
export const rateEntity = new EntitySchema<RateRow>({
  name: 'Rate',
  schema: 'read',
  tableName: 'rates',
  columns: {
    revision: { type: 'integer', primary: true },
    eventId: { name: 'event_id', type: 'text' },
    base: { type: 'text' },
    quote: { type: 'text' },
    rate: { type: 'text' },
    on: { name: 'told_for', type: 'text' },
    source: { type: 'text' },
    recordedAt: { name: 'recorded_at', type: 'text' },
  },
});

/** Rates of exchange are nobody's secret. */
export const ratesTable = { entity: rateEntity, partition: 'revision', visibleToPartner: 'true', indexes: ['(base, quote, told_for)'] } as const;
