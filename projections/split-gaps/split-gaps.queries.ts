import type { EntityManager } from 'typeorm';
import type { SplitGapRow } from './split-gaps.projection.js';
import { splitGapEntity } from './split-gaps.table.js';

/** A page of won deals with a gap after a deal id, of one quarter or of all, with one row more than `limit` where there are more. */
export const listSplitGaps = (
  manager: EntityManager, page: { readonly after: string | undefined; readonly limit: number; readonly period: string | undefined },
): Promise<SplitGapRow[]> => {
  const query = manager.createQueryBuilder(splitGapEntity, 'gap').where('gap.dealId > :after', { after: page.after ?? '' });
  if (page.period !== undefined) query.andWhere('gap.period = :period', { period: page.period });
  return query.orderBy('gap.dealId').limit(page.limit + 1).getMany();
};
