import type { EntityManager } from 'typeorm';
import type { DealDossierRow } from './deal-dossier.projection.js';
import { dealDossierEntity } from './deal-dossier.table.js';

/** Which deals, and where the page begins: after a deal id, in the order of ids, or before one. */
export interface DealPage {
  readonly after: string | undefined;
  readonly before: string | undefined;
  readonly limit: number;
  readonly status: string | undefined;
  readonly partnerId: string | undefined;
  readonly externalId: string | undefined;
  readonly period: string | undefined;
  /** Only deals whose account the source did not name. */
  readonly accountMissing: boolean | undefined;
  /** Only deals whose tag stands so, and those of which the row alone cannot say it. */
  readonly tag: DealDossierRow['tag'] | undefined;
  readonly underCredited: boolean | undefined;
}

/** A page of deals by id, with one row more than `limit` where there are more that way. */
export const listDeals = async (manager: EntityManager, page: DealPage): Promise<DealDossierRow[]> => {
  const query = manager.createQueryBuilder(dealDossierEntity, 'deal');
  if (page.status !== undefined) query.andWhere('deal.status = :status', page);
  if (page.partnerId !== undefined) query.andWhere('deal.partnerIds @> ARRAY[:partnerId]', page);
  if (page.externalId !== undefined) query.andWhere('deal.externalId = :externalId', page);
  if (page.period !== undefined) query.andWhere('deal.period = :period', page);
  if (page.accountMissing !== undefined) query.andWhere('deal.accountMissing = :accountMissing', page);
  if (page.tag !== undefined) query.andWhere(`deal.tag IN (:tag, 'unjudged')`, page);
  if (page.underCredited !== undefined) query.andWhere('deal.underCredited = :underCredited', page);
  if (page.before !== undefined) {
    const rows = await query.andWhere('deal.dealId < :before', page).orderBy('deal.dealId', 'DESC').limit(page.limit + 1).getMany();
    return rows.reverse();
  }
  if (page.after !== undefined) query.andWhere('deal.dealId > :after', page);
  return query.orderBy('deal.dealId').limit(page.limit + 1).getMany();
};

/** One deal; null where there is none that the caller may see. */
export const findDeal = (manager: EntityManager, dealId: string): Promise<DealDossierRow | null> =>
  manager.findOneBy(dealDossierEntity, { dealId });

/** External ids of deals, by deal id. */
export const dealNames = async (manager: EntityManager, dealIds: readonly string[]): Promise<ReadonlyMap<string, string | null>> => {
  const rows = await manager.createQueryBuilder(dealDossierEntity, 'deal')
    .select(['deal.dealId', 'deal.externalId']).where('deal.dealId = ANY(:dealIds)', { dealIds }).getMany();
  return new Map(rows.map((row) => [row.dealId, row.externalId]));
};

/** Every deal that a partner is on, by id. */
export const dealsOfPartner = (manager: EntityManager, partnerId: string): Promise<DealDossierRow[]> =>
  manager.createQueryBuilder(dealDossierEntity, 'deal')
    .where('deal.partnerIds @> ARRAY[:partnerId]', { partnerId }).orderBy('deal.dealId').getMany();

const dossiersPerPage = 500;

/** The stored dossiers of all deals that follow a rule set now, in the order of their ids, page by page. */
export async function* storedDossiersUnder(manager: EntityManager, ruleSetId: string): AsyncGenerator<readonly string[]> {
  for (let after = ''; ;) {
    const rows = await manager.createQueryBuilder(dealDossierEntity, 'deal').select(['deal.dealId', 'deal.stored'])
      .where('deal.ruleSetId = :ruleSetId AND deal.dealId > :after', { ruleSetId, after }).orderBy('deal.dealId').limit(dossiersPerPage).getMany();
    yield rows.map(({ stored }) => stored);
    const last = rows.at(-1);
    if (!last || rows.length < dossiersPerPage) return;
    after = last.dealId;
  }
}
