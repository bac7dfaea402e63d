import type { EntityManager } from 'typeorm';
import type { PeriodRow } from './periods.projection.js';
import { periodEntity } from './periods.table.js';

/** Everything that was said about closing and restating quarters, by quarter and in order. */
export const listPeriods = (manager: EntityManager): Promise<PeriodRow[]> =>
  manager.find(periodEntity, { order: { period: 'ASC', recordedAt: 'ASC' } });
