import type { EntityManager } from 'typeorm';
import type { AttributionSplitRow, AttributionStandingRow } from './attribution-splits.projection.js';
import { attributionSplitEntity, attributionStandingEntity } from './attribution-splits.table.js';

/** A line and, where the caller may know it, how it stands. */
export type SplitLine = AttributionSplitRow & { readonly withheld: boolean | null; readonly flags: string | null };

/** The lines of one deal that the caller may see, in order. */
export const linesOfDeal = async (manager: EntityManager, dealId: string): Promise<SplitLine[]> =>
  withStanding(manager, await manager.find(attributionSplitEntity, { where: { dealId }, order: { lineNo: 'ASC' } }));

/** The lines of one partner, by deal and line; only what is owed, or only projections. */
export const linesOfPartner = async (
  manager: EntityManager, partnerId: string, standing: 'owed' | 'projection',
): Promise<SplitLine[]> =>
  withStanding(manager, await manager.find(attributionSplitEntity, { where: { partnerId, standing }, order: { dealId: 'ASC', lineNo: 'ASC' } }));

/** A page of all partners' owed lines, or of one partner's, without those withheld, after a place (deal and line), with one more than `limit` where there are more. */
export const listOwedLines = (
  manager: EntityManager, after: { readonly dealId: string; readonly lineNo: number }, limit: number, partnerIds: readonly string[] | undefined,
): Promise<AttributionSplitRow[]> => {
  const query = manager.createQueryBuilder(attributionSplitEntity, 'line')
    .where(`line.standing = 'owed'`).andWhere('line.partnerId IS NOT NULL')
    .andWhere('NOT EXISTS (SELECT FROM read.attribution_standing standing WHERE standing.deal_id = line.dealId AND standing.line_no = line.lineNo AND standing.withheld)')
    .andWhere('(line.dealId, line.lineNo) > (:dealId, :lineNo)', after);
  if (partnerIds !== undefined) query.andWhere('line.partnerId = ANY (:partnerIds)', { partnerIds });
  return query.orderBy('line.dealId').addOrderBy('line.lineNo').limit(limit + 1).getMany();
};

const withStanding = async (manager: EntityManager, lines: readonly AttributionSplitRow[]): Promise<SplitLine[]> => {
  const standings = await manager.createQueryBuilder(attributionStandingEntity, 'standing')
    .where('standing.dealId = ANY(:dealIds)', { dealIds: [...new Set(lines.map(({ dealId }) => dealId))] }).getMany();
  const byLine = new Map(standings.map((standing) => [placeOf(standing), standing]));
  return lines.map((line) => ({ ...line, withheld: byLine.get(placeOf(line))?.withheld ?? null, flags: byLine.get(placeOf(line))?.flags ?? null }));
};

const placeOf = ({ dealId, lineNo }: AttributionStandingRow | AttributionSplitRow): string => `${dealId} ${lineNo}`;
