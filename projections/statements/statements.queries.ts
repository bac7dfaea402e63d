import type { EntityManager } from 'typeorm';
import type { StatementBalanceRow, StatementLineRow } from './statements.projection.js';
import { statementBalanceEntity, statementLineEntity } from './statements.table.js';

/** The balances of one statement, by currency; none where no statement was issued that the caller may see. */
export const balancesOfStatement = (manager: EntityManager, partnerId: string, period: string): Promise<StatementBalanceRow[]> =>
  manager.find(statementBalanceEntity, { where: { partnerId, period }, order: { currency: 'ASC' } });

/** Lines of one statement after a line, in order. */
export const linesOfStatement = (
  manager: EntityManager, { partnerId, period, after, limit }: { readonly partnerId: string; readonly period: string; readonly after: number; readonly limit: number },
): Promise<StatementLineRow[]> =>
  manager.createQueryBuilder(statementLineEntity, 'line')
    .where('line.partnerId = :partnerId AND line.period = :period AND line.lineNo > :after', { partnerId, period, after })
    .orderBy('line.lineNo').limit(limit).getMany();

/** The statements issued, newest first: of a partner, of a period, or of both. */
export const listStatements = (manager: EntityManager, filter: { readonly partnerId: string | undefined; readonly period: string | undefined }): Promise<StatementBalanceRow[]> =>
  manager.find(statementBalanceEntity, {
    where: { ...(filter.partnerId === undefined ? {} : { partnerId: filter.partnerId }), ...(filter.period === undefined ? {} : { period: filter.period }) },
    order: { period: 'DESC', partnerId: 'ASC', currency: 'ASC' } });
