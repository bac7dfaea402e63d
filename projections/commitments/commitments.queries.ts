import type { EntityManager } from 'typeorm';
import type { CommitmentRow } from './commitments.projection.js';
import { commitmentEntity } from './commitments.table.js';

/** The place of a row in the list: its key. */
export type CommitmentPlace = Pick<CommitmentRow, 'dealId' | 'partnerId' | 'kind' | 'askedBy'>;

/** Which breaches: after a place, of one partner or of all, as they stand at a moment. */
export interface BreachPage {
  readonly after: Readonly<Record<keyof CommitmentPlace, string>>;
  readonly limit: number;
  readonly now: string;
  readonly partnerId: string | undefined;
  readonly kind: string | undefined;
}

/** A page of what was met late, or is overdue at that moment, with one row more than `limit` where there are more. */
export const listBreaches = (manager: EntityManager, page: BreachPage): Promise<CommitmentRow[]> => {
  const query = manager.createQueryBuilder(commitmentEntity, 'owed')
    .where('COALESCE(owed.metAt, :now) > owed.dueAt', page)
    .andWhere('(owed.dealId, owed.partnerId, owed.kind, owed.askedBy) > (:dealId, :afterPartner, :afterKind, :askedBy)',
      { ...page.after, afterPartner: page.after.partnerId, afterKind: page.after.kind });
  if (page.partnerId !== undefined) query.andWhere('owed.partnerId = :ofPartner', { ofPartner: page.partnerId });
  if (page.kind !== undefined) query.andWhere('owed.kind = :ofKind', { ofKind: page.kind });
  return query.orderBy('owed.dealId').addOrderBy('owed.partnerId').addOrderBy('owed.kind').addOrderBy('owed.askedBy').limit(page.limit + 1).getMany();
};
