import type { EntityManager } from 'typeorm';
import type { PartnerDirectoryRow, PartnerStandingRow } from './partner-directory.projection.js';
import { partnerDirectoryEntity, partnerStandingEntity } from './partner-directory.table.js';

/** A partner, and how it stands where the caller may know that. */
export type ListedPartner = PartnerDirectoryRow & { readonly standing: PartnerStandingRow | null };

/** A page of the directory by partner id, after one; with one row more than `limit` where there are more. */
export const listPartners = async (
  manager: EntityManager, page: { readonly after: string; readonly limit: number; readonly externalId: string | undefined },
): Promise<ListedPartner[]> => {
  const query = manager.createQueryBuilder(partnerDirectoryEntity, 'partner').where('partner.partnerId > :after', { after: page.after });
  if (page.externalId !== undefined) {
    query.andWhere('EXISTS (SELECT FROM read.partner_standing standing WHERE standing.partner_id = partner.partnerId AND standing.external_id = :externalId)', page);
  }
  return withStanding(manager, await query.orderBy('partner.partnerId').limit(page.limit + 1).getMany());
};

/** One partner; null where there is none that the caller may see. */
export const findPartner = async (manager: EntityManager, partnerId: string): Promise<ListedPartner | null> => {
  const [partner] = await withStanding(manager, await manager.findBy(partnerDirectoryEntity, { partnerId }));
  return partner ?? null;
};

/** Names of the partners that the caller may see, by id. */
export const partnerNames = async (manager: EntityManager): Promise<ReadonlyMap<string, string>> =>
  new Map((await manager.find(partnerDirectoryEntity)).map((row) => [row.partnerId, row.name]));

/** The names that partners go by in the systems they came from, by partner id, where the caller may know them. */
export const partnerExternalIds = async (manager: EntityManager, partnerIds: readonly string[]): Promise<ReadonlyMap<string, string | null>> =>
  new Map((await standingsOf(manager, partnerIds)).map((row) => [row.partnerId, row.externalId]));

const withStanding = async (manager: EntityManager, partners: readonly PartnerDirectoryRow[]): Promise<ListedPartner[]> => {
  const standings = await standingsOf(manager, partners.map(({ partnerId }) => partnerId));
  const byPartner = new Map(standings.map((standing) => [standing.partnerId, standing]));
  return partners.map((partner) => ({ ...partner, standing: byPartner.get(partner.partnerId) ?? null }));
};

const standingsOf = (manager: EntityManager, partnerIds: readonly string[]): Promise<PartnerStandingRow[]> =>
  manager.createQueryBuilder(partnerStandingEntity, 'standing').where('standing.partnerId = ANY(:partnerIds)', { partnerIds }).getMany();
