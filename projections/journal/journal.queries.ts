import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { JournalRow } from './journal.projection.js';
import { journalEntity } from './journal.table.js';

/** Which entries are asked for: of a partner, posted in a period or, for balances, up to its end. */
export interface JournalFilter {
  /** The last quarter that is closed: up to it the journal is what statements promised, after it what accrues. */
  readonly closedThrough: string | undefined;
  readonly partnerId: string | undefined;
  readonly period: string | undefined;
}

/** Where an entry lies in the journal: by the instant of its cause, then by source and number. */
export type JournalPlace = Pick<JournalRow, 'occurredAt' | 'source' | 'entryNo'>;

/** What stands on an account in one currency. */
export interface AccountBalance {
  readonly account: string;
  readonly currency: string;
  /** Positive is a debit balance, negative a credit balance; exactly the digits of the currency. */
  readonly balance: string;
  /** How many lines it sums. */
  readonly postings: number;
}

/** The place of an entry; null where there is none that the caller may see. */
export const placeOfEntry = (manager: EntityManager, entryId: string): Promise<JournalPlace | null> =>
  manager.findOneBy(journalEntity, { entryId, legNo: 1 });

/** The lines of a page of entries after a place, in order; of one entry more than `limit` where there are more. */
export const listJournal = async (
  manager: EntityManager, page: JournalFilter & { readonly after: JournalPlace | undefined; readonly limit: number },
): Promise<JournalRow[]> => {
  const heads = filtered(manager, page).andWhere('leg.legNo = 1');
  if (page.after) heads.andWhere('(leg.occurredAt, leg.source, leg.entryNo) > (:occurredAt, :source, :entryNo)', page.after);
  const entries = await ordered(heads).limit(page.limit + 1).getMany();
  const [first, last] = [entries.at(0), entries.at(-1)];
  if (!first || !last) return [];
  return ordered(filtered(manager, page)
    .andWhere('(leg.occurredAt, leg.source, leg.entryNo) >= (:firstAt, :firstSource, :firstNo)', { firstAt: first.occurredAt, firstSource: first.source, firstNo: first.entryNo })
    .andWhere('(leg.occurredAt, leg.source, leg.entryNo) <= (:lastAt, :lastSource, :lastNo)', { lastAt: last.occurredAt, lastSource: last.source, lastNo: last.entryNo }),
  ).addOrderBy('leg.legNo').getMany();
};

/** What stands on every account, by account and currency; summed by the database as exact decimals. */
export const balancesOfAccounts = async (manager: EntityManager, { period, ...filter }: JournalFilter): Promise<AccountBalance[]> => {
  const query = filtered(manager, { ...filter, period: undefined });
  if (period !== undefined) query.andWhere('leg.postedIn <= :period', { period });
  return query
    .select('leg.account', 'account').addSelect('leg.currency', 'currency')
    .addSelect('CAST(SUM(CAST(leg.amount AS numeric)) AS text)', 'balance').addSelect('CAST(COUNT(*) AS integer)', 'postings')
    .groupBy('leg.account').addGroupBy('leg.currency').orderBy('leg.account').addOrderBy('leg.currency').getRawMany<AccountBalance>();
};

const filtered = (manager: EntityManager, { closedThrough = '', partnerId, period }: JournalFilter): SelectQueryBuilder<JournalRow> => {
  // A balance's entry of the day after the quarter is posted in the next one, and still of the statement.
  const query = manager.createQueryBuilder(journalEntity, 'leg').where(
    `CASE WHEN leg.kind = 'accrual' THEN leg.postedIn > :closedThrough WHEN leg.line = 'receivableReversal' THEN leg.dealPeriod <= :closedThrough
      WHEN leg.kind = 'statement' THEN leg.postedIn <= :closedThrough ELSE TRUE END`, { closedThrough });
  if (partnerId !== undefined) query.andWhere('leg.partnerId = :partnerId', { partnerId });
  if (period !== undefined) query.andWhere('leg.postedIn = :period', { period });
  return query;
};

const ordered = (query: SelectQueryBuilder<JournalRow>): SelectQueryBuilder<JournalRow> =>
  query.orderBy('leg.occurredAt').addOrderBy('leg.source').addOrderBy('leg.entryNo');
