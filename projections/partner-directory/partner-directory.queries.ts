import type { EntityManager } from 'typeorm';
import type { PartnerDirectoryRow } from './partner-directory.projection.js';
import { partnerDirectoryEntity } from './partner-directory.table.js';

/** A page of the directory by partner id, after one; with one row more than `limit` where there are more. */
export const listPartners = (
  manager: EntityManager, page: { readonly after: string; readonly limit: number; readonly externalId: string | undefined },
): Promise<PartnerDirectoryRow[]> => {
  const query = manager.createQueryBuilder(partnerDirectoryEntity, 'partner').where('partner.partnerId > :after', { after: page.after });
  if (page.externalId !== undefined) query.andWhere('partner.externalId = :externalId', { externalId: page.externalId });
  return query.orderBy('partner.partnerId').limit(page.limit + 1).getMany();
};

/** One partner; null where there is none that the caller may see. */
export const findPartner = (manager: EntityManager, partnerId: string): Promise<PartnerDirectoryRow | null> =>
  manager.findOneBy(partnerDirectoryEntity, { partnerId });

/** Names of the partners that the caller may see, by id. */
export const partnerNames = async (manager: EntityManager): Promise<ReadonlyMap<string, string>> =>
  new Map((await manager.find(partnerDirectoryEntity, { select: { partnerId: true, name: true } })).map((row) => [row.partnerId, row.name]));

/** The names that partners go by in the systems they came from, by partner id. */
export const partnerExternalIds = async (manager: EntityManager, partnerIds: readonly string[]): Promise<ReadonlyMap<string, string | null>> => {
  const rows = await manager.createQueryBuilder(partnerDirectoryEntity, 'partner')
    .select(['partner.partnerId', 'partner.externalId']).where('partner.partnerId = ANY(:partnerIds)', { partnerIds }).getMany();
  return new Map(rows.map((row) => [row.partnerId, row.externalId]));
};
