import type { EntityManager } from 'typeorm';
import type { DisputeRow } from './disputes.projection.js';
import { disputeEntity, ruledFactEntity } from './disputes.table.js';

type ReadSql = <Row>(text: string, values: readonly unknown[]) => Promise<readonly Row[]>;

/** Which disputes are listed: after one, of a standing, a partner, a deal. */
export interface DisputePage {
  readonly after: string | undefined;
  readonly limit: number;
  readonly standing: string | undefined;
  readonly partnerId: string | undefined;
  readonly dealId: string | undefined;
}

/** A page of disputes by id, with one more than `limit` where there are more. */
export const listDisputes = (manager: EntityManager, { after, limit, standing, partnerId, dealId }: DisputePage): Promise<DisputeRow[]> => {
  const query = manager.createQueryBuilder(disputeEntity, 'dispute').where('dispute.disputeId > :after', { after: after ?? '' });
  if (standing !== undefined) query.andWhere('dispute.standing = :standing', { standing });
  if (partnerId !== undefined) query.andWhere('dispute.partnerId = :partnerId', { partnerId });
  if (dealId !== undefined) query.andWhere('dispute.dealId = :dealId', { dealId });
  return query.orderBy('dispute.disputeId').limit(limit + 1).getMany();
};

/** One dispute; null where there is none that the caller may see. */
export const findDispute = (manager: EntityManager, disputeId: string): Promise<DisputeRow | null> => manager.findOneBy(disputeEntity, { disputeId });

/** The disputes of a statement's lines, by the number of the line: of several the last, the others being withdrawn. */
export const disputesOfStatement = async (
  manager: EntityManager, { partnerId, period }: { readonly partnerId: string; readonly period: string },
): Promise<ReadonlyMap<number, DisputeRow>> => {
  const rows = await manager.find(disputeEntity, { where: { partnerId, period }, order: { openedAt: 'ASC', disputeId: 'ASC' } });
  return new Map(rows.flatMap((row) => (row.lineNo === null ? [] : [[row.lineNo, row]])));
};

/** Which dispute each of these events follows from, of those that the caller may see; of several the first by id. */
export const disputesBehind = async (manager: EntityManager, eventIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (eventIds.length === 0) return new Map();
  const rows = await manager.createQueryBuilder(ruledFactEntity, 'fact').where('fact.factId IN (:...eventIds)', { eventIds: [...new Set(eventIds)] })
    .orderBy('fact.disputeId', 'DESC').getMany();
  return new Map(rows.map(({ factId, disputeId }) => [factId, disputeId]));
};

/** What of a deal follows from rulings, dispute by dispute, as far as the caller may see it and it was known at an instant. */
export const rulingsOnDeal = async (
  manager: EntityManager, { dealId, knownAt }: { readonly dealId: string; readonly knownAt: string | undefined },
): Promise<readonly { readonly disputeId: string; readonly rulingId: string; readonly eventIds: readonly string[] }[]> => manager.query(`
  SELECT dispute_id AS "disputeId", ruling_id AS "rulingId", array_agg(fact_id ORDER BY fact_id) AS "eventIds" FROM read.ruled_facts
  WHERE dispute_id IN (SELECT dispute_id FROM read.disputes WHERE deal_id = $1) AND ($2::text IS NULL OR recorded_at <= $2)
  GROUP BY dispute_id, ruling_id ORDER BY min(recorded_at), dispute_id, ruling_id`, [dealId, knownAt ?? null]);

/** What disputes hold of these partners' accounts, or where null of all. */
export const disputeHolds = (
  sql: ReadSql, partnerIds: readonly string[] | null,
): Promise<readonly { readonly partnerId: string; readonly currency: string; readonly line: string; readonly award: string | null; readonly held: string }[]> => sql(`
  SELECT partner_id AS "partnerId", currency, line_reference AS line, award, held FROM read.disputes
  WHERE standing IN ('open', 'answered', 'escalated') AND ($1::text[] IS NULL OR partner_id = ANY($1)) ORDER BY dispute_id`, [partnerIds]);

/** The disputes that wait for the ledger itself: a deadline has passed, or a ruling is to be carried out. */
export const disputesToSettle = (sql: ReadSql, now: string): Promise<readonly { readonly disputeId: string; readonly standing: DisputeRow['standing']; readonly dueBy: string | null }[]> => sql(`
  SELECT dispute_id AS "disputeId", standing, due_by AS "dueBy" FROM read.disputes
  WHERE cardinality(to_carry_out) > 0 OR (standing IN ('open', 'answered') AND due_by < $1) ORDER BY dispute_id`, [now]);

/** What a dispute can be about, and whether one is: a line of a deal in the quarter of its close. */
export interface DisputedOrNot {
  readonly dealId: string;
  readonly partnerId: string;
  readonly period: string;
  readonly position: string;
  readonly clause: string;
  readonly disputed: boolean;
}

/** Every line that deals ever posted to partners, and whether it was ever disputed. */
export const linesAndDisputes = (sql: ReadSql): Promise<readonly DisputedOrNot[]> => sql(`
  SELECT DISTINCT ON (line.deal_id, line.line_key) line.deal_id AS "dealId", line.partner_id AS "partnerId", line.deal_period AS period, line.position, line.clause,
    EXISTS (SELECT FROM read.disputes dispute WHERE dispute.deal_id = line.deal_id AND dispute.partner_id = line.partner_id AND dispute.position = line.position
      AND dispute.line_kind = line.kind) AS disputed
  FROM read.commission_payouts line ORDER BY line.deal_id, line.line_key, line.entry_no DESC`, []);
