import type { DataSource, EntityManager } from 'typeorm';
import { readerRole } from './roles.js';

/** On whose behalf the read tables are read: somebody who may see the whole programme, or one partner. */
export type ReadCaller =
  | { readonly sees: 'programme' }
  /** With what was seen by those that became part of it. */
  | { readonly sees: 'partner'; readonly partnerId: string; readonly predecessors: readonly string[] };

/** A partner as a caller, with those that became part of it. */
export const partnerCaller = (partnerId: string, predecessors: readonly string[] = []): ReadCaller => ({ sees: 'partner', partnerId, predecessors });

/** Whether what is one partner's own matter is the caller's to see: the programme's people see everybody's, a partner its own and its predecessors'. */
export const seesOwnOf = (caller: ReadCaller, partnerId: string): boolean =>
  caller.sees === 'programme' || caller.partnerId === partnerId || caller.predecessors.includes(partnerId);

/**
 * Reads as the role that owns nothing, inside one transaction that names the caller: PostgreSQL's row-level security refuses
 * what is not the caller's even where a query forgot to. All reads of one call see one state of the tables, of one generation:
 * that is held by the lock on the checkpoints, taken before the state is fixed. Tables swapped in after that would look empty.
 */
export const readAs = async <Result>(
  dataSource: DataSource, caller: ReadCaller, read: (manager: EntityManager) => Promise<Result>,
): Promise<Result> =>
  dataSource.transaction('REPEATABLE READ', async (manager) => {
    await manager.query(`SET TRANSACTION READ ONLY; LOCK TABLE read.checkpoints IN ACCESS SHARE MODE; SET LOCAL ROLE ${readerRole}`);
    const partnerIds = caller.sees === 'partner' ? [caller.partnerId, ...caller.predecessors] : [];
    await manager.query(`SELECT set_config('tandem.caller', $1, true), set_config('tandem.partner', $2, true), set_config('tandem.partners', $3, true)`,
      [caller.sees, partnerIds[0] ?? '', partnerIds.join(',')]);
    return read(manager);
  });
