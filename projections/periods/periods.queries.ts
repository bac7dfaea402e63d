import type { EntityManager } from 'typeorm';
import { inOrder, type PeriodRow } from './periods.projection.js';
import { periodEntity } from './periods.table.js';

/** The last quarter that is closed, with whatever was before it; undefined before the first. */
export const lastClosedPeriod = async (manager: EntityManager): Promise<string | undefined> =>
  (await manager.findOne(periodEntity, { where: { standing: 'closed' }, order: { period: 'DESC' } }))?.period;

/** Everything that was said about closing and restating quarters, by quarter and in order. */
export const listPeriods = async (manager: EntityManager): Promise<PeriodRow[]> =>
  inOrder(await manager.find(periodEntity, { order: { period: 'ASC', recordedAt: 'ASC' } }));
