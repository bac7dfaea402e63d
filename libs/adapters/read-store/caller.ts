import type { DataSource, EntityManager } from 'typeorm';
import { readerRole } from './roles.js';

/** On whose behalf the read tables are read: somebody who may see the whole programme, or one partner. */
export type ReadCaller =
  | { readonly sees: 'programme' }
  | { readonly sees: 'partner'; readonly partnerId: string };

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
    await manager.query(`SELECT set_config('tandem.caller', $1, true), set_config('tandem.partner', $2, true)`,
      [caller.sees, caller.sees === 'partner' ? caller.partnerId : '']);
    return read(manager);
  });
