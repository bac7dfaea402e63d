import { EntitySchema } from 'typeorm';
import type { PeriodRow } from './periods.projection.js';

/** One row per event of a quarter's closing. */
export const periodEntity = new EntitySchema<PeriodRow>({
  name: 'Period',
  schema: 'read',
  tableName: 'periods',
  columns: {
    period: { type: 'text', primary: true },
    eventId: { name: 'event_id', type: 'text', primary: true },
    standing: { type: 'text' },
    userId: { name: 'user_id', type: 'text' },
    recordedAt: { name: 'recorded_at', type: 'text' },
    knownAt: { name: 'known_at', type: 'text', nullable: true },
    data: { type: 'text' },
  },
});

/** Who closed what, with the totals, is the programme's matter. */
export const periodsTable = { entity: periodEntity, partition: 'period', visibleToPartner: 'false', indexes: [] } as const;
